/** Words that tell a claim from others: those that hardly any claim has, and those written as names. */
import { z } from "zod";
import { readData } from "../data.ts";
import type { Sentence } from "../facts/sentence.ts";
import type { Fact, Language } from "../model.ts";
import { languages } from "../model.ts";
import { foldForSearch } from "../text/fold.ts";
import { stem } from "../text/words.ts";
import type { Token } from "../text/tokens.ts";
import { isCommonName } from "./spelling.ts";

const schema = z.record(z.enum(languages), z.array(z.string().min(1)));
const common = readData(new URL("words.yaml", import.meta.url), schema);
const commonStems = new Map(
  languages.map((language) => [language, new Set(common[language].map((word) => stem(word, language)))]),
);

/** Shorter words are articles and prepositions. */
const shortest = 4;
/** A word that may be a name where nothing marks names. */
const shortestUnmarked = 4;

/** Whether a folded word may name somebody. */
export function isTelling(folded: string): boolean {
  return folded.length >= 3 && !isCommonName(folded);
}

/** Stems of the words of a sentence that tell something. */
export function wordsIn(tokens: readonly Token[], language: Language): string[] {
  return tokens
    .filter((token) => token.kind === "word" && token.text.length >= shortest)
    .map((token) => token.stem)
    .filter((each) => commonStems.get(language)?.has(each) !== true);
}

/**
 * Words of an article that are parts of names, folded: those with a capital where none need stand, and those of its parties.
 * In a script without capitals any longer word may be one.
 */
export function properWords(sentences: readonly Sentence[], language: Language, facts: readonly Fact[]): Set<string> {
  const proper = new Set(facts.flatMap(partyWords));
  for (const { tokens, passage } of sentences) {
    const first = tokens.findIndex(({ kind }) => kind === "word");
    tokens.forEach((token, at) => {
      if (token.kind !== "word") return;
      const unmarked = isUnmarked(token.text) && token.text.length >= shortestUnmarked;
      // Headlines may have capitals everywhere.
      if (unmarked || (token.capital && at > first && passage.field === "text")) add(proper, token, language);
    });
  }
  return proper;
}

function add(proper: Set<string>, token: Token, language: Language): void {
  for (const lower of [token.lower, ...token.others.map((other) => other.lower)]) {
    if (commonStems.get(language)?.has(stem(lower, language)) !== true) proper.add(foldForSearch(lower));
  }
}

/** Whether the script of a word knows no capitals. */
export function isUnmarked(word: string): boolean {
  return /^\p{Lo}/u.test(word);
}

/** The folded words of the parties that no gazetteer knows. */
export function partyWords({ parties }: Pick<Fact, "parties">): string[] {
  return parties.filter(({ id }) => id === null).flatMap(({ name }) => nameWords(name));
}

/** The folded words of a name that tell whose it is. */
export function nameWords(name: string): string[] {
  return (foldForSearch(name).match(/\p{L}+/gu) ?? []).filter(isTelling);
}
