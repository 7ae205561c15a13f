import type { Reviews } from "../store/reviews.ts";

/**
 * Lets what people have decided take effect on records that wait: first what it says of rules goes into their confidence, then those that are
 * sure enough by it are accepted where somebody has switched that on.
 * @param now tells the ISO 8601 instant
 */
export async function applyReviews(
  register: Pick<Reviews, "acceptByRule" | "weighRecords">,
  now: () => string,
): Promise<void> {
  await register.weighRecords(now());
  await register.acceptByRule(now());
}
