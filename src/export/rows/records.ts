import type { ExportedRecord } from "../../store/exports.ts";
import type { Row } from "../table.ts";
import { articleColumns, claimColumns } from "./claim.ts";

/** The row of a record in the table "records". */
export function recordRow({ record, course }: ExportedRecord): Row {
  const others = (is: "promise" | "result") => course.filter((link) => link.is === is).map((link) => link.record);
  return {
    id: record.id,
    version: record.version,
    since: record.since,
    changed_at: record.changedAt,
    state: record.state,
    withdrawn_at: record.withdrawnAt,
    is_part: record.isPart,
    subject: record.subject,
    languages: record.languages,
    outlets: record.outlets,
    independent_outlets: record.independentOutlets,
    fact_count: record.facts.length,
    disagreements: record.disagreeing,
    confidence: record.confidence,
    rules: record.rules,
    sources: record.sources,
    promises: others("promise"),
    results: others("result"),
    quote: record.lead?.quote ?? null,
    // Last: an object that begins with others of many fields takes fifty times as long to make.
    ...claimColumns(record),
    ...articleColumns(record.lead),
  };
}

/** The rows of its parties in the table "parties", in their order. */
export function partyRows({ record }: ExportedRecord): Row[] {
  return record.parties.map(({ name, id, role }, position) => {
    return { record_id: record.id, position, name, party_id: id, role };
  });
}
