/** The words around quantities: one YAML file per language, all of one shape. */
import { z } from "zod";
import { readData } from "../../data.ts";
import type { Language } from "../../model.ts";
import { written } from "../../text/written.ts";
import { phraseMaker } from "../../verbs/phrases.ts";
import type { Phrases } from "../../verbs/phrases.ts";

const words = z.array(written);

const schema = z.strictObject({
  links: words,
  breaks: words,
  joins: words,
  /** Longer words that join what is counted: "37,000 in industry, along with 107,000 in services". */
  alongWith: words.default([]),
  /** What a note on the labour market speaks of: the period of its rates is that of its posts. */
  labourMarket: words.default([]),
  /** `openers` begin a sentence about one of several: "El primero, de 122 millones, ...". */
  parts: z.strictObject({ leaders: words, ofThese: words, others: words, openers: words.default([]) }),
  /** "un autre": right before a sum of the kind told before it. */
  anothers: words.default([]),
  /** Behind a word of intention these show that it speaks of what follows: "MAD 3 billion, expected to create". */
  leadsOn: words.default([]),
  objectives: words,
  slices: words,
  /** What ends works: "mise en service". A date right behind is not that of the money. */
  completions: words.default([]),
  /** What says that works are still to begin. A month behind it is not that of the money either, which is there already. */
  willBegin: words.default([]),
  /** Behind a figure of a labour-market balance: the same period a year before. */
  yearBefore: words.default([]),
  occasions: z.record(z.string(), words),
  atOccasion: words,
  sameDate: words,
  related: words,
  /** Between a sum and the same sum in another currency: "900 MDH, soit 90 millions d'euros". */
  equals: words.default([]),
  /** "cette perte": opens the figures by place or sector of the posts that the sentence before told of. */
  breakdowns: words.default([]),
  /** "à", "pour": who stands behind these receives money and does not give it. */
  recipients: words.default([]),
  funders: z.strictObject({ public_funding: words, investment: words, financing: words }),
});

/** The lexicon of one language, made ready for looking up. */
export interface ContextLexicon {
  readonly links: ReadonlySet<string>;
  readonly breaks: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  readonly alongWith: Phrases<true>;
  readonly labourMarket: Phrases<true>;
  readonly leadsOn: ReadonlySet<string>;
  readonly partLeaders: Phrases<true>;
  readonly equals: ReadonlySet<string>;
  readonly breakdowns: Phrases<true>;
  readonly recipients: ReadonlySet<string>;
  readonly partOpeners: Phrases<true>;
  readonly anothers: Phrases<true>;
  readonly ofThese: Phrases<true>;
  readonly others: Phrases<true>;
  readonly objectives: Phrases<true>;
  readonly slices: Phrases<true>;
  readonly completions: Phrases<true>;
  readonly willBegin: Phrases<true>;
  readonly yearBefore: Phrases<true>;
  readonly occasions: Phrases<string>;
  readonly atOccasion: Phrases<true>;
  readonly sameDate: Phrases<true>;
  readonly related: Phrases<true>;
  readonly funders: Phrases<"public_funding" | "investment" | "financing">;
}

function build(language: Language): ContextLexicon {
  const data = readData(new URL(`${language}.yaml`, import.meta.url), schema);
  const phrases = phraseMaker(language);
  return {
    links: new Set(data.links),
    breaks: new Set(data.breaks),
    joins: new Set(data.joins),
    alongWith: phrases([data.alongWith, true]),
    labourMarket: phrases([data.labourMarket, true]),
    leadsOn: new Set(data.leadsOn),
    partLeaders: phrases([data.parts.leaders, true]),
    equals: new Set(data.equals),
    breakdowns: phrases([data.breakdowns, true]),
    recipients: new Set(data.recipients),
    anothers: phrases([data.anothers, true]),
    partOpeners: phrases([data.parts.openers, true]),
    ofThese: phrases([data.parts.ofThese, true]),
    others: phrases([data.parts.others, true]),
    objectives: phrases([data.objectives, true]),
    slices: phrases([data.slices, true]),
    completions: phrases([data.completions, true]),
    willBegin: phrases([data.willBegin, true]),
    yearBefore: phrases([data.yearBefore, true]),
    occasions: phrases(...Object.entries(data.occasions).map(([name, list]) => [list, name] as const)),
    atOccasion: phrases([data.atOccasion, true]),
    sameDate: phrases([data.sameDate, true]),
    related: phrases([data.related, true]),
    funders: phrases<"public_funding" | "investment" | "financing">(
      [data.funders.public_funding, "public_funding"],
      [data.funders.investment, "investment"],
      [data.funders.financing, "financing"],
    ),
  };
}

const loaded = new Map<Language, ContextLexicon>();

/** The lexicon of a language, read once. Errors: SijillError "bad-data" with file and line. */
export function contextLexicon(language: Language): ContextLexicon {
  const known = loaded.get(language) ?? build(language);
  loaded.set(language, known);
  return known;
}
