/** The words of dates: one YAML file per language, all of one shape. */
import { z } from "zod";
import { readData } from "../data.ts";
import type { Language } from "../model.ts";
import { written } from "../text/written.ts";
import { phraseMaker } from "../verbs/phrases.ts";
import type { Phrases } from "../verbs/phrases.ts";

const words = z.array(written);

const schema = z.strictObject({
  months: z.array(words).length(12),
  weekdays: z.array(written).length(7),
  firstDay: words,
  /** Glued to the day of the month: "25th". */
  daySuffixes: words.default([]),
  /** Between day and month: "29 de enero", "25th of March". */
  dayMonthLinks: words.default([]),
  /** True where the day may stand behind the month: "March 25, 2024". */
  monthFirst: z.boolean().default(false),
  /** True where months are written with a capital, so that "may" is none. */
  capitalMonths: z.boolean().default(false),
  /** Days of the month that are written as words: "ثاني أبريل". */
  spelledDays: z.record(written, z.number().int().min(1).max(31)).default({}),
  /** May stand between a day and its month: "2 من أبريل". */
  dayLinks: words.default([]),
  fillers: words,
  next: words,
  last: words,
  current: words,
  /** Words of `next`, `last` and `current` that may stand before a weekday, day or month: "last Wednesday", "el pasado 29 de enero". */
  sidesBefore: words.default([]),
  /** "two years ago": behind a number of years or months. */
  ago: words.default([]),
  /** "hace dos años": before a number of years or months. */
  agoBefore: words.default([]),
  days: z.record(z.string().regex(/^-?\d$/), words),
  periods: z.strictObject({ week: words, month: words, year: words }),
  these: words,
  edges: z.strictObject({ end: words, middle: words, start: words }),
  halves: words,
  quarters: words,
  quarterLetters: z.strictObject({ half: words, quarter: words }),
  ordinals: z.record(z.string().regex(/^[1-4]$/), words),
  /** True where the ordinal stands behind what it counts: "الفصل الأول", "السنوات الثلاث المقبلة". */
  ordinalBehind: z.boolean().default(false),
  firstMonths: words,
  /** "first nine months": what stands before and behind the number. */
  firstMonthsAround: z.strictObject({ before: words, after: words }).default({ before: [], after: [] }),
  samePeriod: words,
  beforeYear: words,
  /** Behind these a year is part of a name: "قانون المالية لسنة 2024". */
  namesYear: words.default([]),
  ranges: z.strictObject({ open: words, join: words }),
  since: words,
  /** Behind these, up to the date, stands what began then and lasts: "depuis son ouverture en 2011". */
  beginnings: words,
  horizon: words,
  durations: words,
  durationUnits: z.strictObject({ year: words, month: words }),
  /** Units that say two by their form: "سنتين". */
  twoUnits: z.strictObject({ year: words, month: words }).default({ year: [], month: [] }),
});

export type Side = "next" | "last" | "current";
export type Edge = "end" | "middle" | "start";
export type Period = "week" | "month" | "year";

/** The lexicon of one language, made ready for looking up. */
export interface DateLexicon {
  readonly language: Language;
  readonly data: Data;
  /** 1 to 12. */
  /** Days of the month in words; a map, because a text may hold any word, "constructor" included. */
  readonly spelledDays: ReadonlyMap<string, number>;
  readonly months: Phrases<number>;
  /** 1 (Monday) to 7. */
  readonly weekdays: Phrases<number>;
  readonly sides: Phrases<Side>;
  /** Those of them that may stand before a weekday, day or month. */
  readonly sidesBefore: Phrases<true>;
  /** Days from the reference day. */
  readonly days: Phrases<number>;
  readonly periods: Phrases<Period>;
  readonly edges: Phrases<Edge>;
  readonly ordinals: Phrases<number>;
  readonly firstMonths: Phrases<true>;
  readonly samePeriod: Phrases<true>;
  readonly beforeYear: Phrases<true>;
  readonly rangeOpen: Phrases<true>;
  readonly since: Phrases<true>;
  readonly beginnings: Phrases<true>;
  readonly horizon: Phrases<true>;
  readonly durations: Phrases<true>;
  readonly durationUnits: Phrases<"year" | "month">;
  readonly twoUnits: Phrases<"year" | "month">;
  readonly namesYear: Phrases<true>;
  /** Words without which, or a number, no date is told: months, weekdays, periods and parts of a year. */
  readonly anchors: Phrases<true>;
  /** Words that a date or what announces it begins with, but for numbers and `fillers`. */
  readonly openers: Phrases<true>;
  readonly fillers: Phrases<true>;
}

type Data = z.infer<typeof schema>;

const anchorsOf = (data: Data): string[] => [
  ...data.months.flat(),
  ...data.weekdays,
  ...[data.days, data.periods, data.durationUnits, data.twoUnits].flatMap((lists) => Object.values(lists).flat()),
  ...[data.halves, data.quarters, data.firstMonths, data.firstMonthsAround.after].flat(),
];

const openersOf = (data: Data): string[] => [
  ...[data.firstDay, data.next, data.last, data.current, data.sidesBefore, data.agoBefore, data.these].flat(),
  ...[data.since, data.horizon, data.durations, data.firstMonthsAround.before].flat(),
  ...[data.edges, data.ordinals, data.quarterLetters].flatMap((lists) => Object.values(lists).flat()),
  ...Object.keys(data.spelledDays),
];

function build(language: Language): DateLexicon {
  const data = readData(new URL(`${language}.yaml`, import.meta.url), schema);
  const phrases = phraseMaker(language);
  const anchors = anchorsOf(data);
  const named = <Name extends string>(
    names: readonly Name[],
    groups: { readonly [name in Name]: readonly string[] },
  ): Phrases<Name> => phrases(...names.map((name) => [groups[name], name] as const));
  return {
    language,
    data,
    spelledDays: new Map(Object.entries(data.spelledDays)),
    months: phrases(...data.months.map((list, index) => [list, index + 1] as const)),
    weekdays: phrases(...data.weekdays.map((word, index) => [[word], index + 1] as const)),
    sides: phrases<Side>([data.next, "next"], [data.last, "last"], [data.current, "current"]),
    sidesBefore: phrases([data.sidesBefore, true]),
    days: phrases(...Object.entries(data.days).map(([shift, list]) => [list, Number(shift)] as const)),
    periods: named(["week", "month", "year"], data.periods),
    edges: named(["end", "middle", "start"], data.edges),
    ordinals: phrases(...Object.entries(data.ordinals).map(([value, list]) => [list, Number(value)] as const)),
    firstMonths: phrases([data.firstMonths, true]),
    samePeriod: phrases([data.samePeriod, true]),
    beforeYear: phrases([data.beforeYear, true]),
    rangeOpen: phrases([data.ranges.open, true]),
    since: phrases([data.since, true]),
    beginnings: phrases([data.beginnings, true]),
    horizon: phrases([data.horizon, true]),
    durations: phrases([data.durations, true]),
    durationUnits: named(["year", "month"], data.durationUnits),
    twoUnits: named(["year", "month"], data.twoUnits),
    namesYear: phrases([data.namesYear, true]),
    anchors: phrases([anchors, true]),
    openers: phrases([[...anchors, ...openersOf(data)], true]),
    fillers: phrases([data.fillers, true]),
  };
}

const loaded = new Map<Language, DateLexicon>();

/** The lexicon of a language, read once. Errors: SijillError "bad-data" with file and line. */
export function dateLexicon(language: Language): DateLexicon {
  const known = loaded.get(language) ?? build(language);
  loaded.set(language, known);
  return known;
}
