import type { PageDraft } from "./blocks.ts";
import type { Draft } from "./draft.ts";
import type { Verdict } from "./elements.ts";
import type { Place } from "./place.ts";

/** Below this a block is a label, a headline or a menu entry rather than prose. */
const shortestProse = 60;
/** A block that links more than this points elsewhere. */
const mostLinked = 0.5;

/** How much a block weighs as prose: its unlinked characters if it is a sentence or more, otherwise a tenth of them. */
export function proseWeight({ role, text, linked }: Pick<Draft, "role" | "text" | "linked">): number {
  if (role === "heading" || linked > mostLinked) return 0;
  const unlinked = text.length * (1 - linked);
  return unlinked >= shortestProse ? unlinked : unlinked / 10;
}

/**
 * Sums the prose of each place, judges the places by their markup, and sums again what the judgement leaves.
 * A verdict holds for all inside. One against a place that holds most of the page's prose is a misnomer and does not count.
 *
 * @param places outer before inner
 * @param removed elements that the publisher's own selectors name as no part of the article
 */
export function weighPlaces(places: readonly Place[], drafts: readonly PageDraft[], removed: readonly unknown[]): void {
  const weights = drafts.map(proseWeight);
  for (const [at, { place }] of drafts.entries()) place.prose += weights[at] ?? 0;
  for (const { parent, prose } of places.toReversed()) if (parent !== null) parent.prose += prose;
  const total = Math.max(1, places[0]?.prose ?? 0);
  const bySource = new Set(removed);
  for (const place of places) {
    const outer = place.parent?.verdict ?? null;
    if (outer !== null) place.verdict = outer;
    else if (bySource.has(place.element)) place.verdict = bySelector;
    else if (place.verdict !== null && place.prose / total > place.verdict.upTo) place.verdict = null;
  }
  for (const [at, { place }] of drafts.entries()) if (place.verdict === null) place.clean += weights[at] ?? 0;
  for (const { parent, clean } of places.toReversed()) if (parent !== null) parent.clean += clean;
}

const bySelector: Verdict = { role: "promotion", reason: "the source's list of what to remove", upTo: 1 };
