/** Notes on the labour market: rates and posts of one period, which is often said only once. */
import type { FactDate } from "../model.ts";
import type { CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";

/** The period that one sentence speaks of. */
export interface LabourPeriod {
  readonly order: number;
  readonly date: FactDate;
}

/** True for the periods that balances are drawn up for. */
export const isPeriod = ({ precision }: FactDate): boolean => ["quarter", "half", "year"].includes(precision);

/** The periods that sentences on unemployment tell, in reading order: the last one of "from 8% in 2014 to 10% in 2015". */
export function labourPeriods(
  places: readonly CuedSentence[],
  published: string | null,
  context: ContextLexicon,
): LabourPeriod[] {
  const isPast = ({ value }: FactDate): boolean => published === null || value <= published;
  return places.flatMap(({ sentence: { tokens, dates, order } }) => {
    if (!context.labourMarket.isIn(tokens)) return [];
    const date = dates
      .flatMap((mention) =>
        mention.date !== null && isPeriod(mention.date) && isPast(mention.date) ? [mention.date] : [],
      )
      .toSorted((a, b) => a.value.localeCompare(b.value))
      .at(-1);
    return date === undefined ? [] : [{ order, date }];
  });
}
