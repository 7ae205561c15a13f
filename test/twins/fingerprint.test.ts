import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts } from "../../src/twins/compare.ts";
import { fingerprintOf, keysOf, packFingerprint, unpackFingerprint } from "../../src/twins/fingerprint.ts";

const sentence =
  "La commune d'Azrou a confié à trois ateliers la pose de 240 lampadaires, pour un coût de 3,2 millions de dirhams.";
const text = Array.from({ length: 8 }, (_, at) =>
  sentence.replace("Azrou", `Azrou ${"abcdefgh".slice(0, at + 1)}`),
).join("\n");

function compare(one: string, other: string) {
  return compareTexts(fingerprintOf(one), fingerprintOf(other));
}

function estimateOf(shared: number, own: number): number {
  const [common, mine, theirs] = [madeUp(0, shared), madeUp(5_000, own), madeUp(9_000, own)];
  return compare([...common, ...mine].join(" "), [...common, ...theirs].join(" ")).resemblance;
}

/** Words that stand in no other stretch. */
function madeUp(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `mot${letters(from + at)}`);
}

function letters(number: number): string {
  return String(number).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
}

describe("a fingerprint", () => {
  it.each([
    ["case", "LES TRAVAUX ONT COMMENCÉ", "les travaux ont commencé"],
    ["accents", "Les travaux ont commencé", "Les travaux ont commence"],
    ["punctuation and lines", "« Les travaux », dit-il.\nIls ont commencé !", "Les travaux dit-il ils ont commencé"],
    ["spaces inside numbers", "13\u202f340 emplois", "13.340 emplois"],
    ["Arabic digits and vowel signs", "١٤٠ منصبَ شغلٍ بالمملكة", "140 منصب شغل بالمملكة"],
    ["forms of letters", "أعلن المركز عن إحداث وكالة", "اعلن المركز عن احداث وكاله"],
  ])("is the same whatever the %s", (_, one, other) => {
    expect(fingerprintOf(one)).toEqual(fingerprintOf(other));
  });

  it("is another for other words, figures and order", () => {
    const { exact } = fingerprintOf("Le parc créera 450 emplois");
    expect(fingerprintOf("Le parc créera 540 emplois").exact).not.toBe(exact);
    expect(fingerprintOf("Le parc créera emplois 450").exact).not.toBe(exact);
  });

  it("is what it was on the day this was written: kept ones depend on it", () => {
    const packed = Buffer.from(packFingerprint(fingerprintOf(text)));
    expect(packed.toString("hex", 0, 24)).toMatchInlineSnapshot(`"0100c0002d6a18d9755daa14781f8d1f6e35b2932b583a4e"`);
  });

  it("is small and comes back from its bytes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.stringMatching(/^[a-z\u0621-\u064a]{1,8}$/), fc.nat(9999)), { maxLength: 400 }),
        (words) => {
          const fingerprint = fingerprintOf(words.join(" "));
          const packed = packFingerprint(fingerprint);
          expect(packed.length).toBeLessThan(600);
          expect(unpackFingerprint(packed)).toEqual(fingerprint);
        },
      ),
    );
  });

  it("of another make, or damaged, is none", () => {
    const packed = packFingerprint(fingerprintOf(text));
    const later = packed.slice();
    later[0] = 9;
    expect(unpackFingerprint(later)).toBeNull();
    expect(unpackFingerprint(packed.subarray(0, 60))).toBeNull();
    expect(unpackFingerprint(new Uint8Array())).toBeNull();
  });

  it("bears any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (any) => {
        expect(compare(any, any).figuresChanged).toBe(0);
      }),
    );
    expect(compare("", "").identical).toBe(false);
    expect(fingerprintOf("mot ".repeat(100_000)).words).toBe(20_000);
  });
});

describe("comparing texts", () => {
  it.each([
    [300, 20],
    [300, 100],
    [100, 100],
    [50, 400],
  ])("estimates what %i words in common and %i of each text's own come to", (shared, own) => {
    const actual = (shared - 2) / (shared - 2 + 2 * own);
    expect(Math.abs(estimateOf(shared, own) - actual)).toBeLessThan(0.1);
  });

  it("knows a text of few words only by all of them", () => {
    const short = "Le roi reçoit le ministre de l'Industrie à Fès";
    expect(compare(short, `${short} !`)).toMatchObject({ identical: true, words: 10 });
    expect(compare(short, `${short} lundi`)).toMatchObject({ identical: false, resemblance: 0, containment: 0 });
  });

  it("sees a changed figure, in digits or in words", () => {
    expect(compare(text, text.replace("240", "420"))).toMatchObject({ figuresChanged: 1 });
    expect(compare(text, text.replace("3,2 millions", "3,2 milliards"))).toMatchObject({ figuresChanged: 1 });
    expect(compare(text, text.replace("trois ateliers", "cinq ateliers"))).toMatchObject({ figuresChanged: 1 });
    const arabic = "أعلنت الوزارة أن البرنامج سيوفر ثلاثة مراكز للتكوين المهني في مدن الجهة قبل نهاية هذه السنة";
    expect(compare(arabic, arabic.replace("ثلاثة", "خمسة"))).toMatchObject({ figuresChanged: 1 });
  });

  it("sees no changed figure where text was cut or added", () => {
    const cut = text.split("\n").slice(0, 5).join("\n");
    expect(compare(text, cut)).toMatchObject({ figuresChanged: 0 });
    expect(compare(text, cut).containment).toBeGreaterThan(0.95);
    expect(compare(text, `Rabat, 12 mai 2025 (AAP) -\n${text}\n© 2025 Tous droits réservés`)).toMatchObject({
      figuresChanged: 0,
    });
  });
});

describe("the keys an article is found by", () => {
  it("hold one of each twin's", () => {
    const [one, other] = [text, `AAP\n${text}\nAbonnez-vous.`].map((each) => keysOf(fingerprintOf(each), "Éclairage"));
    expect(other?.some((key) => one?.includes(key))).toBe(true);
  });

  it("are few and short", () => {
    const keys = keysOf(fingerprintOf(text), "Azrou : la commune pose 240 lampadaires");
    expect(keys).toHaveLength(26);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(20);
    expect(new Set(keys).size).toBe(26);
  });

  it("are none for an empty text under a title that says nothing", () => {
    expect(keysOf(fingerprintOf(""), "Éditorial")).toEqual([]);
  });
});
