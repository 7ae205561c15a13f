import { textContent } from "domutils";
import { readableText } from "./document.ts";
import type { PageView } from "./walk.ts";

export type JsonObject = { readonly [key: string]: unknown };

/** Longer JSON-LD is a catalogue, not the description of an article. */
const longestJson = 1_000_000;
/** Objects looked at; a page describes a few dozen at most. */
const mostObjects = 2_000;

/** All objects that the JSON-LD of a page describes it by, outer before inner. */
export function readJsonLd(page: PageView): JsonObject[] {
  const objects: JsonObject[] = [];
  for (const element of page.named("script")) {
    if (element.attribs["type"]?.toLowerCase() !== "application/ld+json") continue;
    const queue: unknown[] = [parseJson(textContent(element))];
    while (queue.length > 0 && objects.length < mostObjects) {
      const value = queue.shift();
      if (Array.isArray(value)) queue.push(...value.slice(0, mostObjects));
      else if (isObject(value)) {
        objects.push(value);
        queue.push(value["@graph"], value["mainEntity"], value["mainEntityOfPage"], value["breadcrumb"]);
      }
    }
  }
  return objects;
}

/** Pages often put comments, raw line feeds or nothing at all where JSON belongs: what cannot be mended is as good as absent. */
function parseJson(text: string): unknown {
  if (text.length > longestJson) return null;
  const clean = text.replaceAll(/[\u0000-\u001F]+/gu, " ").trim();
  if (clean === "") return null;
  return tryJson(clean) ?? tryJson(withoutWrapping(clean)) ?? salvage(clean);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Comments and CDATA marks around it, a semicolon behind it, commas before what closes. */
function withoutWrapping(text: string): string {
  return text
    .replace(/^(?:\/\/|\/\*)?\s?(?:<!\[CDATA\[|<!--)\s?(?:\/\/|\*\/)?/u, "")
    .replace(/(?:\/\/|\/\*)?\s?(?:\]\]>|-->)\s?(?:\*\/)?$/u, "")
    .replace(/;\s?$/u, "")
    .replaceAll(/,\s{0,9}([}\]])/gu, "$1")
    .trim();
}

/** Fields of an article that are worth having from JSON that quotation marks in a headline or a missing brace have broken. */
const salvaged = /"(datePublished|dateModified|dateCreated|articleSection)"\s{0,3}:\s{0,3}"([^"<>]{1,100})"/gu;

/** What broken JSON says of an article; null where it says a thing in two ways, for then it may be of several. */
function salvage(text: string): JsonObject | null {
  const type = /"@type"\s{0,3}:\s{0,3}"(\w{0,30}(?:Article|Posting))"/u.exec(text)?.[1];
  if (type === undefined) return null;
  const fields = new Map<string, string>([["@type", type]]);
  for (const [, name = "", value = ""] of text.matchAll(salvaged)) {
    if ((fields.get(name) ?? value) !== value) return null;
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function typesOf(object: JsonObject): string[] {
  return [object["@type"]].flat().filter((type): type is string => typeof type === "string");
}

/** A text field, which is often escaped once too often; null where it is missing or no text. */
export function textOf(object: JsonObject | null, key: string): string | null {
  const value = object?.[key];
  const text = typeof value === "string" ? readableText(value) : "";
  return text === "" ? null : text;
}

/** The texts and numbers of a field, alone, in a list, or each in an object with its type. */
export function valuesOf(object: JsonObject | null, key: string): string[] {
  return [object?.[key]]
    .flat()
    .map((value) => (isObject(value) ? value["@value"] : value))
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map((value) => (typeof value === "string" ? readableText(value) : String(value)));
}

/** Names of people or organisations: a text, an object with a name, or a list of either. */
export function namesOf(object: JsonObject | null, key: string): string[] {
  return [object?.[key]]
    .flat()
    .map((value) => (isObject(value) ? textOf(value, "name") : typeof value === "string" ? readableText(value) : null))
    .filter((name) => name !== null)
    .filter((name) => name !== "");
}
