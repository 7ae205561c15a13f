import { isTag, isText, type ChildNode, type Document, type Element } from "domhandler";
import type { Source } from "../sources/load.ts";
import { BlockBuilder, type PageDraft } from "./blocks.ts";
import { selectElements } from "./document.ts";
import { isInline, signsOf } from "./elements.ts";
import type { Place } from "./place.ts";
import { compileSelectors, type SelectorField } from "./selectors.ts";
import { isReplaced, isUnseen } from "./unseen.ts";

/** What one walk over a page finds. */
export interface PageView {
  /** All blocks in reading order, none removed yet. */
  readonly drafts: readonly PageDraft[];
  /** The elements around them, outer before inner. */
  readonly places: readonly Place[];
  /** Elements that say something about the page, by name, in reading order. */
  readonly named: (name: IndexedName) => readonly Element[];
  /** Elements that go by a name in microdata or RDFa, `meta` elements in the latter apart, in reading order. */
  readonly property: (name: string) => readonly Element[];
  /** What the publisher's selectors of a field select: the elements of the first selector first. */
  readonly selected: (field: SelectorField) => readonly Element[];
}

const indexedNames = ["title", "meta", "link", "script", "h1", "time"] as const;
export type IndexedName = (typeof indexedNames)[number];

/** Below this depth nothing is read. */
const deepestRead = 200;

/** Fields whose elements begin and end a block even where they are inline ones: a publisher may put all into one line. */
const apartFields: ReadonlySet<SelectorField> = new Set(["title", "date", "body"]);

/**
 * Walks over a page once, from top to bottom and without recursion, and gathers all that the later steps look at.
 *
 * @param source the page's publisher, whose selectors are tried on the way; null for one that nobody described
 */
export function walkPage(root: Document, source: Source | null): PageView {
  const builder = new BlockBuilder(root);
  const index = new Map<string, Element[]>(indexedNames.map((name) => [name, []]));
  const properties = new Map<string, Element[]>();
  const selectors = prepareSelectors(root, source);
  const apart = new Set<Element>();
  /** The outermost element of those around the node whose text nobody sees. */
  let unseen: Element | null = null;

  function enter(element: Element): void {
    index.get(element.name)?.push(element);
    indexProperties(element, properties);
    for (const { test, field, found } of selectors) {
      if (!test(element)) continue;
      found.push(element);
      if (apartFields.has(field)) apart.add(element);
    }
    if (unseen !== null) return;
    const inLine = isInline(element) && !apart.has(element);
    const signs = signsOf(element);
    if (isUnseen(element, signs.hiding, inLine)) {
      unseen = element;
      if (isReplaced(element)) builder.addText(" ");
    } else if (element.name === "br") builder.breakLine();
    else if (inLine) builder.enterInline(element);
    else builder.enterBlock(element, signs);
  }

  function leave(element: Element): void {
    if (unseen !== null) {
      if (unseen === element) unseen = null;
    } else if (isInline(element) && !apart.has(element)) builder.leaveInline(element);
    else if (element.name !== "br") builder.leaveBlock(element);
  }

  let depth = 1;
  let node: ChildNode | null = root.children[0] ?? null;
  while (node !== null) {
    if (isText(node)) {
      if (unseen === null) builder.addText(node.data);
    } else if (isTag(node)) {
      enter(node);
      if (depth >= deepestRead) node.children = [];
      const child: ChildNode | undefined = node.children[0];
      if (child !== undefined) {
        node = child;
        depth += 1;
        continue;
      }
      leave(node);
    }
    while (node.next === null && node.parent !== null && isTag(node.parent)) {
      node = node.parent;
      depth -= 1;
      leave(node);
    }
    node = node.next;
  }
  builder.finish();
  return {
    drafts: builder.drafts,
    places: builder.places,
    named: (name) => index.get(name) ?? [],
    property: (name) => properties.get(name) ?? [],
    selected: (field) => selectors.filter((each) => each.field === field).flatMap(({ found }) => found),
  };
}

/** Puts an element under each name that it goes by in microdata or RDFa: the properties of `meta` elements are of other kinds. */
function indexProperties(element: Element, index: Map<string, Element[]>): void {
  const { itemprop, property } = element.attribs;
  if (itemprop === undefined && (property === undefined || element.name === "meta")) return;
  for (const written of `${itemprop ?? ""} ${property ?? ""}`.split(/\s+/u)) {
    const name = written.startsWith(vocabulary) ? written.slice(vocabulary.length) : written;
    const found = index.get(name);
    if (found === undefined) index.set(name, [element]);
    else if (found.at(-1) !== element) found.push(element);
  }
}

const vocabulary = "schema:";

interface ReadySelector {
  readonly field: SelectorField;
  readonly test: (element: Element) => boolean;
  readonly found: Element[];
}

/** Selectors that cannot be told element by element are looked up before. */
function prepareSelectors(root: Document, source: Source | null): ReadySelector[] {
  if (source === null) return [];
  return compileSelectors(source.selectors).map(({ field, selector, test }) => {
    if (test !== null) return { field, test, found: [] };
    const elements = new Set(selectElements(root, selector));
    return { field, test: (element) => elements.has(element), found: [] };
  });
}
