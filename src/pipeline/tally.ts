import { type Article, type Fact, type FactType, factTypes } from "../model.ts";
import { allAspects, type Aspect, type FactChange } from "./changes.ts";

/** What reading one page again came to. `left`: what is kept stays, for a page fetched later speaks for the same article. */
export const pageOutcomes = ["unchanged", "changed", "new", "gone", "no-article", "left", "failed"] as const;
export type PageOutcome = (typeof pageOutcomes)[number];

/** A page that was read again, beside what was kept of it. */
export interface PageComparison {
  readonly address: string;
  readonly outcome: PageOutcome;
  /** What the page is, and for one that cannot be read why; for people. */
  readonly reason: string;
  /** As it is now; as it was, where there is none any more; null where there was none either. */
  readonly article: Article | null;
  readonly unchanged: readonly Fact[];
  readonly changes: readonly FactChange[];
}

/** Facts of one type. A fact whose type changed counts where it was. */
export interface FactTally {
  readonly unchanged: number;
  readonly changed: number;
  readonly added: number;
  readonly gone: number;
  /** Changed facts by what is another about them; one may count under several. */
  readonly aspects: { readonly [aspect in Aspect]: number };
}

/** What reading many pages again came to. */
export interface ReextractTally {
  readonly pages: { readonly [outcome in PageOutcome]: number };
  readonly facts: { readonly [type in FactType]: FactTally };
}

const noAspects: FactTally["aspects"] = {
  type: 0,
  value: 0,
  status: 0,
  date: 0,
  horizon: 0,
  kind: 0,
  part: 0,
  parties: 0,
  subject: 0,
  quote: 0,
  rule: 0,
};
const noFacts: FactTally = { unchanged: 0, changed: 0, added: 0, gone: 0, aspects: noAspects };

export const emptyTally: ReextractTally = {
  pages: { unchanged: 0, changed: 0, new: 0, gone: 0, "no-article": 0, left: 0, failed: 0 },
  facts: { convention: noFacts, jobs: noFacts, funds: noFacts, indicator: noFacts },
};

/** A tally with one page more. */
export function tallyPage({ pages, facts }: ReextractTally, page: PageComparison): ReextractTally {
  const tally = (type: FactType): FactTally => {
    const unchanged = page.unchanged.filter((fact) => fact.type === type).length;
    const ofType = page.changes.filter(({ before, after }) => (before ?? after)?.type === type);
    return ofType.reduce(tallyChange, { ...facts[type], unchanged: facts[type].unchanged + unchanged });
  };
  return {
    pages: { ...pages, [page.outcome]: pages[page.outcome] + 1 },
    facts: {
      convention: tally("convention"),
      jobs: tally("jobs"),
      funds: tally("funds"),
      indicator: tally("indicator"),
    },
  };
}

function tallyChange(tally: FactTally, { before, after, aspects }: FactChange): FactTally {
  if (before === null) return { ...tally, added: tally.added + 1 };
  if (after === null) return { ...tally, gone: tally.gone + 1 };
  const counts = { ...tally.aspects };
  for (const aspect of aspects) counts[aspect] += 1;
  return { ...tally, changed: tally.changed + 1, aspects: counts };
}

/** How many pages a tally is of. */
export function pagesRead({ pages }: ReextractTally): number {
  return pageOutcomes.reduce((sum, outcome) => sum + pages[outcome], 0);
}

/** Facts of all types together. */
export function allFacts({ facts }: ReextractTally): FactTally {
  return factTypes
    .map((type) => facts[type])
    .reduce((sum, one) => ({
      unchanged: sum.unchanged + one.unchanged,
      changed: sum.changed + one.changed,
      added: sum.added + one.added,
      gone: sum.gone + one.gone,
      aspects: sumOf(sum.aspects, one.aspects),
    }));
}

function sumOf(one: FactTally["aspects"], other: FactTally["aspects"]): FactTally["aspects"] {
  const sum = { ...one };
  for (const aspect of allAspects) sum[aspect] += other[aspect];
  return sum;
}
