import { addDays } from "./days.ts";
import type { DayRange } from "./find.ts";

const year = "(?<year>199\\d|20\\d\\d)";
const month = "(?<month>0[1-9]|1[0-2])";
const day = "(?<day>0[1-9]|[12]\\d|3[01])";

/** `/2024/05/…` and `/2024/05/01/…`: a year alone may as well be what the article is about. */
const inArticlePath = new RegExp(`/${year}/${month}(?:/${day})?(?=/|$)`, "u");

/** `sitemap-pt-post-2024-05.xml`, `/2024/sitemap.xml`, `sitemap_20240501.xml`. */
const inSitemapPath = new RegExp(`(?<!\\d)${year}(?:[-_/.]?${month}(?:[-_/.]?${day})?)?(?!\\d)`, "u");

/** `date=2024-05`, `d=2024-05-01`, and `yyyy=2024&mm=05&dd=01` put together. */
const inParameter = new RegExp(`^${year}(?:-${month}(?:-${day})?)?$`, "u");

/** The days that the address of an article says it is of; null where it does not say. */
export function articlePeriod(address: string): DayRange | null {
  return periodOf(inArticlePath.exec(new URL(address).pathname));
}

/** The days whose articles a sitemap holds, as its address says; null where it does not say. */
export function sitemapPeriod(address: string): DayRange | null {
  const { pathname, searchParams } = new URL(address);
  const inPath = periodOf(inSitemapPath.exec(pathname));
  if (inPath !== null) return inPath;
  const named = [
    ["yyyy", "year"],
    ["mm", "month"],
    ["dd", "day"],
  ].map((names) => names.map((name) => searchParams.get(name)).find((value) => value !== null));
  const parts = named.slice(0, named.includes(undefined) ? named.indexOf(undefined) : named.length);
  // A number alone is a year only where its name says so: others count entries.
  const others = [...searchParams.values()].filter((value) => value.includes("-"));
  const periods = [parts.join("-"), ...others].map((value) => periodOf(inParameter.exec(value)));
  return periods.find((period) => period !== null) ?? null;
}

function periodOf(match: RegExpExecArray | null): DayRange | null {
  if (match === null) return null;
  const { year: years = "", month: months, day: days } = match.groups ?? {};
  if (months === undefined) return { from: `${years}-01-01`, to: `${years}-12-31` };
  if (days !== undefined) return { from: `${years}-${months}-${days}`, to: `${years}-${months}-${days}` };
  const first = `${years}-${months}-01`;
  return { from: first, to: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
}
