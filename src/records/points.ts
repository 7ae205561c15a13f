/** Reasons with their weight. */

/** What one thing says for (above 0) or against (below 0) two facts being one claim, in words for people. */
export interface Points {
  readonly points: number;
  readonly reason: string;
}

/** The sum of all points. */
export function sumOf(list: readonly Points[]): number {
  return list.reduce((sum, { points }) => sum + points, 0);
}

/** "+0.7 the same figure, of two digits" */
export function told({ points, reason }: Points): string {
  return `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(2)} ${reason}`;
}
