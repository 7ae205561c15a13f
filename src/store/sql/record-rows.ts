import { z } from "zod";
import { shown as shownOver } from "../../records/amend.ts";
import { surestOf } from "../../records/precision.ts";
import type { ClaimRecord } from "../../records/record.ts";
import { foldForSearch } from "../../text/fold.ts";
import { wordsForSearch } from "../../text/search-words.ts";
import { fromJson, toJson } from "../json.ts";
import type { Amendments, Lead, ListedRecord } from "../records.ts";
import { dayOf } from "../times.ts";
import { isInSums } from "./record-sums.ts";
import type { RecordDetailRow, RecordRow, RecordTagRow } from "./record-tables.ts";
import type { StatedFact } from "./stated.ts";

// Only the register writes these columns, and what it writes has been checked by the compiler.
const claimOf = z.custom<ClaimRecord>((claim) => typeof claim === "object");
const amendmentsOf = z.custom<Amendments>((amended) => typeof amended === "object");
const keptLead = z.custom<Lead>((lead) => typeof lead === "object");
const namesOf = z.array(z.string());

/** What a record is made of: what merging says, what people have decided, and the facts that state it. */
export interface RecordState extends Pick<ListedRecord, "state" | "withdrawnAt"> {
  readonly claim: ClaimRecord;
  readonly amended: Amendments;
}

/** What is kept of a record, but for its number, version and time of change. */
export interface ShownRecord {
  readonly row: Omit<RecordRow, "number" | "version" | "changed_at">;
  readonly details: Omit<RecordDetailRow, "number">;
  readonly tags: readonly Omit<RecordTagRow, "number">[];
}

/**
 * @param facts those that state the record, as many as are kept
 * @param precisions what reviews have taught about their rules
 */
export function showRecord(
  record: RecordState,
  facts: readonly StatedFact[],
  precisions: ReadonlyMap<string, number>,
): ShownRecord {
  const { claim, amended, state, withdrawnAt } = record;
  const shown = shownOver(claim, amended);
  const surest = surestOf(facts, precisions);
  const lead = surest === null ? null : leadOf(surest.stated);
  const rules = unique(facts.map(({ fact }) => fact.rule));
  const sources = unique(facts.flatMap(({ sourceId }) => sourceId ?? []));
  const isPart = Number(facts.some(({ fact }) => fact.partOf !== null));
  const sums = { state, withdrawn_at: withdrawnAt, is_part: isPart, per: shown.per, type: shown.type };
  return {
    row: {
      ...sums,
      summed: Number(isInSums(sums)),
      id: claim.id,
      since: claim.since,
      kind: shown.kind,
      metric: shown.metric,
      status: shown.status,
      value: shown.value,
      max: shown.max,
      unit: shown.unit,
      qualifier: shown.qualifier,
      date_value: shown.date?.value ?? null,
      horizon: shown.horizon,
      independent_outlets: shown.independentOutlets,
      fact_count: shown.facts.length,
      disagreements: shown.disagreements.length,
      confidence: surest?.score ?? 0,
      sort_day: (shown.date && dayOf(shown.date.value, "last")) ?? "",
      sort_value: shown.value ?? -1,
      sort_source: lead?.outlet ?? "",
    },
    details: {
      claim_json: toJson(claim),
      amended_json: toJson(amended),
      lead_json: lead === null ? null : toJson(lead),
      rules_json: toJson(rules),
      sources_json: toJson(sources),
      searched: searchedIn(shown, facts),
    },
    tags: tagsOf(shown, rules, sources),
  };
}

/** The surest fact speaks for a record, of as sure ones the one said first. */
function leadOf({ fact, article }: StatedFact): Lead {
  const { title, url, outlet, language, publishedAt } = article;
  return { fact: fact.id, quote: fact.evidence[0]?.quote ?? "", title, url, outlet, language, publishedAt };
}

/** So many facts of a record are searched: what hundreds of copies of one text say, the first say as well. */
const mostSearched = 30;

/** One line each: words asked for as they follow each other never match across two of them. */
function searchedIn(shown: ClaimRecord, facts: readonly StatedFact[]): string {
  const stated = facts.slice(0, mostSearched);
  const texts = [
    ...stated.map(({ article }) => article.title),
    ...stated.flatMap(({ fact }) => fact.evidence.map(({ quote }) => quote)),
    shown.subject ?? "",
    ...shown.parties.map(({ name }) => name),
  ];
  return [...new Set(texts.map((text) => wordsForSearch(text).join(" ")))].filter((text) => text !== "").join("\n");
}

function tagsOf(shown: ClaimRecord, rules: readonly string[], sources: readonly string[]): ShownRecord["tags"] {
  const families: { readonly [family in (typeof ownFamilies)[number]]: readonly string[] } = {
    sector: shown.sectors,
    region: shown.regions,
    programme: shown.programmes,
    party: shown.parties.map(({ id, name }) => id ?? foldForSearch(name)),
    outlet: shown.outlets,
    language: shown.languages,
    source: sources,
    rule: rules,
  };
  return ownFamilies.flatMap((family) =>
    unique(families[family])
      .filter((tag) => tag !== "")
      .map((tag) => ({ family, tag })),
  );
}

/** What a record says of itself; its courses are kept with those of the others. */
const ownFamilies = ["sector", "region", "programme", "party", "outlet", "language", "source", "rule"] as const;

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].toSorted();
}

/** What a row and its details hold of what a record is made of. */
export function stateOf(row: RecordRow, details: RecordDetailRow): RecordState {
  return {
    state: row.state,
    withdrawnAt: row.withdrawn_at,
    claim: fromJson(claimOf, details.claim_json),
    amended: fromJson(amendmentsOf, details.amended_json),
  };
}

export function listedRecord(row: RecordRow, details: RecordDetailRow): ListedRecord {
  const kept = stateOf(row, details);
  const { links: _links, disagreements, aliases: _aliases, ...shown } = shownOver(kept.claim, kept.amended);
  return {
    version: row.version,
    changedAt: row.changed_at,
    state: row.state,
    withdrawnAt: row.withdrawn_at,
    confidence: row.confidence,
    rules: fromJson(namesOf, details.rules_json),
    sources: fromJson(namesOf, details.sources_json),
    isPart: row.is_part === 1,
    disagreeing: disagreements.length,
    lead: details.lead_json === null ? null : fromJson(keptLead, details.lead_json),
    // Last: an object that begins with another of many fields takes fifty times as long to make.
    ...shown,
  };
}
