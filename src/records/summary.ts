/** What a record says, from what its facts say: what most independent outlets tell, and where they contradict each other. */
import type { Fact, FactDate, Party } from "../model.ts";
import { fold } from "../text/words.ts";
import { countIndependentOutlets } from "../twins/groups.ts";
import type { ClaimRecord, Disagreement, Figure, Telling } from "./record.ts";
import type { Statement } from "./statement.ts";
import { digitsOf, isRoundingOf } from "./values.ts";
import { daysOf, gapOf } from "./when.ts";

/** What of a record its facts fill. */
export type Summary = Omit<ClaimRecord, "id" | "aliases" | "since" | "links">;

/** @param statements of one claim, in any order; never empty */
export function summarise(statements: readonly [Statement, ...Statement[]]): Summary {
  const told = statements.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const figures = withoutRoundings(tellings(told, figureOf, figureKey).toSorted(byFigure));
  const dates = tellings(
    told.filter(({ fact }) => fact.date !== null && fact.date.basis !== "publication"),
    ({ date }) => date,
    dateKey,
  );
  const states = tellings(told, ({ status }) => status, String);
  const kinds = tellings(told, ({ kind }) => kind, String);
  const horizons = tellings(told, ({ horizon }) => horizon, String);
  const [first = statements[0]] = told;
  const figure = figures[0]?.value ?? figureOf(first.fact);
  return {
    facts: told.map(({ fact }) => fact.id),
    type: first.fact.type,
    kind: kinds[0]?.value ?? null,
    metric: first.fact.metric,
    status: states[0]?.value ?? first.fact.status,
    ...figure,
    per: first.fact.per,
    date: dates[0]?.value ?? first.fact.date,
    horizon: horizons[0]?.value ?? null,
    subject: longest(told.flatMap(({ fact }) => fact.subject?.text ?? [])),
    parties: partiesOf(told),
    sectors: byCount(told.map(({ fact }) => fact.sectors)),
    regions: byCount(told.map(({ fact }) => fact.regions)),
    programmes: byCount(told.map(({ fact }) => fact.programmes)),
    languages: [...new Set(told.flatMap(({ article }) => article.language ?? []))].toSorted(),
    outlets: [...new Set(told.flatMap(({ article }) => article.outlet ?? []))].toSorted(),
    independentOutlets: outletsOf(told),
    disagreements: [
      ...differing({ field: "value", tellings: figures }),
      ...differing({ field: "date", tellings: contradicting(dates) }),
      ...differing({ field: "status", tellings: states }),
      ...differing({ field: "kind", tellings: kinds }),
      ...differing({ field: "horizon", tellings: horizons }),
    ],
  };
}

function differing(disagreement: Disagreement): Disagreement[] {
  return disagreement.tellings.length > 1 ? [disagreement] : [];
}

function orderOf({ article, fact }: Statement): string {
  return `${article.publishedAt ?? "9"} ${fact.id}`;
}

/** How many outlets tell something independently. */
export function outletsOf(statements: readonly Statement[]): number {
  const texts = new Map<string, Statement["article"][]>();
  for (const { article } of statements) texts.set(article.text, [...(texts.get(article.text) ?? []), article]);
  return countIndependentOutlets([...texts].map(([text, members]) => ({ text, members })));
}

/** The ways in which a thing is told, that of most outlets first, of as many the one told first. */
function tellings<Value>(
  told: readonly Statement[],
  read: (fact: Fact) => Value | null,
  key: (value: Value) => string,
): Telling<Value>[] {
  const ways = new Map<string, { readonly value: Value; readonly by: Statement[] }>();
  for (const statement of told) {
    const value = read(statement.fact);
    if (value === null) continue;
    const way = ways.get(key(value));
    if (way === undefined) ways.set(key(value), { value, by: [statement] });
    else way.by.push(statement);
  }
  return [...ways.values()]
    .map(({ value, by }) => ({ value, facts: by.map(({ fact }) => fact.id), outlets: outletsOf(by) }))
    .toSorted((one, other) => other.outlets - one.outlets);
}

function figureOf({ value, max, unit, qualifier }: Fact): Figure {
  return { value, max, unit, qualifier };
}

/** "près de 3.000" and "3.000" are one figure; the exact one is said first. */
function figureKey({ value, max, unit }: Figure): string {
  return `${value} ${max} ${unit}`;
}

/** Of as many outlets the more exact figure. */
function byFigure(one: Telling<Figure>, other: Telling<Figure>): number {
  return other.outlets - one.outlets || digitsOf(other.value.value ?? 0) - digitsOf(one.value.value ?? 0);
}

/** Roundings and conversions of another figure are no disagreement, and the record goes by what was rounded. */
function withoutRoundings(figures: readonly Telling<Figure>[]): Telling<Figure>[] {
  const units = new Set(figures.map(({ value }) => value.unit));
  const unit = units.has("MAD") ? "MAD" : figures[0]?.value.unit;
  const own = figures.filter(({ value }) => value.unit === unit);
  return own.filter(({ value }) => !own.some((other) => isRoundingOf(value, other.value)));
}

function dateKey({ value, end }: FactDate): string {
  return `${value} ${end}`;
}

/** "mai 2016" does not contradict 2 May 2016. */
function contradicting(dates: readonly Telling<FactDate>[]): Telling<FactDate>[] {
  const [first, ...others] = dates;
  const days = daysOf(first?.value.value ?? null);
  if (first === undefined || days === null) return [];
  const apart = others.filter(({ value }) => {
    const own = daysOf(value.value);
    return own !== null && gapOf(own, days) > 0;
  });
  return [first, ...apart];
}

function longest(texts: readonly string[]): string | null {
  return texts.toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1))[0] ?? null;
}

/** Those that most facts carry first. */
function byCount(lists: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const id of lists.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1))
    .map(([id]) => id);
}

function partiesOf(told: readonly Statement[]): Party[] {
  const parties = new Map<string, Party>();
  for (const { fact } of told) {
    for (const party of fact.parties) {
      const key = `${party.role} ${party.id ?? fold(party.name)}`;
      if (!parties.has(key)) parties.set(key, party);
    }
  }
  return [...parties.values()];
}
