/** What digests and feeds say in the languages of their readers. */
import { z } from "zod";
import { readData } from "../../data.ts";
import { type TitleLanguage, titleLanguages } from "../table.ts";

const wordKeys = [
  "type.convention",
  "type.jobs",
  "type.funds",
  "type.indicator",
  "kind.direct",
  "kind.indirect",
  "kind.total",
  "kind.investment",
  "kind.public_funding",
  "kind.financing",
  "kind.procurement",
  "status.planned",
  "status.approved",
  "status.committed",
  "status.underway",
  "status.realised",
  "status.lost",
  "state.pending",
  "state.accepted",
  "state.corrected",
  "state.rejected",
  "state.needs-second-look",
  "unit.agreement",
  "unit.job",
  "unit.person",
  "value.unnumbered",
  "hedge.about",
  "hedge.at_least",
  "hedge.at_most",
  "rate.year",
  "rate.month",
  "rate.day",
  "date.none",
  "date.quarter",
  "date.half",
  "date.horizon",
  "outlets",
  "records",
  "period.day",
  "period.days",
  "digest.subject",
  "digest.fresh",
  "digest.sums",
  "digest.new",
  "digest.corrected",
  "digest.by",
  "digest.disagreeing",
  "digest.results",
  "digest.promised",
  "digest.became",
  "digest.more",
  "digest.nothing",
  "digest.note",
  "digest.why",
  "feed.title",
  "feed.about",
] as const;
export type WordKey = (typeof wordKeys)[number];

const entry = z.union([
  z.string().min(1),
  z.partialRecord(z.enum(["zero", "one", "two", "few", "many", "other"]), z.string().min(1)),
]);
const dictionary = z.strictObject({
  locale: z.string().refine((tag) => Intl.NumberFormat.supportedLocalesOf(tag).length > 0, "no language that is known"),
  direction: z.enum(["ltr", "rtl"]),
  separator: z.string().min(1),
  words: z.record(z.enum(wordKeys), entry),
});

export interface Words {
  readonly language: TitleLanguage;
  /** A tag for Intl. */
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  /** Between the parts of what is told of one thing. */
  readonly separator: string;
  /** The words of a key; numbers among the values are written as the language does, `count` chooses the plural. */
  readonly say: (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
}

const known = new Map<TitleLanguage, Words>();

/** The words of a language, read once. */
export function wordsIn(language: TitleLanguage): Words {
  const words = known.get(language) ?? readWords(language);
  known.set(language, words);
  return words;
}

function readWords(language: TitleLanguage): Words {
  const { locale, direction, separator, words } = readData(new URL(`${language}.yaml`, import.meta.url), dictionary);
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const say: Words["say"] = (key, values = {}) => {
    const said = words[key];
    const form = plurals.select(Number(values["count"] ?? 0));
    const text = typeof said === "string" ? said : (said[form] ?? said.other ?? "");
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };
  return { language, locale, direction, separator, say };
}

/** The language that somebody asks for, French where it is none of these. */
export function languageOf(asked: string | undefined): TitleLanguage {
  return titleLanguages.find((language) => language === asked) ?? "fr";
}
