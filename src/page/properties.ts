import type { Element } from "domhandler";
import { textContent } from "domutils";
import type { PageView } from "./walk.ts";

/** The elements that say something by one name of microdata or RDFa, in reading order: an element may go by several. */
export function elementsOfProperty(page: PageView, name: string): Element[] {
  return page.properties.filter(({ attribs }) =>
    `${attribs["itemprop"] ?? ""} ${attribs["property"] ?? ""}`
      .split(/\s+/u)
      .some((each) => each === name || each === `schema:${name}`),
  );
}

/** What such an element says: for machines if it does, otherwise as readers see it. */
export function propertyValue({ name, attribs, children }: Element): string {
  const { datetime, content, title } = attribs;
  return datetime ?? content ?? (name === "abbr" ? title : undefined) ?? textContent(children);
}
