/** What is kept of a fact and its article to tell which other facts state the same claim. Plain data that survives JSON. */
import type { Fact, Language } from "../model.ts";
import type { TextMember } from "../twins/groups.ts";
import { signsOf, type Sign } from "./sign.ts";

/** The article that states a fact: who shows it, and which text it holds. */
export interface StatedIn extends TextMember {
  /** Null where it could not be told. */
  readonly language: Language | null;
  /** The text it holds, by the key that `twins/groups.ts` gives: articles of one text share it, whoever runs them. */
  readonly text: string;
}

/** A fact as one article states it. */
export interface Statement {
  readonly fact: Fact;
  readonly article: StatedIn;
  readonly sign: Sign;
  /** ISO 8601 instant at which the register first held the fact: of two records the older one keeps its id. "" where nobody noted it. */
  readonly since: string;
}

/**
 * The statements of one article.
 * @param body the article's text, which the signs are read from; it is not kept
 * @param facts all facts of the article, because each tells something about the others
 */
export function statementsOf(article: StatedIn, body: string, facts: readonly Fact[], since = ""): Statement[] {
  const signs = signsOf(article, body, facts);
  return facts.flatMap((fact, at) => {
    const sign = signs[at];
    return sign === undefined ? [] : [{ fact, article, sign, since }];
  });
}
