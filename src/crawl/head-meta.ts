/** A `<meta>` of a page, with its name in lower case. */
export interface Meta {
  readonly name: string;
  readonly content: string;
}

/** How far into a page its head is looked for, in bytes; heads with all their scripts have been seen to hold 150 KB. */
const headReach = 256 * 1024;
const longestTag = 4_000;
const mostTags = 500;

/** Elements whose content is text, whatever it looks like. */
const textElements = ["script", "style", "title", "template", "textarea"] as const;

/**
 * The named `<meta>` elements in the head of a page, read in one go from its bytes, without a tree and without decoding: names and
 * values that robots understand are plain ASCII.
 */
export function readMeta(body: Uint8Array): readonly Meta[] {
  // UTF-16 is ASCII with zeros between the letters.
  const page = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, headReach))
    .toString("latin1")
    .replaceAll("\0", "");
  const lower = page.toLowerCase();
  const found: Meta[] = [];
  let at = lower.indexOf("<");
  while (at >= 0 && found.length < mostTags && !isTag(lower, at, "body")) {
    let end = endOf(lower, at);
    if (isTag(lower, at, "meta")) {
      const tag = readTag(page.slice(at, at + longestTag));
      const name = tag.values.get("name")?.trim().toLowerCase();
      if (name !== undefined) found.push({ name, content: (tag.values.get("content") ?? "").trim() });
      end = at + tag.length;
    }
    at = end < 0 ? -1 : lower.indexOf("<", end);
  }
  return found;
}

function isTag(lower: string, at: number, name: string): boolean {
  return lower.startsWith(name, at + 1) && /[\s/>]/.test(lower.charAt(at + 1 + name.length));
}

/** Where what begins here ends: a comment, an element of text with its content, or a tag; below zero where it does not. */
function endOf(lower: string, at: number): number {
  if (lower.startsWith("<!--", at)) return lower.indexOf("-->", at + 4);
  const element = textElements.find((name) => isTag(lower, at, name));
  return element === undefined ? at + 1 : lower.indexOf(`</${element}`, at);
}

/** An attribute with its value or without, or any other character; each is looked at once. */
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?|[\s\S]/y;

/** The attributes of the `<meta` that a text begins with, and how long it is. */
function readTag(text: string): { readonly values: ReadonlyMap<string, string>; readonly length: number } {
  const values = new Map<string, string>();
  let length = "<meta".length;
  while (length < text.length && text.charAt(length) !== ">") {
    attribute.lastIndex = length;
    const [, name = "", double, single, bare = ""] = attribute.exec(text) ?? [];
    const key = name.toLowerCase();
    // The first of two attributes of one name counts, as in browsers.
    if (!values.has(key)) values.set(key, double ?? single ?? bare);
    length = attribute.lastIndex;
  }
  return { values, length };
}
