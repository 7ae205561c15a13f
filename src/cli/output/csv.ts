import { stringify } from "csv-stringify/sync";
import type { ListedFact } from "../../store/register.ts";

type Value = string | number | null;

/** Every column in its order: its name, and what a fact has in it. Lists are joined by "; ". */
const columns: { readonly [name: string]: (listed: ListedFact) => Value } = {
  id: ({ fact }) => fact.id,
  type: ({ fact }) => fact.type,
  kind: ({ fact }) => fact.kind,
  status: ({ fact }) => fact.status,
  value: ({ fact }) => fact.value,
  max: ({ fact }) => fact.max,
  unit: ({ fact }) => fact.unit,
  per: ({ fact }) => fact.per,
  qualifier: ({ fact }) => fact.qualifier,
  alternatives: ({ fact }) => joined(fact.alternatives.map(({ value, unit }) => `${value} ${unit}`)),
  date: ({ fact }) => fact.date?.value ?? null,
  date_end: ({ fact }) => fact.date?.end ?? null,
  date_precision: ({ fact }) => fact.date?.precision ?? null,
  date_basis: ({ fact }) => fact.date?.basis ?? null,
  horizon: ({ fact }) => fact.horizon,
  subject: ({ fact }) => fact.subject?.text ?? null,
  said_by: ({ fact }) => fact.saidBy,
  parties: ({ fact }) => joined(fact.parties.map(({ name, role }) => `${name} (${role})`)),
  sectors: ({ fact }) => joined(fact.sectors),
  regions: ({ fact }) => joined(fact.regions),
  programmes: ({ fact }) => joined(fact.programmes),
  part_of: ({ fact }) => fact.partOf,
  metric: ({ fact }) => fact.metric,
  quote: ({ fact }) => fact.evidence[0]?.quote ?? null,
  rule: ({ fact }) => fact.rule,
  confidence: ({ fact }) => fact.confidence.score,
  title: ({ article }) => article.title,
  url: ({ article }) => article.url,
  outlet: ({ article }) => article.outlet,
  published: ({ article }) => article.publishedAt,
};

/** The first line of a CSV file of facts. */
export function csvHead(): string {
  return stringify([Object.keys(columns)]);
}

/** A fact as a line of CSV (RFC 4180). What a spreadsheet would run as a formula begins with an apostrophe. */
export function csvLine(listed: ListedFact): string {
  const values = Object.values(columns).map((valueOf) => valueOf(listed));
  return stringify([values], { escape_formulas: true });
}

function joined(values: readonly string[]): string {
  return values.join("; ");
}
