import { load } from "cheerio/slim";
import { textContent } from "domutils";
import { detach } from "./tidy.ts";

/** One for all entities: to make it takes longer than to read one. */
const $ = load("");

/** With the sign behind it: in an attribute, `&copy=` is a parameter of an address. */
const entities = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);?=?/gi;

/** Pages use the same few hundred over and over: what each stands for is asked of the parser when it is first met. */
const inText = new Map<string, string>();
const inAttributes = new Map<string, string>();
const mostKnown = 20_000;
/** No entity has more characters; of longer words that an ampersand begins there is no end. */
const longestKnown = 50;

/** Text of a page's markup with its entities read. */
export function decodeText(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(entities, (each) =>
    lookUp(each, inText, (entity) => textContent($(`<p>${entity}</p>`).toArray())),
  );
}

/** The value of an attribute with its entities read, of which fewer count as such there. */
export function decodeAttribute(value: string): string {
  if (!value.includes("&")) return value;
  return value.replace(entities, (each) =>
    lookUp(each, inAttributes, (entity) => $(`<p title="${entity}"></p>`).attr("title") ?? entity),
  );
}

function lookUp(entity: string, known: Map<string, string>, read: (entity: string) => string): string {
  const before = known.get(entity);
  if (before !== undefined) return before;
  const meant = read(entity);
  if (entity.length > longestKnown) return meant;
  if (known.size >= mostKnown) known.clear();
  known.set(detach(entity), meant);
  return meant;
}
