import { type StatedIn, type Statement, statementsOf } from "../records/statement.ts";
import type { ArticleToMerge } from "../store/merging.ts";

/**
 * What an article states; nothing where it is gone. Its signs are read from its text; where that has been pruned they are those that were
 * kept, and those of the headline for a fact of which none were.
 * @param at ISO 8601 instant at which facts are first held of which nothing was kept
 */
export function statedIn({ key, article, facts, text, statements }: ArticleToMerge, at: string): Statement[] {
  const member = text?.members.find((each) => each.key === key);
  if (article === null || text === null || member === undefined) return [];
  const stated: StatedIn = { ...member, language: article.article.language, text: text.text };
  const kept = new Map(statements.map((statement) => [statement.fact.id, statement]));
  const isPruned = article.textPrunedAt !== null;
  return statementsOf(stated, article.article.text, facts).map(({ fact, sign }) => {
    const before = kept.get(fact.id);
    return {
      fact,
      article: stated,
      sign: isPruned ? (before?.sign ?? sign) : sign,
      since: before?.since ?? at,
    };
  });
}
