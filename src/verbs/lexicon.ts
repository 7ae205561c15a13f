/** Verbs of a language: from a form to its verb and tense, made from paradigms in one YAML file per language. */
import { z } from "zod";
import { readData } from "../data.ts";
import type { Language } from "../model.ts";
import { written } from "../text/written.ts";

export const tenses = [
  "infinitive",
  "present",
  "imperfect",
  "past",
  "participle",
  "future",
  "conditional",
  "gerund",
  "noun",
] as const;
export type Tense = (typeof tenses)[number];

const words = z.array(written);

/** Tenses of a language whose paradigms serve endings; verbal nouns belong to verbs that are listed. */
const suffixTenses = tenses.filter((tense) => tense !== "noun");

const schema = z.strictObject({
  paradigms: z.record(z.string(), z.record(z.enum(suffixTenses), z.array(z.string()))),
  /** How the forms of listed verbs are made of a stem, which "-" stands for: past ones of the past stem, the others of the present stem. */
  patterns: z
    .strictObject({ past: words, present: words, future: words, infinitive: words, nounOpen: words })
    .default({ past: [], present: [], future: [], infinitive: [], nounOpen: [] }),
  /** Verbs by the name that phrases give them: their stems, and forms that stand as they are. */
  verbs: z
    .record(
      written,
      z.strictObject({
        past: words.default([]),
        present: words.default([]),
        participle: words.default([]),
        noun: words.default([]),
        forms: z.partialRecord(z.enum(suffixTenses), words).default({}),
      }),
    )
    .default({}),
  auxiliaries: words,
  modals: words,
  justDone: words,
  between: words,
  determiners: words,
  /** Endings of `paradigms` whose verbs take the spellings of French -er verbs. */
  respelled: z.array(z.string()).default([]),
  /** True where an auxiliary before a gerund tells what goes on: "is investing", "está invirtiendo". */
  progressive: z.boolean().default(false),
  /** True where a modal stands before an infinitive only, so that "according to signed texts" is no future. */
  modalsTakeInfinitive: z.boolean().default(false),
  adverbEndings: z.array(z.string()),
  /** A present form right behind one of these depends on what stands before ("من المنتظر أن يوقع"). */
  subordinators: words.default([]),
  /** Between an auxiliary and its verbal noun anything may stand but these. */
  stops: words.default([]),
  negation: z.strictObject({
    before: words,
    after: words,
    pending: words,
    /** Words that deny by themselves what stands right behind them. */
    alone: words.default([]),
  }),
});
export type VerbData = z.infer<typeof schema>;
type Paradigm = VerbData["paradigms"][string];
type ListedVerb = VerbData["verbs"][string];

/** Spellings that French -er verbs take so that their sound stays: engageait, finança, déploie, génère. */
function respell(stem: string, ending: string): string[] {
  const last = stem.at(-1) ?? "";
  const hard = /^[aoâ]/.test(ending);
  const mute = /^e(?:s|nt|r.*)?$/.test(ending);
  if (last === "g" && hard) return [`${stem}e${ending}`];
  if (last === "c" && hard) return [`${stem.slice(0, -1)}ç${ending}`];
  if (last === "y" && mute) return [`${stem}${ending}`, `${stem.slice(0, -1)}i${ending}`];
  if (mute && /[eé][^aeiouyé]{1,2}$/.test(stem)) {
    const at = Math.max(stem.lastIndexOf("e"), stem.lastIndexOf("é"));
    const grave = `${stem.slice(0, at)}è${stem.slice(at + 1)}${ending}`;
    return [`${stem}${ending}`, grave, ...(/[lt]$/.test(stem) ? [`${stem}${last}${ending}`] : [])];
  }
  return [`${stem}${ending}`];
}

const formsOfListed = (verb: ListedVerb, patterns: VerbData["patterns"]): [string, Tense][] => {
  const made = (stems: readonly string[], list: readonly string[], tense: Tense): [string, Tense][] =>
    stems.flatMap((stem) => list.map((pattern): [string, Tense] => [pattern.replace("-", stem), tense]));
  return [
    ...made(verb.past, patterns.past, "past"),
    ...made(verb.present, patterns.present, "present"),
    ...made(verb.present, patterns.future, "future"),
    ...made(verb.present, patterns.infinitive, "infinitive"),
    ...made(verb.noun, patterns.nounOpen, "infinitive"),
    ...verb.noun.map((form): [string, Tense] => [form, "noun"]),
    ...verb.participle.map((form): [string, Tense] => [form, "participle"]),
    ...Object.entries(verb.forms).flatMap(([tense, list]) =>
      tenses.flatMap((known) => (known === tense ? list.map((form): [string, Tense] => [form, known]) : [])),
    ),
  ];
};

const formsOfParadigm = (lemma: string, ending: string, paradigm: Paradigm, respelled: boolean): [string, Tense][] => {
  const stem = lemma.slice(0, lemma.length - ending.length);
  return suffixTenses.flatMap((tense) =>
    paradigm[tense].flatMap((suffix) =>
      (respelled && tense !== "infinitive" ? respell(stem, suffix) : [stem + suffix]).map((form): [string, Tense] => [
        form,
        tense,
      ]),
    ),
  );
};

/** The verbs of one language. The first auxiliary is the one that makes a past of its infinitive. */
export class VerbLexicon {
  readonly data: VerbData;
  readonly #formsByLemma = new Map<string, ReadonlyMap<string, readonly Tense[]>>();

  constructor(data: VerbData) {
    this.data = data;
  }

  /**
   * Every form of a verb, in lower case with accents, with the tenses it may be.
   * @returns null where the verb is not listed and no paradigm fits it
   */
  forms(lemma: string): ReadonlyMap<string, readonly Tense[]> | null {
    const known = this.#formsByLemma.get(lemma);
    if (known !== undefined) return known;
    const listed = this.data.verbs[lemma];
    if (listed !== undefined) return this.#keep(lemma, formsOfListed(listed, this.data.patterns));
    const ending = Object.keys(this.data.paradigms)
      .filter((candidate) => lemma.endsWith(candidate))
      .reduce<string | null>(
        (longest, candidate) => (longest === null || candidate.length > longest.length ? candidate : longest),
        null,
      );
    const paradigm = ending === null ? undefined : this.data.paradigms[ending];
    if (ending === null || paradigm === undefined) return null;
    return this.#keep(lemma, formsOfParadigm(lemma, ending, paradigm, this.data.respelled.includes(ending)));
  }

  #keep(lemma: string, made: readonly [string, Tense][]): ReadonlyMap<string, readonly Tense[]> {
    const forms = new Map<string, Tense[]>();
    for (const [form, tense] of made) {
      const found = forms.get(form);
      if (found === undefined) forms.set(form, [tense]);
      else if (!found.includes(tense)) found.push(tense);
    }
    this.#formsByLemma.set(lemma, forms);
    return forms;
  }
}

const loaded = new Map<Language, VerbLexicon>();

/** The verbs of a language, read once. Errors: SijillError "bad-data" with file and line. */
export function verbsOf(language: Language): VerbLexicon {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const lexicon = new VerbLexicon(readData(new URL(`${language}.yaml`, import.meta.url), schema));
  loaded.set(language, lexicon);
  return lexicon;
}
