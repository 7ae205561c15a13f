import { textContent } from "domutils";
import type { Source } from "../sources/load.ts";
import { cleanName, findByline } from "./byline.ts";
import { namesOf } from "./json-ld.ts";
import { namesOfSite, type Metadata } from "./metadata.ts";
import { elementsOfProperty } from "./properties.ts";
import type { PageView } from "./walk.ts";

/** Elements that a publisher's selectors may find before the article's own author is among them. */
const mostNamed = 5;

/**
 * Who wrote the article, as the page writes it; null where it names nobody but a desk or an agency.
 *
 * @param lines beside the title, in which a byline is looked for last
 */
export function readAuthor(
  page: PageView,
  metadata: Metadata,
  source: Source | null,
  lines: readonly string[],
): string | null {
  const ofSource = page
    .selected("author")
    .slice(0, mostNamed)
    .map((element) => element.attribs["content"] ?? textContent(element));
  const candidates = [
    ...ofSource,
    namesOf(metadata.article, "author").join(", "),
    metadata.meta.get("author") ?? "",
    metadata.meta.get("article:author") ?? "",
    ...elementsOfProperty(page, "author").map((element) => textContent(element)),
  ];
  const siteNames = namesOfSite(metadata, source);
  const stated = candidates.map((candidate) => cleanName(candidate, siteNames));
  const said = lines.map((line) => findByline(line, siteNames));
  return [...stated, ...said].find((name) => name !== null) ?? null;
}
