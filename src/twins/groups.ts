/** One text wherever it stands: groups of linked articles, and how many outlets speak for themselves. */
import { homeOf, nameOf, outletOf, type Sighting } from "./relate.ts";

/** Two articles that are twins, by their keys. */
export interface Link {
  readonly one: string;
  readonly other: string;
}

/**
 * The text that each article holds: articles that are linked, directly or through others, hold one. A text is called by the smallest
 * key among its articles, whatever order they and the links come in. See `limits.ts` for why chains are safe.
 * @param keys of all articles; one without links is a text by itself
 * @param links between them; a link to any other article is left out
 */
export function groupTexts(keys: readonly string[], links: readonly Link[]): Map<string, string> {
  const parents = new Map(keys.map((key) => [key, key]));
  const top = (key: string): string => {
    let at = key;
    for (let parent = parents.get(at); parent !== undefined && parent !== at; parent = parents.get(at)) {
      // Halves the way for whoever comes next.
      parents.set(at, parents.get(parent) ?? parent);
      at = parent;
    }
    return at;
  };
  for (const { one, other } of links) {
    if (!parents.has(one) || !parents.has(other)) continue;
    const [first = "", second = ""] = [top(one), top(other)].toSorted(compare);
    parents.set(second, first);
  }
  return new Map(keys.map((key) => [key, top(key)]));
}

/** One of the articles that hold a text. */
export interface TextMember extends Omit<Sighting, "fingerprint"> {
  readonly key: string;
}

/** A text with all articles that hold it. */
export interface SharedText {
  /** The smallest key among its articles. */
  readonly text: string;
  readonly members: readonly TextMember[];
}

/**
 * How many outlets state something independently, by the texts that state it: each text speaks for one outlet, however many run
 * it, and an outlet with several texts is one outlet. Never more than there are texts or outlets.
 */
export function countIndependentOutlets(texts: readonly SharedText[]): number {
  return new Set(texts.map(({ text, members }) => originOf(members) ?? text)).size;
}

/** Who a text is from: the agency or office among those who show it, else whom they name as its author, else who had it first. */
function originOf(group: readonly TextMember[]): string | null {
  const issuers = group.filter(({ outletKind }) => outletKind === "agency" || outletKind === "official").map(outletOf);
  const authors = group
    .filter(({ outletKind }) => outletKind !== "aggregator")
    .flatMap(({ originalOutlet }) => (originalOutlet === null ? [] : nameOf(originalOutlet)));
  const inOrder = group.toSorted((one, other) => compare(orderOf(one), orderOf(other)));
  const named = [...issuers.toSorted(byName), ...authors.toSorted(byName), ...inOrder.map(homeOf)];
  return named.find((name) => name !== null) ?? null;
}

function orderOf({ publishedAt, key }: TextMember): string {
  return `${publishedAt ?? "9"} ${key}`;
}

function byName(one: string | null, other: string | null): number {
  return compare(one ?? "", other ?? "");
}

/** By code units, which are the same everywhere. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
