/** After so many attempts in vain an event is put aside as a dead letter. */
export const mostAttempts = 10;

const second = 1000;
const [first, longest] = [10 * second, 3600 * second];

/**
 * Milliseconds until the next attempt, after so many in vain: 10 seconds, doubled each time up to an hour, so that ten attempts take about an hour
 * and a half. A fifth is left to chance, so that many subscriptions of one receiver do not come back all at once.
 * @param random from 0 to 1
 */
export function backoff(attempts: number, random: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(20, attempts - 1));
  return Math.round(full * (0.9 + 0.2 * random));
}
