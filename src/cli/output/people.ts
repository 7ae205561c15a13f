/** Facts in the words of people. Programs get the numbers as they are. */
import type { Fact, FactDate, Mention, Status } from "../../model.ts";
import { colours } from "./screen.ts";

const signs = { exact: "", about: "≈ ", at_least: "≥ ", at_most: "≤ ", range: "" } as const;
const plurals: { readonly [unit: string]: string } = { job: "jobs", agreement: "agreements", person: "people" };

type Quantity = Pick<Mention, "value" | "max" | "unit" | "per" | "qualifier">;

/** `≥ 13 340 jobs`, `1.35 bn MAD`, `100–150 jobs a year`, `several agreements`. Money is rounded to three decimals of a million or billion. */
export function quantityText({ value, max, unit, per, qualifier }: Quantity): string {
  const name = value === 1 && max === null ? unit : (plurals[unit] ?? unit);
  if (value === null) return `several ${name}`;
  const amount = [value, max].flatMap((number) => (number === null ? [] : [numberText(number, unit)])).join("–");
  return `${signs[qualifier]}${amount} ${name}${per === null ? "" : ` a ${per}`}`;
}

/** `13 340`; for money also `277 mn` and `1.35 bn`: ISO 4217 currencies are the units in capitals. */
export function numberText(value: number, unit: string): string {
  if (!/^[A-Z]{3}$/.test(unit) || value < 1e6) return grouped(value);
  return value < 1e9 ? `${grouped(value / 1e6)} mn` : `${grouped(value / 1e9)} bn`;
}

const english = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

function grouped(value: number): string {
  return english.format(value).replaceAll(",", " ");
}

/** `2019-02-01`, `2018`, `2025 Q2`, `2025 H1`, `2014–2016`; "undated" for none. */
export function dateText(date: FactDate | null): string {
  if (date === null) return "undated";
  const { value, end, precision } = date;
  if (end !== null) return `${value}–${end}`;
  const [year, month] = [value.slice(0, 4), Number(value.slice(5, 7))];
  if (precision === "quarter" && month > 0) return `${year} Q${Math.ceil(month / 3)}`;
  if (precision === "half" && month > 0) return `${year} H${Math.ceil(month / 6)}`;
  return value;
}

/** When it happened, and by when it is due. */
export function whenText({ date, horizon }: Pick<Fact, "date" | "horizon">): string {
  return horizon === null ? dateText(date) : `${dateText(date)} → ${horizon}`;
}

/** `jobs (direct)`, `funds (public funding)`. */
export function typeText({ type, kind, metric }: Pick<Fact, "type" | "kind" | "metric">): string {
  const detail = metric ?? kind;
  return detail === null ? type : `${type} (${detail.replaceAll("_", " ")})`;
}

const statusColours: { readonly [status in Status]: (text: string) => string } = {
  planned: colours.blue,
  approved: colours.cyan,
  committed: colours.magenta,
  underway: colours.yellow,
  realised: colours.green,
  lost: colours.red,
};

/** The name of a status in its colour. */
export function statusText(status: Status, text: string = status): string {
  return statusColours[status](text);
}
