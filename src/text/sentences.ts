/** Sentences of a normalised text, by compromise's splitter with abbreviations of each language. */
import nlp from "compromise/one";
import { z } from "zod";
import { readData } from "../data.ts";
import { languages } from "../model.ts";
import type { Language } from "../model.ts";

/** The splitter of compromise and the two things it looks up; the library's types leave its methods open. */
interface Splitter {
  readonly one: { readonly tokenize: { splitSentences(text: string, world: unknown): string[] } };
}

const schema = z.record(z.enum(languages), z.array(z.string().min(1)));
const abbreviations = readData(new URL("abbreviations.yaml", import.meta.url), schema);
const methods = nlp.methods();

const hasSplitter = (library: object): library is Splitter => {
  const one: unknown = Reflect.get(library, "one");
  return typeof one === "object" && one !== null && "tokenize" in one;
};
if (!hasSplitter(methods)) throw new Error("compromise no longer offers its sentence splitter; keep to version 14");
const { tokenize } = methods.one;

/** The library's own list is English and shared by the whole process, so each language brings its own world. */
const worldOf = (language: Language) => ({
  methods,
  model: { one: { abbreviations: Object.fromEntries(abbreviations[language].map((word) => [word, true])) } },
});
const worlds = { fr: worldOf("fr"), ar: worldOf("ar"), en: worldOf("en"), es: worldOf("es") };

/** Where one sentence stands, as offsets of the text; together the sentences cover it without gap. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Splits a text into sentences. Lossless: each begins where the one before ends. */
export function splitSentences(text: string, language: Language): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const sentence of tokenize.splitSentences(text, worlds[language])) {
    sentences.push({ start, end: start + sentence.length });
    start += sentence.length;
  }
  return sentences;
}
