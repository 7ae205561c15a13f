/** What is usual, reckoned from few numbers. */

/**
 * So much of all time lies in gaps that are as long as the usual ones or shorter. What comes once a week and lasts a day and an
 * hour or longer is usual by that, and one outage of a week in two months is not.
 */
const usualTime = 0.85;
/** Standard deviations that a share may lie off by chance: one judgement in a hundred is that far off. */
const chance = 2.576;

/**
 * The longest gap that is usual: a moment taken at random falls into one as long as it or shorter six times out of seven.
 * Weighed by time, nights and weekends count for what they are, and a backfill that shows a thousand pages in an hour does not.
 * @param gaps between two events each; at least one
 */
export function longestUsual(gaps: readonly number[]): number {
  const sorted = gaps.toSorted((one, other) => one - other);
  const whole = sorted.reduce((total, gap) => total + gap, 0);
  let passed = 0;
  for (const gap of sorted) {
    passed += gap;
    if (passed >= usualTime * whole) return gap;
  }
  return 0;
}

/** The least share that `some` of `all` may stand for (Wilson's score interval); 0 for none of none. */
export function leastShare(some: number, all: number): number {
  return all === 0 ? 0 : wilson(some, all, -1);
}

/** The largest share that `some` of `all` may stand for; 1 for none of none. */
export function mostShare(some: number, all: number): number {
  return all === 0 ? 1 : wilson(some, all, 1);
}

/** E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927). */
function wilson(some: number, all: number, side: 1 | -1): number {
  const share = some / all;
  const square = chance ** 2;
  const middle = share + square / (2 * all);
  const width = chance * Math.sqrt((share * (1 - share)) / all + square / (4 * all ** 2));
  const bound = (middle + side * width) / (1 + square / all);
  // Never on the wrong side of the share itself, where rounding would put it.
  return side < 0 ? Math.max(0, Math.min(share, bound)) : Math.min(1, Math.max(share, bound));
}
