import { isTag, type Element } from "domhandler";
import { textContent } from "domutils";
import { z } from "zod";
import { readData } from "../data.ts";
import type { DatedFrom } from "../model.ts";
import { readDay } from "./day.ts";
import { judgeElement } from "./elements.ts";
import { textOf, type Metadata } from "./metadata.ts";
import type { PageView } from "./walk.ts";

const names = z.array(z.string().min(1));
const places = readData(
  new URL("day-places.yaml", import.meta.url),
  z.strictObject({ published: names, modified: names, addresses: z.array(z.string().includes("{year}")) }),
);

/** What the markup of a page says of its days, each list in the order in which it is believed. */
export interface MarkupDates {
  readonly published: readonly DatedFrom[];
  /** Months of publication, from values that hold no more. */
  readonly months: readonly DatedFrom[];
  readonly modified: readonly DatedFrom[];
}

/** Days in the head of the page and in its markup. */
export function readMarkupDates(page: PageView, metadata: Metadata): MarkupDates {
  const attribute = (name: string): string | undefined => {
    const element = page.properties.find((each) => each.attribs["itemprop"] === name && !isSetAside(each));
    if (element === undefined) return undefined;
    const { datetime, content, title } = element.attribs;
    return datetime ?? content ?? (element.name === "abbr" ? title : undefined) ?? textContent(element).slice(0, 100);
  };
  const { meta, article } = metadata;
  return {
    published: [
      ...stated(textOf(article, "datePublished"), "json-ld"),
      ...places.published.flatMap((name) => stated(meta.get(name), `meta ${name}`)),
      ...stated(attribute("datePublished"), "itemprop datePublished"),
    ],
    months: [
      ...statedMonth(textOf(article, "datePublished"), "json-ld"),
      ...places.published.flatMap((name) => statedMonth(meta.get(name), `meta ${name}`)),
    ],
    modified: [
      ...stated(textOf(article, "dateModified"), "json-ld"),
      ...places.modified.flatMap((name) => stated(meta.get(name), `meta ${name}`)),
      ...stated(attribute("dateModified"), "itemprop dateModified"),
    ],
  };
}

/** In a list of other stories, in comments: somebody else's day. */
function isSetAside(element: Element): boolean {
  for (let at = element.parent; at !== null && isTag(at); at = at.parent) {
    const role = judgeElement(at)?.role;
    if (role === "related" || role === "promotion") return true;
  }
  return false;
}

function stated(value: string | null | undefined, from: string): DatedFrom[] {
  if (value === null || value === undefined) return [];
  const day = readDay(value);
  return day === null ? [] : [{ value: day, from }];
}

/** "2022-07" or "2022/07", and nothing else. */
function statedMonth(value: string | null | undefined, from: string): DatedFrom[] {
  const [, year, month] = /^((?:19|20)\d\d)[-/](0[1-9]|1[0-2])$/u.exec(value ?? "") ?? [];
  return year === undefined || month === undefined ? [] : [{ value: `${year}-${month}`, from }];
}

const placeholders: { readonly [name: string]: string } = {
  year: "((?:19|20)\\d\\d)",
  month: "(\\d\\d)",
  day: "(\\d\\d)",
  m: "(\\d{1,2})",
  d: "(\\d{1,2})",
  time: "\\d{6,12}",
};
const addressForms = places.addresses.map(
  (form) =>
    new RegExp(`${form.replaceAll(/\{(\w+)\}/gu, (_, name: string) => placeholders[name] ?? name)}(?!\\d)`, "u"),
);

/** The day that an address carries; null where it carries none, and for that of an archive, which is the day of its copy. */
export function dayOfAddress(path: string): string | null {
  if (/https?:/iu.test(path)) return null;
  for (const form of addressForms) {
    const match = form.exec(path);
    const day = match === null ? null : readDay(`${match[1] ?? ""}-${match[2] ?? ""}-${match[3] ?? ""}`);
    if (day !== null) return day;
  }
  return null;
}
