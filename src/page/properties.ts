import type { Element } from "domhandler";
import { textContent } from "domutils";

/** What an element of microdata or RDFa says: for machines if it does, otherwise as readers see it. */
export function propertyValue({ name, attribs, children }: Element): string {
  const { datetime, content, title } = attribs;
  return datetime ?? content ?? (name === "abbr" ? title : undefined) ?? textContent(children);
}
