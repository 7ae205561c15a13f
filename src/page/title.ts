import { textContent } from "domutils";
import type { Source } from "../sources/load.ts";
import { textOf } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import { readableText } from "./document.ts";
import { fold } from "./fold.ts";
import type { PageView } from "./walk.ts";

/** What a page may be called, besides what its head says. */
export interface TitleContext {
  readonly source: Source | null;
  readonly host: string;
}

/** Main headings of a page that are looked at. */
const mostHeadings = 50;
/** Longer texts in a heading are no title. */
export const longestTitle = 400;

/** A title, and whether the page says it of itself alone: what only stands in `title` may be that of every page. */
export interface StatedTitle {
  readonly text: string;
  readonly isSure: boolean;
}

/**
 * The title of an article without the name of the site: the heading that the head of the page confirms,
 * otherwise what the head says itself; "" where the page has none.
 */
export function readTitle(page: PageView, metadata: Metadata, { source, host }: TitleContext): StatedTitle {
  for (const element of page.selected("title")) {
    const text = readableText(textContent(element));
    if (text !== "" && text.length <= longestTitle) return { text, isSure: true };
  }
  const names = siteNames(metadata, source, host);
  const isTitle = (title: string): boolean => title !== "" && title.length <= longestTitle && !names.has(fold(title));
  const described = [
    textOf(metadata.article, "headline"),
    metadata.meta.get("og:title") ?? null,
    metadata.meta.get("twitter:title") ?? null,
  ]
    .map((title) => withoutSiteName(title ?? "", names))
    .filter(isTitle);
  const stated = [...described, withoutSiteName(metadata.documentTitle, names)].filter(isTitle);
  const headings = page
    .named("h1")
    .slice(0, mostHeadings)
    .map((heading) => readableText(textContent(heading).slice(0, 2 * longestTitle)))
    .filter(isTitle);
  const tests = stated.map(makeTitleTest);
  const heading =
    headings.find((each) => tests.some((isWording) => isWording({ text: each, folded: fold(each) }))) ??
    headings.find((each) => stated.some((title) => fold(each).startsWith(`${fold(title)} `)));
  if (heading !== undefined) return { text: heading, isSure: true };
  return { text: stated[0] ?? headings[0] ?? "", isSure: described.length > 0 };
}

/** Tells wordings of one title: equal, or one the other with something left out at an end. */
export function makeTitleTest(title: string): (other: { text: string; folded: string }) => boolean {
  const wanted = fold(title);
  return function isTitle(candidate): boolean {
    if (wanted === "" || candidate.text.length > 3 * title.length + 20) return false;
    // Folding hardly ever makes a text longer: most labels of a page are too short for it to be needed.
    if (3 * candidate.text.length < wanted.length) return false;
    const other = candidate.folded;
    const [short, long] = wanted.length <= other.length ? [wanted, other] : [other, wanted];
    return short === long || (short.length >= 15 && short.length >= long.length * 0.6 && long.includes(short));
  };
}

function siteNames(metadata: Metadata, source: Source | null, host: string): ReadonlySet<string> {
  const domain = host.replace(/^www\./u, "");
  const names = [
    metadata.meta.get("og:site_name") ?? "",
    metadata.meta.get("application-name") ?? "",
    source?.name ?? "",
    ...(source?.alsoNamed ?? []),
    domain,
    domain.split(".").at(-2) ?? "",
    domain.split(".")[0] ?? "",
  ];
  return new Set(names.map(fold).filter((name) => name !== ""));
}

/** Takes the site's name off either end: "Titre - Site", "Titre | Site", "Site : Titre". */
export function withoutSiteName(title: string, names: ReadonlySet<string>): string {
  const parts = title.split(/(\s+[-|–—:»«•·/]+\s+|\s*\|\s*)/u);
  while (parts.length > 2 && isName(parts.at(-1) ?? "", names)) parts.splice(-2);
  while (parts.length > 2 && isName(parts[0] ?? "", names)) parts.splice(0, 2);
  return parts.join("").trim();
}

function isName(part: string, names: ReadonlySet<string>): boolean {
  const folded = fold(part);
  return [...names].some((name) => name === folded || name.replaceAll(" ", "") === folded.replaceAll(" ", ""));
}
