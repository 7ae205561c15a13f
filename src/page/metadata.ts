import { textContent } from "domutils";
import type { Source } from "../sources/load.ts";
import { decodeEntities } from "./document.ts";
import { fold } from "./fold.ts";
import { tidy } from "./tidy.ts";
import type { PageView } from "./walk.ts";

/** What the head of a page says about it, before any of it is believed. */
export interface Metadata {
  /** First `content` by `name` or `property` of a `meta` element, names in small letters. */
  readonly meta: ReadonlyMap<string, string>;
  readonly canonical: string | null;
  readonly documentTitle: string;
  /** The JSON-LD object that describes the article, null where there is none. */
  readonly article: JsonObject | null;
  /** All types that its JSON-LD objects name. */
  readonly types: ReadonlySet<string>;
  /** The steps from the home page to this one, as JSON-LD lists them; often the page itself is the last. */
  readonly trail: readonly string[];
}

export type JsonObject = { readonly [key: string]: unknown };

/** Longer JSON-LD is a catalogue, not the description of an article. */
const longestJson = 1_000_000;
/** Longer values of the head are no names, titles or days; descriptions may be cut. */
const longestValue = 2_000;
/** Objects looked at; a page describes a few dozen at most. */
const mostObjects = 2_000;

export function readMetadata(page: PageView): Metadata {
  const objects = readJsonLd(page);
  const [title] = page.named("title");
  const documentTitle = title === undefined ? "" : tidy(textContent(title).slice(0, longestValue));
  return {
    meta: readMeta(page),
    canonical:
      page
        .named("link")
        .find((link) => link.attribs["rel"]?.toLowerCase() === "canonical")
        ?.attribs["href"]?.trim() ?? null,
    documentTitle,
    article: mainArticle(objects, documentTitle),
    types: new Set(objects.flatMap(typesOf)),
    trail: trailOf(objects),
  };
}

/** What a site goes by: its publisher's names, and what the page calls it. */
export function namesOfSite({ meta }: Metadata, source: Source | null): string[] {
  const names = [source?.name ?? "", ...(source?.alsoNamed ?? []), meta.get("og:site_name") ?? ""];
  return names.filter((name) => name !== "");
}

function readMeta(page: PageView): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of page.named("meta")) {
    const { name, property, content } = element.attribs;
    const value = tidy((content ?? "").slice(0, longestValue));
    for (const key of [name, property]) {
      const small = key?.toLowerCase();
      if (small !== undefined && value !== "" && !meta.has(small)) meta.set(small, value);
    }
  }
  return meta;
}

function readJsonLd(page: PageView): JsonObject[] {
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

/** Pages often put comments, raw line feeds or nothing at all where JSON belongs: unreadable is as good as absent. */
function parseJson(text: string): unknown {
  if (text.length > longestJson) return null;
  try {
    return JSON.parse(text.replaceAll(/[\u0000-\u001F]+/gu, " ")) as unknown;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function typesOf(object: JsonObject): string[] {
  return [object["@type"]].flat().filter((type): type is string => typeof type === "string");
}

/** Types of a published text, the surest first. */
const articleTypes = [
  /NewsArticle$/u,
  /^(?:Article|BlogPosting|Report|ReportageNewsArticle|AnalysisNewsArticle)$/u,
  /^WebPage$/u,
];

function trailOf(objects: readonly JsonObject[]): string[] {
  const list = objects.find((object) => typesOf(object).includes("BreadcrumbList"))?.["itemListElement"];
  return [list]
    .flat()
    .filter(isObject)
    .flatMap((step) => textOf(step, "name") ?? (isObject(step["item"]) ? (textOf(step["item"], "name") ?? []) : []));
}

/** Of several of one type, the one whose headline the page's title has: others describe other stories. */
function mainArticle(objects: readonly JsonObject[], title: string): JsonObject | null {
  for (const type of articleTypes) {
    const found = objects.filter((object) => typesOf(object).some((name) => type.test(name)));
    const named = found.find((object) => isHeadlineOf(textOf(object, "headline"), title));
    const first = named ?? found[0];
    if (first !== undefined) return first;
  }
  return null;
}

function isHeadlineOf(headline: string | null, title: string): boolean {
  return headline !== null && fold(title).includes(fold(headline));
}

/** A text field of a JSON-LD object, which is often escaped once too often; null where it is missing or no text. */
export function textOf(object: JsonObject | null, key: string): string | null {
  const value = object?.[key];
  const text = typeof value === "string" ? tidy(decodeEntities(value)) : "";
  return text === "" ? null : text;
}

/** A field that holds one text or a list of them. */
export function textsOf(object: JsonObject | null, key: string): string[] {
  return [object?.[key]].flat().filter((value): value is string => typeof value === "string");
}

/** Names of people or organisations: a text, an object with a name, or a list of either. */
export function namesOf(object: JsonObject | null, key: string): string[] {
  return [object?.[key]]
    .flat()
    .map((value) => (isObject(value) ? textOf(value, "name") : typeof value === "string" ? tidy(value) : null))
    .filter((name) => name !== null)
    .filter((name) => name !== "");
}
