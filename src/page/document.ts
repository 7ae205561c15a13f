import { load } from "cheerio/slim";
import { isDocument, isTag, isText, type ChildNode, type Document, type Element } from "domhandler";
import { latin } from "./encoding.ts";
import { decodeAttribute, decodeText } from "./entities.ts";
import { trimMarkup } from "./markup.ts";
import { tidy } from "./tidy.ts";

/** One for all pages: to make it takes longer than to parse a short page. */
const $ = load("", { xml: { xmlMode: false, decodeEntities: false } });

/**
 * Parses a page. Markup is ASCII and looks the same in bytes: the parser gets a character for each byte and leaves the entities,
 * which takes it half the time, and what stands between the markup is decoded behind it.
 *
 * @param utf8 the page in UTF-8, well-formed
 * @throws SijillError `too-large` for more markup than an article's page can have
 */
export function parsePage(utf8: Uint8Array): Document {
  const root = $(trimMarkup(latin(utf8, utf8.length))).get(0)?.parent ?? null;
  if (root === null || !isDocument(root)) throw new Error("a parsed page has a root");
  decodeTree(root);
  return root;
}

/** Elements with text as it stands, in which nothing is an entity. */
const verbatim: ReadonlySet<string> = new Set(["script", "style", "textarea", "xmp"]);

/** Most of a page is neither. */
const coded = /[&\u0080-\u00FF]/;
const beyondAscii = /[\u0080-\u00FF]/;

function decodeTree(root: Document): void {
  let node: ChildNode | null = root.children[0] ?? null;
  while (node !== null) {
    if (isText(node)) {
      if (coded.test(node.data)) node.data = decodeData(node.data, node.parent);
    } else if (isTag(node)) {
      decodeAttributes(node.attribs);
      const child: ChildNode | undefined = node.children[0];
      if (child !== undefined) {
        node = child;
        continue;
      }
    }
    while (node.next === null && node.parent !== null && !isDocument(node.parent)) node = node.parent;
    node = node.next;
  }
}

function decodeData(data: string, parent: ChildNode["parent"]): string {
  const text = decodeBytes(data);
  return parent !== null && isTag(parent) && verbatim.has(parent.name) ? text : decodeText(text);
}

function decodeAttributes(attributes: Element["attribs"]): void {
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && coded.test(value)) attributes[name] = decodeAttribute(decodeBytes(value));
  }
}

/** For texts of ordinary length, one after the other: to have memory for each takes longer than to decode it. */
const workspace = Buffer.alloc(8_192);

function decodeBytes(bytes: string): string {
  if (!beyondAscii.test(bytes)) return bytes;
  const space = bytes.length > workspace.length ? Buffer.alloc(bytes.length) : workspace;
  return space.toString("utf8", 0, space.write(bytes, "latin1"));
}

/** How often a text may have been escaped too often. */
const mostLevels = 2;

/** Text with the entities that are left in it after parsing: what was escaped twice before it was sent. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let level = 0; level < mostLevels && entity.test(decoded); level += 1) decoded = decodeText(decoded);
  return decoded;
}

/** Text of a page's markup as it is read: what was escaped twice unescaped, and tidied. */
export function readableText(text: string): string {
  return tidy(decodeEntities(text));
}

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** The elements of a page that a CSS selector selects. */
export function selectElements(page: Document, selector: string): Element[] {
  return $<Element, string>(selector, page).toArray();
}
