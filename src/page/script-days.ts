import type { DatedFrom } from "../model.ts";
import { localDay } from "./day.ts";
import { dayPlaces } from "./day-places.ts";
import { latin } from "./encoding.ts";
import { readMachineDay } from "./machine-day.ts";

/** Longer pages carry whole catalogues in their scripts. In bytes. */
const longestSearched = 2_000_000;
const mostFound = 200;

const quote = String.raw`(?:\\{0,3}["']|&quot;)?`;
const field = new RegExp(
  `(?<![\\w-])(?:${dayPlaces.scriptFields.join("|")})${quote}\\s{0,3}:\\s{0,3}${quote}([\\w:+. /-]{8,40})`,
  "gu",
);

/**
 * The day of publication in what a page carries for its own scripts; none where those tell of several days, for then they are
 * of several stories.
 *
 * @param html of the page in UTF-8, scripts included
 */
export function findScriptDay(html: Uint8Array): DatedFrom[] {
  if (html.length > longestSearched) return [];
  const found: string[] = [];
  for (const [, value = ""] of latin(html, html.length).matchAll(field)) {
    const day = readMachineDay(value);
    if (day !== null) found.push(day);
    if (found.length > mostFound) return [];
  }
  const [first] = found;
  if (first === undefined || found.some((each) => localDay(each) !== localDay(first))) return [];
  return [{ value: first, from: "page data" }];
}
