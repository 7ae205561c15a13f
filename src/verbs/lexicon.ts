/** Verbs of a language: from a form to its verb and tense, made from paradigms in one YAML file per language. */
import { z } from "zod";
import { readData } from "../data.ts";
import type { Language } from "../model.ts";

export const tenses = [
  "infinitive",
  "present",
  "imperfect",
  "past",
  "participle",
  "future",
  "conditional",
  "gerund",
] as const;
export type Tense = (typeof tenses)[number];

const schema = z.strictObject({
  paradigms: z.record(z.string(), z.record(z.enum(tenses), z.array(z.string()))),
  auxiliaries: z.array(z.string()),
  modals: z.array(z.string()),
  justDone: z.array(z.string()),
  between: z.array(z.string()),
  determiners: z.array(z.string()),
  /** Endings of `paradigms` whose verbs take the spellings of French -er verbs. */
  respelled: z.array(z.string()).default([]),
  /** True where an auxiliary before a gerund tells what goes on: "is investing", "está invirtiendo". */
  progressive: z.boolean().default(false),
  /** True where a modal stands before an infinitive only, so that "according to signed texts" is no future. */
  modalsTakeInfinitive: z.boolean().default(false),
  adverbEndings: z.array(z.string()),
  negation: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()), pending: z.array(z.string()) }),
});
export type VerbData = z.infer<typeof schema>;
type Paradigm = VerbData["paradigms"][string];

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

const formsOfParadigm = (lemma: string, ending: string, paradigm: Paradigm, respelled: boolean): [string, Tense][] => {
  const stem = lemma.slice(0, lemma.length - ending.length);
  return tenses.flatMap((tense) =>
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
   * @returns null where no paradigm fits the verb
   */
  forms(lemma: string): ReadonlyMap<string, readonly Tense[]> | null {
    const known = this.#formsByLemma.get(lemma);
    if (known !== undefined) return known;
    const ending = Object.keys(this.data.paradigms)
      .filter((candidate) => lemma.endsWith(candidate))
      .reduce<string | null>(
        (longest, candidate) => (longest === null || candidate.length > longest.length ? candidate : longest),
        null,
      );
    const paradigm = ending === null ? undefined : this.data.paradigms[ending];
    if (ending === null || paradigm === undefined) return null;
    const forms = new Map<string, Tense[]>();
    for (const [form, tense] of formsOfParadigm(lemma, ending, paradigm, this.data.respelled.includes(ending))) {
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
