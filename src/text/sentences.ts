/** Sentences of a normalised text, by compromise's splitter with abbreviations of each language. */
import nlp from "compromise/one";
import { z } from "zod";
import { readData } from "../data.ts";
import { languages } from "../model.ts";
import type { Language } from "../model.ts";

/** The splitter of compromise and the two things it looks up; the library's types leave its methods open. */
interface Splitter {
  readonly one: {
    readonly tokenize: {
      splitSentences(text: string, world: unknown): string[];
      isSentence(text: string, abbreviations: object): boolean;
    };
  };
}

const words = z.array(z.string().min(1));
const schema = z.record(z.enum(languages), z.strictObject({ words, units: words }));
const abbreviations = readData(new URL("abbreviations.yaml", import.meta.url), schema);
const methods = nlp.methods();

const hasSplitter = (library: object): library is Splitter => {
  const one: unknown = Reflect.get(library, "one");
  return typeof one === "object" && one !== null && "tokenize" in one;
};
if (!hasSplitter(methods)) throw new Error("compromise no longer offers its sentence splitter; keep to version 14");
const { tokenize } = methods.one;

/** What tells whether a chunk ends a sentence stands in so many last characters of it. */
const tail = 80;

/**
 * The library compares the last word between spaces: of "l'art." that is the word behind the article.
 * It looks at the whole chunk again for each short one that it joins; the tail keeps that linear.
 */
const isSentence = (chunk: string, known: object): boolean => {
  const end = chunk.slice(-tail);
  return tokenize.isSentence(end.includes("'") ? end.replace(/\p{L}{1,2}'(?=\p{L}{1,8}\. ?$)/u, "") : end, known);
};

/** The library's own list is English and shared by the whole process, so each language brings its own world. */
const worldOf = (language: Language) => ({
  methods: { one: { tokenize: { isSentence } } },
  model: { one: { abbreviations: Object.fromEntries(abbreviations[language].words.map((word) => [word, true])) } },
});
const worlds = { fr: worldOf("fr"), ar: worldOf("ar"), en: worldOf("en"), es: worldOf("es") };

/** True where the full stop between two chunks only shortens a unit: "5 Mds. Dhs". */
function goesOn(before: string, next: string, units: readonly string[]): boolean {
  const first = /^["(]{0,2}(\p{L}{1,20})/u.exec(next)?.[1];
  if (first === undefined || !(/^\p{Ll}/u.test(first) || units.includes(first.toLowerCase()))) return false;
  const unit = /(?<!\p{L})(\p{L}{1,6})\. *$/u.exec(before.slice(-tail))?.[1];
  return unit !== undefined && units.includes(unit.toLowerCase());
}

/** Where one sentence stands, as offsets of the text; together the sentences cover it without gap. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** No sentence of prose is longer; what is gets cut at a space, so that the work on one sentence stays bounded. */
const longestSentence = 1_500;

/** The library joins chunks in a time that grows with the square of the text; a long one is handed to it in parts. */
const longestPart = 5_000;

/** A word of three letters or digits: shorter ones before a full stop are often abbreviations. */
const endsWord = /^[\p{L}\d]{3}$/u;

/** The pieces of a stretch of text, each at most `limit` long, cut behind a full stop or else at a space. */
function pieces(text: string, start: number, end: number, limit: number): Sentence[] {
  const found: Sentence[] = [];
  let from = start;
  while (end - from > limit) {
    let stop = text.lastIndexOf(". ", from + limit - 2);
    while (stop > from && !endsWord.test(text.slice(stop - 3, stop))) stop = text.lastIndexOf(". ", stop - 1);
    const space = text.lastIndexOf(" ", from + limit - 1);
    const to = stop > from ? stop + 2 : space > from ? space + 1 : from + limit;
    found.push({ start: from, end: to });
    from = to;
  }
  found.push({ start: from, end });
  return found;
}

/**
 * What every end of a sentence inside a text has: the stops of the library, and other signs of their ranges, before a space,
 * a new line, or a stop of scripts without spaces.
 */
const innerEnd =
  /[.!?\u0589\u061f\u06d4\u0964\u0965\u104b\u1362-\u1367\u17d4\u2000-\u2e7f]\s+\S|[\n\r\u3002\uff01\uff1f\uff61]/;

const chunksOf = (text: string, language: Language): string[] =>
  pieces(text, 0, text.length, longestPart).flatMap(({ start, end }) => {
    const part = text.slice(start, end);
    // The library takes a while to find that one sentence is one; so are titles, items of lists and many paragraphs.
    if (!innerEnd.test(part)) return [part];
    const chunks = tokenize.splitSentences(part, worlds[language]);
    return chunks.length === 0 ? [part] : chunks;
  });

/** Splits a text into sentences. Lossless: each begins where the one before ends. A text of spaces has none. */
export function splitSentences(text: string, language: Language): Sentence[] {
  const sentences: Sentence[] = [];
  if (text.trim() === "") return [];
  let before = "";
  let start = 0;
  for (const chunk of chunksOf(text, language)) {
    const end = start + chunk.length;
    const last = sentences.at(-1);
    if (last !== undefined && goesOn(before, chunk, abbreviations[language].units))
      sentences.splice(-1, 1, { start: last.start, end });
    else sentences.push({ start, end });
    before = chunk;
    start = end;
  }
  return sentences.flatMap((sentence) => pieces(text, sentence.start, sentence.end, longestSentence));
}
