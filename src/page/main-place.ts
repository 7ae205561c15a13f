import { isTag } from "domhandler";
import { bodyHints } from "./elements.ts";
import type { Place } from "./place.ts";

/** The place that holds the article, and how it was found. */
export interface MainPlace {
  readonly place: Place;
  readonly foundBy: string;
}

/** Less prose than this is no article body, in characters. */
const leastProse = 140;
/** A child that holds this much of a place's prose is where to go on looking. */
const dominance = 0.7;

/**
 * Finds the place that holds the article: where markup says so and the prose bears it out,
 * otherwise by going down from the top as long as one child holds most of the prose.
 *
 * @param places weighed, outer before inner
 */
export function findMainPlace(places: readonly Place[], root: Place): MainPlace {
  const weighty = places.filter((place) => place.clean > 0);
  for (const [index, hint] of bodyHints.entries()) {
    const found = weighty.filter((place) => fits(place, hint, index));
    const best = heaviest(found);
    if (best === null) continue;
    const whole = withSiblings(best, found, hint.attribute === undefined ? 1 : 3);
    if (whole.clean >= leastProse && whole.clean >= hint.share * root.clean)
      return { place: whole, foundBy: nameOf(hint) };
  }
  return { place: descend(weighty, root), foundBy: "where most of the prose stands" };
}

type Hint = (typeof bodyHints)[number];

function fits({ element, hints }: Place, { tag, attribute }: Hint, index: number): boolean {
  if (hints.includes(index)) return true;
  if (!isTag(element)) return false;
  if (tag !== undefined) return element.name === tag;
  return attribute !== undefined && element.attribs[attribute[0]]?.toLowerCase() === attribute[1].toLowerCase();
}

function nameOf({ tag, attribute }: Hint): string {
  if (tag !== undefined) return `element <${tag}>`;
  return attribute === undefined ? "class or id of an article body" : `${attribute[0]}="${attribute[1]}"`;
}

/** The place with the most prose; of two with nearly the same, the inner one. */
function heaviest(places: readonly Place[]): Place | null {
  let best: Place | null = null;
  let most = 0;
  for (const place of places) {
    if (place.clean > most || (best !== null && place.clean >= 0.95 * most && isInside(place, best))) {
      best = place;
      most = Math.max(most, place.clean);
    }
  }
  return best;
}

/**
 * An article cut into several such places by advertisements is what holds them all.
 *
 * @param levels how far up that may be: what microdata calls the body belongs together, equal classes may be other stories
 */
function withSiblings(best: Place, found: readonly Place[], levels: number): Place {
  let around: Place = best;
  for (let level = 0; level < levels; level += 1) {
    const { parent } = around;
    if (parent === null || !isTag(around.element) || around.element.name === "article") return best;
    const siblings = found.filter((place) => place !== best && isWithin(place, parent, level + 1));
    const theirs = siblings.reduce((sum, place) => sum + place.clean, 0);
    if (theirs > (level === 0 ? 0.2 : 0.5) * best.clean) return parent;
    around = parent;
  }
  return best;
}

function isWithin(place: Place, outer: Place, levels: number): boolean {
  let at: Place | null = place;
  for (let level = 0; level < levels && at !== outer; level += 1) at = at?.parent ?? null;
  return at === outer;
}

function descend(weighty: readonly Place[], root: Place): Place {
  let current = root;
  for (const place of weighty) {
    const isParagraph = isTag(place.element) && place.element.name === "p";
    if (place.parent === current && place.clean >= dominance * current.clean && !isParagraph) current = place;
  }
  return current;
}

function isInside(place: Place, outer: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}
