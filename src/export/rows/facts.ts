import type { StatingArticle } from "../../records/merge-articles.ts";
import type { ExportedFact } from "../../store/exports.ts";
import { articleKey } from "../../text/identity.ts";
import type { Row } from "../table.ts";
import { articleColumns, claimColumns } from "./claim.ts";

/** The row of a fact in the table "facts". */
export function factRow({ fact, record, articleKey: key, article }: Omit<ExportedFact, "hasText">): Row {
  return {
    id: fact.id,
    record_id: record,
    article_key: key,
    part_of: fact.partOf,
    alternatives: fact.alternatives.map(({ value, unit, qualifier }) => ({ value, unit, qualifier })),
    subject: fact.subject?.text ?? null,
    said_by: fact.saidBy,
    quote: fact.evidence[0]?.quote ?? "",
    rule: fact.rule,
    confidence: fact.confidence.score,
    // Last: an object that begins with others of many fields takes fifty times as long to make.
    ...claimColumns(fact),
    ...articleColumns(article),
  };
}

/** The rows of the places that state it in the table "evidence", in their order. */
export function evidenceRows({ fact }: ExportedFact): Row[] {
  return fact.evidence.map(({ field, start, end, quote }, position) => {
    return { fact_id: fact.id, position, field, start, end, quote };
  });
}

/**
 * The rows of an article's facts in the table "facts", for those who have no register: they are of no record.
 * @example
 * ```ts
 * import { extractFacts, factRows, loadEngine, loadSources, readText } from "sijill";
 *
 * const article = readText("Le parc a créé 870 emplois.", loadSources());
 * const rows = factRows({ article, facts: extractFacts(article, loadEngine()).facts });
 * console.log(rows.map(({ type, value, quote }) => [type, value, quote])); // [ [ 'jobs', 870, '870 emplois' ] ]
 * ```
 */
export function factRows({ article, facts }: StatingArticle): Row[] {
  const key = articleKey(article);
  return facts.map((fact) => factRow({ fact, record: null, articleKey: key, article }));
}
