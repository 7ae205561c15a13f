import { textContent } from "domutils";
import type { Source } from "../sources/load.ts";
import { cleanName, findByline } from "./byline.ts";
import type { PageDocument } from "./document.ts";
import { namesOf, type Metadata } from "./metadata.ts";

/**
 * Who wrote the article, as the page writes it; null where it names nobody but a desk or an agency.
 *
 * @param lines beside the title, in which a byline is looked for last
 */
export function readAuthor(
  page: PageDocument,
  metadata: Metadata,
  source: Source | null,
  lines: readonly string[],
): string | null {
  const ofSource = (source?.selectors.author ?? []).map((selector) => {
    const element = page.$(selector).first();
    return element.attr("content") ?? element.text();
  });
  const candidates = [
    ...ofSource,
    namesOf(metadata.article, "author").join(", "),
    metadata.meta.get("author") ?? "",
    metadata.meta.get("article:author") ?? "",
    ...page.properties
      .filter((element) => element.attribs["itemprop"] === "author")
      .map((element) => textContent(element)),
  ];
  const siteNames = [source?.name ?? "", ...(source?.alsoNamed ?? []), metadata.meta.get("og:site_name") ?? ""];
  const stated = candidates.map((candidate) => cleanName(candidate, siteNames));
  const said = lines.map((line) => findByline(line, siteNames));
  return [...stated, ...said].find((name) => name !== null) ?? null;
}
