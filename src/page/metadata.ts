import { textContent } from "domutils";
import type { Source } from "../sources/load.ts";
import { readableText } from "./document.ts";
import { fold } from "./fold.ts";
import { isObject, readJsonLd, textOf, typesOf, type JsonObject } from "./json-ld.ts";
import type { PageView } from "./walk.ts";

/** What the head of a page says about it, before any of it is believed. */
export interface Metadata {
  /** First `content` by `name` or `property` of a `meta` element, names in small letters. */
  readonly meta: ReadonlyMap<string, string>;
  readonly canonical: string | null;
  readonly documentTitle: string;
  /** The JSON-LD object that describes the article, null where there is none. */
  readonly article: JsonObject | null;
  /** The one that describes the page around it, or the article where nothing else does; null where there is none. */
  readonly page: JsonObject | null;
  /** All types that its JSON-LD objects name. */
  readonly types: ReadonlySet<string>;
  /** The steps from the home page to this one, as JSON-LD lists them; often the page itself is the last. */
  readonly trail: readonly string[];
}

/** Longer values of the head are no names, titles or days; descriptions may be cut. */
const longestValue = 2_000;

export function readMetadata(page: PageView): Metadata {
  const objects = readJsonLd(page);
  const [title] = page.named("title");
  const documentTitle = title === undefined ? "" : readableText(textContent(title).slice(0, longestValue));
  return {
    meta: readMeta(page),
    canonical:
      page
        .named("link")
        .find((link) => link.attribs["rel"]?.toLowerCase() === "canonical")
        ?.attribs["href"]?.trim() ?? null,
    documentTitle,
    article: mainArticle(objects, documentTitle),
    page: objects.find((object) => typesOf(object).some((name) => webPage.test(name))) ?? null,
    types: new Set(objects.flatMap(typesOf)),
    trail: trailOf(objects),
  };
}

/** What a site goes by: its publisher's names, and what the page calls it. */
export function namesOfSite({ meta }: Metadata, source: Source | null): string[] {
  const ofSource = source === null ? [] : [source.name, ...source.alsoNamed, ...source.hosts];
  const names = [...ofSource, meta.get("og:site_name") ?? ""];
  return names.filter((name) => name !== "");
}

function readMeta(page: PageView): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of page.named("meta")) {
    const { name, property, content } = element.attribs;
    const value = readableText((content ?? "").slice(0, longestValue));
    for (const key of [name, property]) {
      const small = key?.toLowerCase();
      if (small !== undefined && value !== "" && !meta.has(small)) meta.set(small, value);
    }
  }
  return meta;
}

const webPage = /(?:^|\/)WebPage$/u;
/** Types of a published text, the surest first, by name or address. */
const articleTypes = [/NewsArticle$/u, /(?:Article|Posting|Report)$/u, webPage];

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
