/** Quantities, dates and days as a language writes them, by the Moroccan clock. */
import type { FactDate } from "../../model.ts";
import type { ListedRecord } from "../../store/records.ts";
import type { Words } from "./words.ts";

type Quantity = Pick<ListedRecord, "value" | "max" | "unit" | "per" | "qualifier">;

export interface Formats {
  /** A sum with its unit. */
  readonly sum: (value: number, unit: string) => string;
  /** What a record says, with its hedge and its rate. */
  readonly quantity: (quantity: Quantity) => string;
  /** When it happened or is due. */
  readonly when: (record: Pick<ListedRecord, "date" | "horizon">) => string;
  /** A year, month, day or instant. */
  readonly day: (value: string) => string;
}

const timeZone = "Africa/Casablanca";
const counted = { agreement: "unit.agreement", job: "unit.job", person: "unit.person" } as const;
const hedges = { about: "hedge.about", at_least: "hedge.at_least", at_most: "hedge.at_most" } as const;
const rates = { year: "rate.year", month: "rate.month", day: "rate.day" } as const;
const parts: readonly Intl.DateTimeFormatOptions[] = [
  { year: "numeric" },
  { year: "numeric", month: "long" },
  { year: "numeric", month: "long", day: "numeric" },
];

export function formatsOf({ locale, separator, say }: Words): Formats {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

  const sum = (value: number, unit: string): string => {
    const number = numbers.format(value);
    const key = Object.entries(counted).find(([name]) => name === unit)?.[1];
    // No-break space: a sum and its currency stay on one line.
    return key === undefined ? `${number}\u00a0${unit}` : say(key, { count: value, number });
  };
  const quantity = ({ value, max, unit, per, qualifier }: Quantity): string => {
    if (value === null) return say("value.unnumbered");
    const said = max === null ? sum(value, unit) : `${numbers.format(value)}–${sum(max, unit)}`;
    const hedged = qualifier === "exact" || qualifier === "range" ? said : say(hedges[qualifier], { quantity: said });
    return per === null ? hedged : say(rates[per], { quantity: hedged });
  };
  const day = (value: string): string => {
    const bare = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
    const told = bare === null ? 2 : bare.slice(2).filter((part) => part !== undefined).length;
    // A bare day is no instant: it must not slip into the day before by a time zone.
    const zone = bare === null ? timeZone : "UTC";
    return new Intl.DateTimeFormat(locale, { ...parts[told], timeZone: zone }).format(new Date(value));
  };
  const date = ({ value, end, precision }: FactDate): string => {
    const [year, month] = [value.slice(0, 4), Number(value.slice(5, 7))];
    if (precision === "quarter" && month > 0) return say("date.quarter", { number: Math.ceil(month / 3), year });
    if (precision === "half" && month > 0) return say("date.half", { number: Math.ceil(month / 6), year });
    return end === null ? day(value) : `${day(value)} – ${day(end)}`;
  };
  const when = ({ date: stated, horizon }: Pick<ListedRecord, "date" | "horizon">): string => {
    const due = horizon === null ? [] : [say("date.horizon", { when: day(horizon) })];
    return [stated === null ? say("date.none") : date(stated), ...due].join(separator);
  };
  return { sum, quantity, when, day };
}
