import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, originalSpan } from "../../src/text/view.ts";

/** Text as the press writes it, mixed with everything that copying and converting leaves behind. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."aeé1’«…\u00ad\u200b\u200f\u202f\u00a0\u0301\u0344\u0640\u064b\u0654أاى٤ﻻﷺﬁ１\ud800\udc00`-".split(""),
        "😀\ufe0f",
        "Œuvre",
        "\r\n",
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join("")),
);

describe("the normalised view", () => {
  const spaces =
    "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
  it.each(spaces.split("").map((space) => [`U+${space.charCodeAt(0).toString(16).padStart(4, "0")}`, space]))(
    "makes an ordinary space of %s",
    (_, space) => {
      expect(normalise(`13${space}340`).text).toBe("13 340");
    },
  );

  it.each([
    ["composed accents", "re\u0301alise\u0301s, c\u0327oit", "réalisés, çoit"],
    ["a soft hyphen", "enga\u00adgement", "engagement"],
    ["a soft hyphen inside a composed letter", "e\u00ad\u0301tat", "état"],
    ["a zero-width space inside a composed letter", "re\u200b\u0301alise", "réalise"],
    ["a byte order mark", "\ufeffLe", "Le"],
    ["marks of direction", "\u200f450\u200e \u202bمنصب\u202c \u2066x\u2069", "450 منصب x"],
    [
      "apostrophes",
      "l’État l‘État lʼÉtat l´État l`État l′État l＇État",
      "l'État l'État l'État l'État l'État l'État l'État",
    ],
    ["quotes", "«a» “b” „c‟ ‹d›", '"a" "b" "c" "d"'],
    ["dashes", "2014–2020—2014‑2020−2", "2014-2020-2014-2020-2"],
    ["an ellipsis", "5…6", "5...6"],
    ["Arabic-Indic digits", "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "0123456789 0123456789"],
    ["Arabic separators", "٧٫٥ و١٬٠٠٠ و٢٪", "7,5 و1.000 و2%"],
    ["alef forms", "أحمد إدارة آفاق ٱلمغرب", "احمد ادارة افاق المغرب"],
    ["alef with a hamza of its own", "ا\u0654حمد ا\u0653فاق", "احمد افاق"],
    ["final ya and Persian letters", "على یوم کتاب", "علي يوم كتاب"],
    ["tatweel", "اتفاقيـــة", "اتفاقية"],
    ["short vowels", "اتِّفَاقِيَّةٌ", "اتفاقية"],
    ["presentation forms", "ﻻ ﺍﺗﻔﺎﻗﻴﺔ ﷲ", "لا اتفاقية الله"],
    ["ligatures", "ﬁnancement ﬂux", "financement flux"],
    ["full-width letters", "４５０ ＭＤＨ", "450 MDH"],
    ["case and accents, which stay", "À Fès, l'ÉTAT", "À Fès, l'ÉTAT"],
    ["nothing", "", ""],
  ])("reads %s", (_, original, text) => {
    expect(normalise(original).text).toBe(text);
  });

  it("keeps lone surrogates as they are", () => {
    expect(normalise("a\ud800b\udc00").text).toBe("a\ud800b\udc00");
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text).text;
        expect(normalise(once).text).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it("changes no character of the basic plane the second time", () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const once = normalise(`a${String.fromCharCode(code)}`).text;
      if (normalise(once).text !== once) expect.fail(`U+${code.toString(16)}`);
    }
  });

  it("gives every code unit an origin, in the order of the original", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const view = normalise(text);
        expect(view.original).toBe(text);
        expect(view.origins).toHaveLength(view.text.length + 1);
        expect(view.origins.at(-1)).toBe(text.length);
        expect(Array.from(view.origins)).toEqual(Array.from(view.origins).toSorted((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });
});

/** The words of the original that words of its view came from. */
const spanOf = (original: string, words: string): string => {
  const view = normalise(original);
  const start = view.text.indexOf(words);
  const span = originalSpan(view, start, start + words.length);
  return original.slice(span.start, span.end);
};

describe("the way back to the original", () => {
  it.each([
    ["Soit 13\u202f340\u00a0emplois créés", "13 340 emplois", "13\u202f340\u00a0emplois"],
    ["l’enga\u00adgement de 2\u00a0MDH\u200f.", "2 MDH", "2\u00a0MDH"],
    ["Il a cre\u0301e\u0301 5 postes", "créé", "cre\u0301e\u0301"],
    ["إحداث ٤٥٠ منصبـــا", "450 منصبا", "٤٥٠ منصبـــا"],
    ["un ﬁnancement", "financement", "ﬁnancement"],
    ["\u200f450\u200f postes", "450", "450"],
    ["😀 450 😀", "450", "450"],
  ])("quotes %j for %j", (original, words, quote) => {
    expect(spanOf(original, words)).toBe(quote);
  });

  it("stays inside the original, whatever the text and the stretch", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), (text, a, b) => {
        const view = normalise(text);
        const start = Math.min(a, b, view.text.length);
        const end = Math.min(Math.max(a, b), view.text.length);
        const span = originalSpan(view, start, end);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives the whole character back for a part of what it became", () => {
    expect(spanOf("avant ﷺ après", "الله")).toBe("ﷺ");
  });

  it("quotes something for every stretch that shows something, and says the same when read again", () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.integer({ min: 1, max: 10 }), (text, at, length) => {
        const view = normalise(text);
        const words = view.text.slice(at, at + length);
        fc.pre(words.trim() !== "");
        const span = originalSpan(view, at, at + length);
        expect(normalise(text.slice(span.start, span.end)).text).toContain(words.trim());
      }),
      { numRuns: 1000 },
    );
  });
});
