/** Numbers, money and days as the language of the interface writes them, by the Moroccan clock. */
import type { ListedRecordAnswer } from "../../api/fields.ts";
import { formatDay, formatFactDate } from "./dates.ts";
import type { Words } from "./words.ts";

type Quantity = Pick<ListedRecordAnswer, "value" | "max" | "unit" | "per" | "qualifier">;

export interface Formats {
  readonly number: (value: number) => string;
  /** A share of 1 in per cent. */
  readonly share: (value: number) => string;
  /** A sum with its unit, and nothing of it left out: "412,375 M MAD". */
  readonly sum: (value: number, unit: string) => string;
  /** A number in as few letters as it can be told. */
  readonly compact: (value: number) => string;
  /** A sum with its unit in as few letters as it can be told: "20 Md MAD". */
  readonly short: (value: number, unit: string) => string;
  /** What a record says, with its hedge and its rate. */
  readonly quantity: (quantity: Quantity) => string;
  readonly date: (date: ListedRecordAnswer["date"]) => string;
  /** A year, month, day or instant. */
  readonly day: (value: string) => string;
  readonly instant: (value: string) => string;
}

const timeZone = "Africa/Casablanca";

export function formatsOf(locale: string, words: Words): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const exact = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 6 });
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });

  const withUnit = (format: Intl.NumberFormat, value: number, unit: string): string => {
    if (unit === "agreement") return words("unit.agreement", { count: value, number: format.format(value) });
    if (unit === "job") return words("unit.job", { count: value, number: format.format(value) });
    if (unit === "person") return words("unit.person", { count: value, number: format.format(value) });
    // No-break space: a sum and its currency stay on one line.
    return `${format.format(value)}\u00a0${unit}`;
  };
  const sum = (value: number, unit: string): string =>
    withUnit(/^[A-Z]{3}$/.test(unit) && isRound(value) ? exact : whole, value, unit);
  const short = (value: number, unit: string): string => withUnit(compact, value, unit);

  return {
    number: (value) => whole.format(value),
    compact: (value) => compact.format(value),
    share: (value) => percent.format(value),
    sum,
    short,
    quantity: ({ value, max, unit, per, qualifier }) => {
      if (value === null) return words("value.unnumbered");
      const said = max === null ? sum(value, unit) : `${whole.format(value)}–${sum(max, unit)}`;
      const hedged =
        qualifier === "exact" || qualifier === "range" ? said : words(`hedge.${qualifier}`, { quantity: said });
      return per === null ? hedged : words(`rate.${per}`, { quantity: hedged });
    },
    date: (date) => (date === null ? words("date.none") : formatFactDate(date, locale, words)),
    day: (value) => formatDay(value, locale),
    instant: (value) => clock.format(new Date(value)),
  };
}

/** Millions are told as such where that leaves nothing out. */
function isRound(value: number): boolean {
  return value >= 1e6 && Number(value.toPrecision(6)) === value;
}
