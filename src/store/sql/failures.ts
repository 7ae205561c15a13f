import type { Kysely } from "kysely";
import type { Article, Evidence } from "../../model.ts";
import { splitSentences } from "../../text/sentences.ts";
import type { Review, RuleFailure } from "../reviews.ts";
import { holdingOf } from "./history.ts";
import { stateOf } from "./record-rows.ts";
import { leadingId, readRecords } from "./record-state.ts";
import { statedFacts } from "./stated.ts";
import type { Tables } from "./tables.ts";

export async function ruleFailures(database: Kysely<Tables>, rule: string, limit: number): Promise<RuleFailure[]> {
  const failures: RuleFailure[] = [];
  // Decisions that others have replaced are left out, so that more have to be looked at than are given.
  for (let before = Number.MAX_SAFE_INTEGER; failures.length < limit;) {
    const rows = await database
      .selectFrom("review_rules")
      .innerJoin("reviews", "reviews.seq", "review_rules.seq")
      .select(["reviews.seq", "record_id"])
      .where("rule", "=", rule)
      .where("undone_by", "is", null)
      .where("action", "in", ["correct", "reject"])
      .where("review_rules.seq", "<", before)
      .orderBy("review_rules.seq", "desc")
      .limit(limit)
      .execute();
    const holding = await holdingOf(
      database,
      rows.map(({ record_id }) => record_id),
    );
    for (const { seq, record_id } of rows) {
      const review = holding.get(record_id);
      if (review?.seq === seq) failures.push({ review, quote: await sentenceOf(database, review, rule) });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) break;
    before = last.seq;
  }
  return failures.slice(0, limit);
}

/** The sentence in which the rule found it; "" where its article says it no more. */
async function sentenceOf(database: Kysely<Tables>, { record }: Review, rule: string): Promise<string> {
  const leading = await leadingId(database, record);
  const [stored] = leading === null ? [] : await readRecords(database, [leading]);
  if (stored === undefined) return "";
  const { claim } = stateOf(stored.row, stored.details);
  const stated = [...(await statedFacts(database, claim.facts)).values()].find(({ fact }) => fact.rule === rule);
  const [span] = stated?.fact.evidence ?? [];
  if (stated === undefined || span === undefined) return "";
  const { title, language } = stated.article;
  const row = await database
    .selectFrom("articles")
    .select("text")
    .where("key", "=", stated.articleKey)
    .executeTakeFirst();
  return sentenceAround({ title, language, text: row?.text ?? "" }, span);
}

/** The sentence that a span stands in, or as much of the text as is left of it. */
function sentenceAround(article: Pick<Article, "title" | "text" | "language">, span: Evidence): string {
  const text = article[span.field];
  const from = text.lastIndexOf("\n", span.start) + 1;
  const end = text.indexOf("\n", span.start);
  const line = text.slice(from, end < 0 ? text.length : end);
  if (text.slice(span.start, span.end) !== span.quote || article.language === null) return span.quote;
  const sentence = splitSentences(line, article.language).find(
    (each) => from + each.start <= span.start && span.start < from + each.end,
  );
  return sentence === undefined ? span.quote : line.slice(sentence.start, sentence.end).trim();
}
