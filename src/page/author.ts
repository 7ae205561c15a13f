import { textContent } from "domutils";
import type { Source } from "../sources/load.ts";
import type { PlacedLine } from "./around-title.ts";
import { findBareAuthor } from "./bare-author.ts";
import { cleanName, findByline } from "./byline.ts";
import { namesOf } from "./json-ld.ts";
import { namesOfSite, type Metadata } from "./metadata.ts";
import { readSignature } from "./signature.ts";
import type { PageView } from "./walk.ts";

/** Elements that selectors or microdata may name before the article's own author is among them. */
const mostNamed = 5;

/**
 * Who wrote the article, as the page writes it; null where it names nobody but a desk or an agency.
 *
 * @param lines of the page, in which a byline beside the title is looked for last
 * @param section of the article, which stands by the title as well and is nobody
 */
export function readAuthor(
  page: PageView,
  metadata: Metadata,
  source: Source | null,
  lines: readonly PlacedLine[],
  section: string | null,
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
    ...page
      .property("author")
      .slice(0, mostNamed)
      .map((element) => textContent(element)),
  ];
  const notNames = [...namesOfSite(metadata, source), section ?? ""];
  const stated = candidates.map((candidate) => cleanName(candidate, notNames)).find((name) => name !== null);
  if (stated !== undefined) return stated;
  for (const { draft, beside } of lines) {
    if (!beside) continue;
    const said = findByline(draft.text, notNames) ?? readSignature(draft.text, notNames)?.author ?? null;
    if (said !== null) return said;
  }
  return findBareAuthor(lines, notNames);
}
