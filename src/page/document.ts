import { load, type CheerioAPI } from "cheerio/slim";
import { isTag, type AnyNode, type Element } from "domhandler";
import { SijillError } from "../errors.ts";

/** A parsed page, pruned to bounds within which every later step is fast. */
export interface PageDocument {
  readonly $: CheerioAPI;
  /** The `body`, or whatever stands in its place on a page without one. */
  readonly body: Element | null;
  /** Elements that say something about the page, by name, in reading order: one walk instead of a search for each. */
  readonly named: (name: IndexedName) => readonly Element[];
  /** Elements with an `itemprop`, in reading order. */
  readonly properties: readonly Element[];
}

const indexedNames = ["title", "meta", "link", "script", "h1", "time", "body", "html"] as const;
export type IndexedName = (typeof indexedNames)[number];

/** Elements open at once. The deepest of 170 pages measured has 40; the parser's time grows with the square of it. */
const deepestMarkup = 2_000;
/** Tags of a page, ends included; the largest of those measured has 7,100. So many are parsed in seconds however they nest. */
const mostTags = 120_000;
/** Below this depth nothing is read. */
const deepestRead = 200;
/** Nodes of a page; the largest of those measured has 9,000. */
const mostNodes = 300_000;

/**
 * Parses a page.
 *
 * @throws SijillError `not-text` for markup of which there is too much, or which nests too deeply, to be an article's
 */
export function parsePage(html: string): PageDocument {
  refuseDeepNesting(html);
  const $ = load(html);
  const root = $.root()[0];
  const top = root?.children ?? [];
  const index = new Map<string, Element[]>(indexedNames.map((name) => [name, []]));
  const properties: Element[] = [];
  prune(top, (element) => {
    index.get(element.name)?.push(element);
    if ("itemprop" in element.attribs) properties.push(element);
  });
  const named = (name: IndexedName): readonly Element[] => index.get(name) ?? [];
  return { $, body: named("body")[0] ?? named("html")[0] ?? top.find(isTag) ?? null, named, properties };
}

/** Counts tags, and open elements per name, which is never less than what the parser has open in honest markup. */
function refuseDeepNesting(html: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  let tags = 0;
  for (const tag of html.matchAll(/<(\/?)([a-z][^\s/>]*)/giu)) {
    tags += 1;
    if (tags > mostTags) throw tangled();
    const name = tag[2]?.toLowerCase() ?? "";
    if (empty.has(name)) continue;
    const count = open.get(name) ?? 0;
    const step = tag[1] === "/" ? -1 : 1;
    if (step === -1 && count === 0) continue;
    open.set(name, count + step);
    depth += closedByNext.has(name) ? step / 10 : step;
    if (depth > deepestMarkup) throw tangled();
  }
}

function tangled(): SijillError {
  return new SijillError(
    "not-text",
    "the page has more markup, or nests it more deeply, than any page to read: give another",
  );
}

const empty: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
/** Often left open, and closed by the next of their kind: ten open ones count as one. */
const closedByNext: ReadonlySet<string> = new Set("p li dt dd tr td th option".split(" "));

/** Cuts off what lies too deep and what comes after too many nodes, so that no walk can be drawn out; visits what stays. */
function prune(top: AnyNode[], visit: (element: Element) => void): void {
  const stack: { node: AnyNode; depth: number }[] = top.map((node) => ({ node, depth: 1 })).toReversed();
  let count = 0;
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, depth } = step;
    count += 1;
    if (!("children" in node)) continue;
    if (isTag(node)) visit(node);
    if (depth >= deepestRead || count > mostNodes) {
      node.children = [];
      continue;
    }
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) stack.push({ node: child, depth: depth + 1 });
    }
  }
}
