/** The words of numbers, money, posts and agreements: one YAML file per language, all of one shape. */
import { z } from "zod";
import { readData } from "../data.ts";
import type { Language, Qualifier, Rate } from "../model.ts";
import { rates } from "../model.ts";
import { written } from "../text/written.ts";
import { phraseMaker } from "../verbs/phrases.ts";
import type { Phrases } from "../verbs/phrases.ts";

const words = z.array(written);
const numbers = z.record(written, z.number().positive());
const hedge = z.strictObject({ before: words, after: words });

const schema = z.strictObject({
  separators: z.strictObject({
    thousands: words,
    decimal: z.string().length(1),
    /** A letter between digits, written from right to left with the fraction first: "26ر4" is 4.26. */
    swapped: written.optional(),
  }),
  cardinals: numbers,
  /** True where every part of a number is joined to the next, units before tens: "خمسة وعشرون", "3 آلاف و500". */
  joined: z.boolean().default(false),
  multipliers: words,
  /** Number words that are no number where they stand first: "hundreds of", "several thousand". */
  neverAlone: words.default([]),
  /** May stand between a number and its magnitude: "جوج د المليون". */
  magnitudeLinks: words.default([]),
  joiners: words,
  articles: words,
  collectives: numbers,
  multiples: numbers,
  respectively: words,
  magnitudes: numbers,
  /** Magnitudes that need no number before them, and how many of them they say: "mille", "مليار درهم", "ملياري درهم". */
  alone: numbers.default({}),
  /** Of these, the ones that say two right before what they count, and one anywhere else: "مليارا درهم", "مليونا و645 ألفا". */
  duals: words.default([]),
  shortMagnitudes: numbers,
  halves: z.strictObject({ after: words, before: words }),
  currencies: z.record(z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code"), words),
  fused: z.record(z.string(), z.tuple([z.number().positive(), z.string().regex(/^[A-Z]{3}$/)])),
  hundredths: z.record(z.string(), words),
  links: words,
  percentages: words,
  qualifiers: z.strictObject({ about: hedge, at_least: hedge, at_most: hedge }),
  ranges: z.strictObject({ open: words, join: words }),
  rates: z.strictObject({ year: words, month: words, day: words }),
  adjectives: words,
  novelties: words,
  /** How many words that no list names may stand between a number and its noun: "300 aircraft engineering jobs". */
  modifiers: z.number().int().min(0).max(4).default(0),
  posts: words,
  people: words,
  /** Nouns that count two by their form: "منصبين", "اتفاقيتين". They stand among the nouns as well. */
  two: words.default([]),
  /** Plurals of agreements that a final s does not tell: "اتفاقيات". They stand among the nouns as well. */
  several: words.default([]),
  kinds: z.strictObject({ direct: words, indirect: words }),
  /** `plurals` do not end in s; `idioms` hold the noun and name no agreement: "de acuerdo con"; `head` is the word of a noun phrase that shows its number. */
  agreements: z.strictObject({
    plain: words,
    weak: words,
    plurals: words.default([]),
    idioms: words.default([]),
    head: z.enum(["first", "any"]).default("first"),
  }),
  agreementProjects: words,
  determiners: z.strictObject({
    indefinite: words,
    definite: words,
    demonstrative: words,
    none: words.default([]),
    /** True where a noun without any article is an indefinite one: "اتفاقية" is "an agreement". */
    bareIsIndefinite: z.boolean().default(false),
  }),
  ordinals: words,
  ordinalEndings: words,
  oneOf: words,
  /** Between a number and the whole it is taken from: "deux des cinq conventions". */
  partitives: words.default([]),
  /** One of several agreements told by its rank alone: an article with the nouns it may stand for, and what may follow ("la seconde concerne"). */
  ranks: z
    .strictObject({ articles: z.record(written, words), followers: words })
    .default({ articles: {}, followers: [] }),
  ellipsis: z.strictObject({ followers: words }),
});
type Data = z.infer<typeof schema>;

/** What the noun behind a number counts. */
export type Noun = "post" | "person" | "agreement" | "weak-agreement";

/** A word that makes money of a number: its currency, and what the number is multiplied with. */
export interface Money {
  readonly currency: string;
  readonly times: number;
}

/** The lexicon of one language, made ready for looking up. */
export interface QuantityLexicon {
  readonly language: Language;
  readonly data: Data;
  readonly cardinals: Phrases<number>;
  readonly collectives: Phrases<number>;
  readonly multiples: Phrases<number>;
  readonly respectively: Phrases<true>;
  readonly magnitudes: Phrases<number>;
  readonly alone: Phrases<number>;
  readonly two: Phrases<true>;
  readonly several: Phrases<true>;
  readonly shortMagnitudes: Phrases<number>;
  readonly halves: { readonly after: Phrases<true>; readonly before: Phrases<true> };
  readonly money: Phrases<Money>;
  readonly percentages: Phrases<true>;
  readonly hedgesBefore: Phrases<Qualifier>;
  readonly hedgesAfter: Phrases<Qualifier>;
  readonly rates: Phrases<Rate>;
  readonly adjectives: Phrases<true>;
  readonly nouns: Phrases<Noun>;
  readonly idioms: Phrases<true>;
  readonly agreementProjects: Phrases<true>;
  readonly kinds: Phrases<"direct" | "indirect">;
  readonly determiners: Phrases<"indefinite" | "definite" | "demonstrative" | "denied">;
  readonly ordinals: Phrases<true>;
  readonly oneOf: Phrases<true>;
  readonly partitives: Phrases<true>;
  /** Articles of an agreement told by its rank alone, with the nouns it may stand for. */
  readonly rankArticles: Phrases<readonly string[]>;
  readonly rankFollowers: Phrases<true>;
  readonly links: Phrases<true>;
  readonly followers: Phrases<true>;
  /** Words without which, or a digit, no quantity is told: articles count only before another one of them. */
  readonly anchors: Phrases<true>;
  /** Words that a quantity begins with, but for digits, and idioms that hold one. */
  readonly openers: Phrases<true>;
}

function build(language: Language): QuantityLexicon {
  const data = readData(new URL(`${language}.yaml`, import.meta.url), schema);
  const phrases = phraseMaker(language);
  const anchors = anchorsOf(data);
  const valued = (list: { readonly [word: string]: number }): Phrases<number> =>
    phrases(...Object.entries(list).map(([word, value]) => [[word], value] as const));
  const money = phrases<Money>(
    ...Object.entries(data.currencies).map(([currency, list]) => [list, { currency, times: 1 }] as const),
    ...Object.entries(data.hundredths).map(([currency, list]) => [list, { currency, times: 0.01 }] as const),
    ...Object.entries(data.fused).map(([word, [times, currency]]) => [[word], { currency, times }] as const),
  );
  const hedges = (["about", "at_least", "at_most"] as const).map((name) => [name, data.qualifiers[name]] as const);
  return {
    language,
    data,
    money,
    cardinals: valued(data.cardinals),
    collectives: valued(data.collectives),
    multiples: valued(data.multiples),
    respectively: phrases([data.respectively, true]),
    magnitudes: valued(data.magnitudes),
    alone: valued(data.alone),
    two: phrases([data.two, true]),
    several: phrases([data.several, true]),
    shortMagnitudes: valued(data.shortMagnitudes),
    halves: { after: phrases([data.halves.after, true]), before: phrases([data.halves.before, true]) },
    percentages: phrases([data.percentages, true]),
    hedgesBefore: phrases(...hedges.map(([qualifier, list]) => [list.before, qualifier] as const)),
    hedgesAfter: phrases(...hedges.map(([qualifier, list]) => [list.after, qualifier] as const)),
    rates: phrases(...rates.map((rate) => [data.rates[rate], rate] as const)),
    adjectives: phrases([data.adjectives, true]),
    nouns: phrases<Noun>(
      [data.posts, "post"],
      [data.people, "person"],
      [data.agreements.plain, "agreement"],
      [data.agreements.weak, "weak-agreement"],
    ),
    idioms: phrases([data.agreements.idioms, true]),
    agreementProjects: phrases([data.agreementProjects, true]),
    kinds: phrases<"direct" | "indirect">([data.kinds.direct, "direct"], [data.kinds.indirect, "indirect"]),
    determiners: phrases<"indefinite" | "definite" | "demonstrative" | "denied">(
      [data.determiners.indefinite, "indefinite"],
      [data.determiners.definite, "definite"],
      [data.determiners.demonstrative, "demonstrative"],
      [data.determiners.none, "denied"],
    ),
    ordinals: phrases([data.ordinals, true]),
    oneOf: phrases([data.oneOf, true]),
    partitives: phrases([data.partitives, true]),
    rankArticles: phrases(
      ...Object.entries(data.ranks.articles).map(([article, nouns]) => [[article], nouns] as const),
    ),
    rankFollowers: phrases([data.ranks.followers, true]),
    links: phrases([data.links, true]),
    followers: phrases([data.ellipsis.followers, true]),
    anchors: phrases([anchors, true]),
    openers: phrases([[...anchors, ...openersOf(data)], true]),
  };
}

const anchorsOf = (data: Data): string[] => [
  ...Object.keys(data.cardinals).filter((word) => !data.articles.includes(word)),
  ...[data.collectives, data.multiples, data.magnitudes, data.alone, data.fused].flatMap((lists) => Object.keys(lists)),
  ...[data.currencies, data.hundredths].flatMap((lists) => Object.values(lists).flat()),
  ...[data.halves.before, data.percentages, data.posts, data.people].flat(),
  ...[data.agreements.plain, data.agreements.weak, data.ordinals].flat(),
];

const openersOf = (data: Data): string[] => [
  ...[data.articles, data.ordinals, data.oneOf, data.adjectives, data.agreementProjects, data.agreements.idioms].flat(),
  ...[data.kinds.direct, data.kinds.indirect].flat(),
  ...[data.determiners.indefinite, data.determiners.definite, data.determiners.demonstrative].flat(),
  ...[data.determiners.none, data.two, Object.keys(data.ranks.articles)].flat(),
];

const loaded = new Map<Language, QuantityLexicon>();

/** The lexicon of a language, read once. Errors: SijillError "bad-data" with file and line. */
export function quantityLexicon(language: Language): QuantityLexicon {
  const known = loaded.get(language) ?? build(language);
  loaded.set(language, known);
  return known;
}
