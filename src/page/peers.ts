import { isTag } from "domhandler";
import { isHeadline } from "./listing.ts";
import type { Place } from "./place.ts";
import type { PageView } from "./walk.ts";

/** An element with this share of the prose of what looks like the article is of its kind. */
const likeness = 0.5;

/**
 * How many elements of the page are of the kind of the one that looks like its article, which begins with a link as the teaser of a
 * story does; 0 where it does not.
 *
 * @param view weighed, with the place of the article found
 */
export function countPeers({ places, drafts }: PageView): number {
  const main = places.find((place) => place.inMain);
  if (main === undefined || !isTag(main.element)) return 0;
  const inside = drafts.filter((draft) => draft.place.inMain);
  const opening = inside.slice(
    0,
    inside.findIndex((draft) => draft.isProse),
  );
  if (!opening.some(isHeadline)) return 0;
  const { name, attribs } = main.element;
  const isOfKind = ({ element, inMain, clean }: Place): boolean =>
    isTag(element) &&
    !inMain &&
    clean >= likeness * main.clean &&
    element.name === name &&
    (name === "article" || (attribs["class"] !== undefined && element.attribs["class"] === attribs["class"]));
  return places.filter(isOfKind).length;
}
