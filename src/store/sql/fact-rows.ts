import type { ExpressionBuilder } from "kysely";
import { z } from "zod";
import { type Article, type Fact, type FactDate, qualifiers, type Subject } from "../../model.ts";
import { foldForSearch } from "../../text/fold.ts";
import { fromJson, toJson } from "../json.ts";
import { dayOf } from "../times.ts";
import type { EvidenceRow, FactRow, PartyRow, Tables, TagFamily, TagRow } from "./tables.ts";

/** The rows that belong to facts, in the order of the facts. */
export interface FactParts {
  readonly evidence: EvidenceRow[];
  readonly parties: PartyRow[];
  readonly tags: TagRow[];
}

const alternativesOf = z.array(z.object({ value: z.number(), unit: z.string(), qualifier: z.enum(qualifiers) }));
const confidenceParts = z.record(z.string(), z.number());

/** The rows of an article's facts. Its title, which all of them are found by, is folded once. */
export function factRows(articleKey: string, { title }: Article, facts: readonly Fact[]): FactRow[] {
  const folded = foldForSearch(title);
  return facts.map((fact) => factRow(articleKey, folded, fact));
}

function factRow(articleKey: string, foldedTitle: string, fact: Fact): FactRow {
  const { date, subject } = fact;
  const quotes = fact.evidence.map((evidence) => evidence.quote);
  const names = fact.parties.map((party) => party.name);
  return {
    id: fact.id,
    article_key: articleKey,
    type: fact.type,
    kind: fact.kind,
    status: fact.status,
    value: fact.value,
    max: fact.max,
    unit: fact.unit,
    per: fact.per,
    qualifier: fact.qualifier,
    alternatives_json: toJson(fact.alternatives),
    date_value: date?.value ?? null,
    date_end: date?.end ?? null,
    date_precision: date?.precision ?? null,
    date_basis: date?.basis ?? null,
    sort_day: (date && dayOf(date.value, "last")) ?? "",
    horizon: fact.horizon,
    subject_text: subject?.text ?? null,
    subject_field: subject?.field ?? null,
    subject_start: subject?.start ?? null,
    subject_end: subject?.end ?? null,
    said_by: fact.saidBy,
    part_of: fact.partOf,
    metric: fact.metric,
    rule: fact.rule,
    confidence: fact.confidence.score,
    confidence_parts_json: toJson(fact.confidence.parts),
    // One line each: words asked for never match across two of them.
    searched: [foldedTitle, ...[...quotes, ...names].map(foldForSearch)].join("\n"),
  };
}

/** What an upsert of several rows sets: every column but the key, from the row that was refused. */
export function fromExcluded(row: ExpressionBuilder<Tables & { excluded: FactRow }, "facts" | "excluded">) {
  return {
    article_key: row.ref("excluded.article_key"),
    type: row.ref("excluded.type"),
    kind: row.ref("excluded.kind"),
    status: row.ref("excluded.status"),
    value: row.ref("excluded.value"),
    max: row.ref("excluded.max"),
    unit: row.ref("excluded.unit"),
    per: row.ref("excluded.per"),
    qualifier: row.ref("excluded.qualifier"),
    alternatives_json: row.ref("excluded.alternatives_json"),
    date_value: row.ref("excluded.date_value"),
    date_end: row.ref("excluded.date_end"),
    date_precision: row.ref("excluded.date_precision"),
    date_basis: row.ref("excluded.date_basis"),
    sort_day: row.ref("excluded.sort_day"),
    horizon: row.ref("excluded.horizon"),
    subject_text: row.ref("excluded.subject_text"),
    subject_field: row.ref("excluded.subject_field"),
    subject_start: row.ref("excluded.subject_start"),
    subject_end: row.ref("excluded.subject_end"),
    said_by: row.ref("excluded.said_by"),
    part_of: row.ref("excluded.part_of"),
    metric: row.ref("excluded.metric"),
    rule: row.ref("excluded.rule"),
    confidence: row.ref("excluded.confidence"),
    confidence_parts_json: row.ref("excluded.confidence_parts_json"),
    searched: row.ref("excluded.searched"),
  } satisfies { [column in Exclude<keyof FactRow, "id">]: unknown };
}

export function partsOf(facts: readonly Fact[]): FactParts {
  return {
    evidence: facts.flatMap((fact) =>
      fact.evidence.map(({ field, start, end, quote }, position) => {
        return { fact_id: fact.id, position, field, span_start: start, span_end: end, quote };
      }),
    ),
    parties: facts.flatMap((fact) =>
      fact.parties.map(({ name, id, role }, position) => ({ fact_id: fact.id, position, name, party_id: id, role })),
    ),
    tags: facts.flatMap((fact) => [
      ...tagRows(fact.id, "sector", fact.sectors),
      ...tagRows(fact.id, "region", fact.regions),
      ...tagRows(fact.id, "programme", fact.programmes),
    ]),
  };
}

function tagRows(factId: string, family: TagFamily, tags: readonly string[]): TagRow[] {
  return tags.map((tag, position) => ({ fact_id: factId, family, position, tag }));
}

/** The fact of a row and the rows that belong to it, in the order of their positions. */
export function factOf(row: FactRow, parts: FactParts): Fact {
  const tags = (family: TagFamily) => parts.tags.filter((tag) => tag.family === family).map(({ tag }) => tag);
  return {
    id: row.id,
    type: row.type,
    kind: row.kind,
    status: row.status,
    value: row.value,
    max: row.max,
    unit: row.unit,
    per: row.per,
    qualifier: row.qualifier,
    alternatives: fromJson(alternativesOf, row.alternatives_json),
    date: dateOf(row),
    horizon: row.horizon,
    subject: subjectOf(row),
    saidBy: row.said_by,
    parties: parts.parties.map(({ name, party_id: id, role }) => ({ name, id, role })),
    sectors: tags("sector"),
    regions: tags("region"),
    programmes: tags("programme"),
    partOf: row.part_of,
    metric: row.metric,
    evidence: parts.evidence.map(({ field, span_start: start, span_end: end, quote }) => ({
      field,
      start,
      end,
      quote,
    })),
    rule: row.rule,
    confidence: { score: row.confidence, parts: fromJson(confidenceParts, row.confidence_parts_json) },
  };
}

function dateOf({
  date_value: value,
  date_end: end,
  date_precision: precision,
  date_basis: basis,
}: FactRow): FactDate | null {
  return value === null || precision === null || basis === null ? null : { value, end, precision, basis };
}

function subjectOf({
  subject_text: text,
  subject_field: field,
  subject_start: start,
  subject_end: end,
}: FactRow): Subject | null {
  return text === null || field === null || start === null || end === null ? null : { text, field, start, end };
}
