import type { ExportedFact } from "../../store/exports.ts";
import type { Row } from "../table.ts";
import { articleColumns, claimColumns } from "./claim.ts";

/** The row of a fact in the table "facts". */
export function factRow({ fact, record, articleKey, article }: ExportedFact): Row {
  return {
    ...claimColumns(fact),
    ...articleColumns(article),
    id: fact.id,
    record_id: record,
    article_key: articleKey,
    part_of: fact.partOf,
    alternatives: fact.alternatives.map(({ value, unit, qualifier }) => ({ value, unit, qualifier })),
    subject: fact.subject?.text ?? null,
    said_by: fact.saidBy,
    quote: fact.evidence[0]?.quote ?? "",
    rule: fact.rule,
    confidence: fact.confidence.score,
  };
}

/** The rows of the places that state it in the table "evidence", in their order. */
export function evidenceRows({ fact }: ExportedFact): Row[] {
  return fact.evidence.map(({ field, start, end, quote }, position) => {
    return { fact_id: fact.id, position, field, start, end, quote };
  });
}
