import type { Source } from "../sources/load.ts";
import { addDays } from "./days.ts";
import type { DayRange, DocumentRole } from "./find.ts";

/** Days after which articles of a sitemap are not looked at, where neither the source nor a range says otherwise. */
const sitemapAge = 30;

/** The first and the last day that are asked for; null where that side is open. */
export interface Bounds {
  readonly from: string | null;
  readonly to: string | null;
}

/** How old an article may be: as the range asks, else as the source says, else what its kind of document is read for. */
export function boundsOf(
  { maxAge }: Pick<Source, "maxAge">,
  role: DocumentRole,
  range: DayRange | null,
  today: string,
): Bounds {
  if (range !== null) return range;
  const days = maxAge ?? (role === "sitemap" ? sitemapAge : null);
  return { from: days === null ? null : addDays(today, -days), to: null };
}

/** Where something lies by the days that are asked for. */
export type Place = "before" | "within" | "after";

/** A period lies within where any of its days does. */
export function placeOf(period: DayRange, { from, to }: Bounds): Place {
  if (from !== null && period.to < from) return "before";
  return to !== null && period.from > to ? "after" : "within";
}
