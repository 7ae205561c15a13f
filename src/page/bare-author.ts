import { isTag, type Element } from "domhandler";
import { textContent } from "domutils";
import { findNames } from "../names/find.ts";
import { tokenise } from "../text/tokens.ts";
import type { PlacedLine } from "./around-title.ts";
import { cleanName, isArabicName, isFullName, namesAuthor } from "./byline.ts";
import { elementsIn } from "./element-days.ts";
import { tidy } from "./tidy.ts";

/** How many blocks below the title a name may stand that nothing calls an author. */
const reach = 4;
/** What parts a name from the day beside it. */
const between = /\s[-–—]+\s|[|•·,،]/u;
const longestName = 60;
const longestDateline = 120;

/**
 * The author in a line that does not say "Par": what the markup calls an author, or a full name beside the day right below
 * the title. A name that stands there alone may be that of anything, and so may one of a town or an institution.
 *
 * @param siteNames names that the site goes by
 */
export function findBareAuthor(lines: readonly PlacedLine[], siteNames: readonly string[]): string | null {
  const beside = lines.filter((line) => line.beside && !line.draft.isProse);
  return markedAuthor(beside, siteNames) ?? besideDay(beside, siteNames);
}

function markedAuthor(lines: readonly PlacedLine[], siteNames: readonly string[]): string | null {
  /** By element: thousands of lines may stand in one. */
  const marked = new Map<Element, readonly string[]>();
  for (const { draft } of lines) {
    const { element } = draft.place;
    if (!isTag(element)) continue;
    const texts = marked.get(element) ?? markedTexts(element);
    marked.set(element, texts);
    for (const text of texts) {
      const name = draft.text.includes(text) ? cleanName(text, siteNames) : null;
      if (name !== null && (isFullName(name) || isArabicName(name))) return name;
    }
  }
  return null;
}

/** What stands in an element, as far as its markup calls it an author. */
function markedTexts(element: Element): string[] {
  return elementsIn(element)
    .filter(({ attribs }) => namesAuthor(attribs))
    .map((each) => tidy(textContent(each).slice(0, 500)))
    .filter((text) => text.length <= longestName);
}

function besideDay(lines: readonly PlacedLine[], siteNames: readonly string[]): string | null {
  const below = lines.filter(({ distance }) => distance !== null && distance > 0 && distance <= reach);
  for (const [at, { draft }] of below.entries()) {
    const dateline = draft.days.length > 0 ? draft : below[at + 1]?.draft;
    if (dateline === undefined || dateline.days.length === 0 || dateline.text.length > longestDateline) continue;
    const parts = draft.parts.flatMap((part) => part.split(between)).map((part) => tidy(part));
    const name = parts.find((part) => isFullName(part) && cleanName(part, siteNames) !== null && !isOfOther(part));
    if (name !== undefined) return name;
  }
  return null;
}

/** Towns, institutions and programmes are written with capitals too. */
function isOfOther(name: string): boolean {
  return findNames(tokenise(name, "fr"), "fr").length > 0;
}
