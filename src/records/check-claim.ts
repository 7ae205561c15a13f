/** Whether the fields of a claim fit together, as `facts.md` wants them. */
import { Temporal } from "temporal-polyfill";
import type { FactDate, FactKind, FactType } from "../model.ts";
import { type Gazetteer, gazetteer, type NameKind } from "../names/gazetteer.ts";
import { type Reason, reason } from "../errors.ts";
import type { Claimed } from "./amend.ts";

const kindsOf: { readonly [type in FactType]: readonly FactKind[] } = {
  convention: [],
  jobs: ["direct", "indirect", "total"],
  funds: ["investment", "public_funding", "financing", "procurement"],
  indicator: [],
};
const currency = /^[A-Z]{3}$/;
const unitsOf: { readonly [type in FactType]: { readonly form: RegExp; readonly told: string } } = {
  convention: { form: /^agreement$/, told: "agreement" },
  jobs: { form: /^job$/, told: "job" },
  funds: { form: currency, told: "a currency such as MAD" },
  indicator: { form: /^(?:person|[A-Z]{3})$/, told: "person or a currency such as MAD" },
};

/** What is wrong with a claim; nothing where it fits together. */
export function checkClaim(claim: Claimed): Reason[] {
  return [
    ...checkKind(claim),
    ...checkFigure(claim),
    ...checkNames(claim),
    ...(claim.date === null ? [] : checkDate(claim.date)),
    ...(claim.horizon === null || firstDay(claim.horizon) !== null
      ? []
      : [
          reason("day-none", `the horizon ${claim.horizon} is no year, month or day of the calendar`, {
            day: claim.horizon,
          }),
        ]),
  ];
}

function checkKind({ type, kind, metric, unit }: Claimed): Reason[] {
  const problems: Reason[] = [];
  const { form, told } = unitsOf[type];
  if (!form.test(unit))
    problems.push(reason("claim-unit", `the unit of ${type} is ${told}, not ${unit}`, { type, unit }));
  const kinds = kindsOf[type];
  if (kind !== null && !kinds.includes(kind)) {
    const possible = kinds.length === 0 ? "no kind" : `the kind ${kinds.join(", ")} or none`;
    problems.push(reason("claim-kind", `${type} is of ${possible}, not ${kind}`, { type, kind }));
  }
  if (type === "indicator" && metric === null)
    problems.push(reason("metric-missing", "an indicator says what it measures by its metric"));
  if (type !== "indicator" && metric !== null)
    problems.push(reason("metric-extra", `only an indicator has a metric, not ${type}`, { type }));
  return problems;
}

function checkFigure({ type, value, max, unit, qualifier }: Claimed): Reason[] {
  const problems: Reason[] = [];
  for (const [name, number] of Object.entries({ value, max })) {
    if (number === null) continue;
    if (!Number.isFinite(number) || number < 0)
      problems.push(reason("figure-none", `${name} ${number} is no figure; 0 or more is one`, { number }));
    else if (!currency.test(unit) && !Number.isInteger(number))
      problems.push(reason("figure-broken", `${name} counts, so it is a whole number`, { number }));
  }
  if (value === null && type !== "convention")
    problems.push(
      reason("value-missing", "only agreements may be without a value, where several are told and not how many"),
    );
  if ((qualifier === "range") !== (max !== null))
    problems.push(reason("range-half", "a range has a max, and only a range has one"));
  if (max !== null && (value === null || max <= value))
    problems.push(reason("range-order", "the max of a range is above its value"));
  return problems;
}

const knownNames = new WeakMap<Gazetteer, ReadonlySet<string>>();

/** Whether a gazetteer holds an id, by which it is filtered and summed. */
function isNamed(kind: NameKind, id: string): boolean {
  const names = gazetteer();
  const known = knownNames.get(names) ?? new Set(names.all.map((name) => `${name.kind} ${name.bearer.id}`));
  knownNames.set(names, known);
  return known.has(`${kind} ${id}`);
}

function checkNames({ sectors, regions, programmes, parties }: Claimed): Reason[] {
  const ids = [
    ...sectors.map((id) => ["sector", id] as const),
    ...regions.map((id) => ["region", id] as const),
    ...programmes.map((id) => ["programme", id] as const),
    ...parties.flatMap(({ id }) => (id === null ? [] : [["institution", id] as const])),
  ];
  return ids
    .filter(([kind, id]) => !isNamed(kind, id))
    .map(([kind, id]) => reason("name-unknown", `no ${kind} of the gazetteers is ${id}`, { id }));
}

function checkDate({ value, end, precision }: FactDate): Reason[] {
  const problems: Reason[] = [];
  const [first, last] = [firstDay(value), end === null ? null : firstDay(end)];
  if (first === null)
    problems.push(reason("day-none", `${value} is no year, month or day of the calendar`, { day: value }));
  if (end !== null && last === null)
    problems.push(reason("day-none", `${end} is no year, month or day of the calendar`, { day: end }));
  if ((precision === "range") !== (end !== null))
    problems.push(reason("period-half", "a date has an end where its precision is range, and only there"));
  if (first !== null && last !== null && Temporal.PlainDate.compare(last, first) < 0)
    problems.push(reason("period-order", "the end of a date is not before its value"));
  if (precision === "day" && value.length < 10)
    problems.push(reason("precision-unfit", `the precision of ${value} is not day`, { day: value, precision }));
  if (precision === "year" && value.length > 4)
    problems.push(
      reason("precision-unfit", `the precision of ${value} is not year; a year is written with four digits`, {
        day: value,
        precision,
      }),
    );
  return problems;
}

/** The first day of an ISO 8601 year, month or day; null for one that no calendar has. */
function firstDay(value: string): Temporal.PlainDate | null {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return null;
  try {
    return Temporal.PlainDate.from(`${value}-01-01`.slice(0, 10), { overflow: "reject" });
  } catch {
    return null;
  }
}
