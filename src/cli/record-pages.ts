import type { RecordFilter, RecordOrder } from "../store/record-filter.ts";
import type { RecordPage } from "../store/records.ts";
import type { Register } from "../store/register.ts";
import { colours } from "./output/screen.ts";

/** Records that a list shows where nobody says how many. */
export const usualRecords = 50;
const mostAtOnce = 1000;

/** The first records that a filter leaves, page by page: whoever writes them as they come needs no more room than one page takes. */
export async function* recordPages(
  register: Register,
  filter: RecordFilter,
  order: RecordOrder,
  limit: number,
): AsyncGenerator<RecordPage> {
  let [left, after]: [number, string | null] = [limit, null];
  do {
    const page: RecordPage = await register.listRecords(filter, order, Math.min(mostAtOnce, left), after);
    yield page;
    left -= page.records.length;
    after = page.next;
  } while (after !== null && left > 0);
}

/** What stands under a table that does not show everything. */
export function moreText(limit: number): string {
  return `\n${colours.dim(`the first ${limit}; there are more: --limit shows them`)}\n`;
}
