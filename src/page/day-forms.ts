import { z } from "zod";
import { readData } from "../data.ts";

const words = z.array(z.string().min(1)).min(1);
const data = readData(
  new URL("days.yaml", import.meta.url),
  z.strictObject({
    months: z.array(words).length(12),
    weekdays: z.array(words).length(7),
    ordinals: words,
    links: words,
    timeWords: words,
    hourMarks: words,
    halves: z.strictObject({ before: words, after: words }),
  }),
);
/** The month, 1 to 12, of each name in small letters. */
export const monthNumbers = new Map(
  data.months.flatMap((names, at) => names.map((name) => [name.toLowerCase(), at + 1] as const)),
);
/** The day of the week, 1 to 7 from Monday, of each name in small letters. */
export const weekdayNumbers = new Map(
  data.weekdays.flatMap((names, at) => names.map((name) => [name.toLowerCase(), at + 1] as const)),
);

/** What stands behind a time of day after noon. */
export const afterNoon: ReadonlySet<string> = new Set(data.halves.after);

function anyOf(names: Iterable<string>): string {
  return `(?:${[...names].toSorted((a, b) => b.length - a.length).join("|")})`;
}

const name = `(?<name>${anyOf(monthNumbers.keys())})(?!\\p{L})\\.?`;
const weekday = `(?:(?<!\\p{L})(?<weekday>${anyOf(weekdayNumbers.keys())})\\.?[,،]?\\s{1,2})?`;
const ordinal = `${anyOf(data.ordinals)}?`;
const link = `(?:${anyOf(data.links)}\\s)?`;
const day = "(?<day>\\d{1,2})";
const year = "(?<year>\\d{4})(?!\\d)";
const halves = anyOf([...data.halves.before, ...data.halves.after].map((word) => word.replaceAll(".", "\\.")));
const time = `(?:[\\s,|/–—-]{0,5}${anyOf(data.timeWords)}?\\s{0,2}(?<hour>\\d{1,2})\\s?${anyOf(data.hourMarks)}\\s?(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?!\\d)(?:\\s?(?<half>${halves})\\.?(?!\\p{L}))?)?`;
const isoTime =
  "(?:[t\\s](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?\\s?(?<offset>z|[+-]\\d{2}:?\\d{2})?)?";

/** The forms of a day in small letters with Western digits, each with a quick test that spares most texts the search for it. */
export const dayForms = [
  {
    hint: /\d{4}[-/.]\d/u,
    form: `(?<!\\d)(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?!\\d)${isoTime}`,
  },
  {
    hint: /[-/.]\s?\d{4}/u,
    form: `${weekday}(?<![\\d/.-])${day}\\s?(?<mark>[-/.])\\s?(?<month>\\d{1,2})\\s?\\k<mark>\\s?${year}${time}`,
  },
  {
    hint: /\D\d{4}/u,
    form: `(?<!\\d)${day}${ordinal}[\\s,،./-]{0,3}${link}${name}[\\s,،./-]{0,3}${link}${year}${time}`,
  },
  {
    hint: /\d,?\s{1,2}\d{4}|\p{L},?\s{1,2}\d{4}/u,
    form: `(?<!\\p{L})${name}\\s{1,2}${day}${ordinal},?\\s{1,2}${year}${time}`,
  },
].map(({ hint, form }) => ({ hint, pattern: new RegExp(form, "gu") }));
