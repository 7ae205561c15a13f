/**
 * Where one text ends and another begins. The limits were set on the pairs of `fixtures/twins`, and `test/twins/relate.test.ts` holds
 * what they come to there. A twin that is missed counts an outlet too many; a false one takes a fact away: in doubt there are two texts.
 */
import type { Comparison } from "./compare.ts";

/**
 * So much of the shorter must stand in the longer. A changed headline costs nothing; an agency's tag line, a closing line of the site
 * and small repairs leave 0.96 and more in the fixtures, two communiqués of one wording about two programmes 0.78 and less.
 */
const leastContained = 0.88;

/**
 * And the shorter must be so long. Above one half no two texts that have nothing in common can both be taken for a third, which
 * holds them one after the other: what is linked through a third shares most of it.
 */
const leastProportion = 0.65;

/** A text of fewer words may be what a site prints instead of one ("for subscribers only"): its title must be the same too. */
const leastWords = 50;

/** Days between the same words in two outlets: what comes back after a month is this month's notice. */
const mostDaysIdentical = 31;
/** Days between almost the same words: a weekly report comes back after seven. */
const mostDaysNear = 6;
/** Days between an article and its later version, and between an article and its opening shown elsewhere. */
const mostDaysRevised = 2;

/** Below so many words in common an article was written anew, even under its old title. */
const leastRevised = 0.45;
/** An edited article keeps its title, or nearly all of its words. */
const leastRevisedTitled = 0.95;
/** How much of an article may be new for it to be the same at another address. */
const leastReprinted = 0.85;
/** An opening is known by its title, and this much of it stands in the whole. The estimate is rough for texts so different in length. */
const leastOpening = 0.7;

/** Whether two outlets show one text. `days`: see `daysApart`; days that are not known do not part what the words join. */
export function isOneText(texts: Comparison, days: number | null, isOneTitle: boolean): boolean {
  const { identical, words, containment, proportion, figuresChanged } = texts;
  if (words < leastWords && !isOneTitle) return false;
  if (identical) return (days ?? 0) <= mostDaysIdentical;
  if (figuresChanged > 0) return false;
  if (containment >= leastContained && proportion >= leastProportion) return (days ?? 0) <= mostDaysNear;
  return isOneTitle && containment >= leastOpening && days !== null && days <= mostDaysRevised;
}

/** Whether an outlet shows one text twice. */
export function isReprint(texts: Comparison, days: number | null, isOneTitle: boolean): boolean {
  return isOneText(texts, days, isOneTitle) && texts.resemblance >= leastReprinted;
}

/**
 * Whether an outlet edited one text into the other. More than a third of the figures changed is another day's report.
 * @param isOneTitle or one address
 */
export function isRevision(texts: Comparison, days: number | null, isOneTitle: boolean): boolean {
  const { words, resemblance, containment, figuresKept, figuresChanged } = texts;
  if (days === null || days > mostDaysRevised || resemblance < leastRevised) return false;
  if (!isOneTitle) return words >= leastWords && figuresChanged === 0 && containment >= leastRevisedTitled;
  return 2 * figuresChanged <= figuresKept;
}

/** Articles that are compared with one. Only a notice that a site prints under everything has more that look like it. */
export const mostAlike = 500;
