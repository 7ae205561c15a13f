/** What documents show, on its way to the frontier. */
import { setImmediate as otherWork } from "node:timers/promises";
import { identityOf } from "../crawl/canonical.ts";
import type { Find, FurtherDocument } from "../crawl/find.ts";
import type { Source } from "../sources/load.ts";
import type { FoundAddress, Register } from "../store/register.ts";

/** Which source shows something, by what, and when. */
export interface Finding extends Pick<FoundAddress, "foundAt" | "foundBy"> {
  readonly source: Source;
}

/** @param depth steps from a document that the source itself names */
export function foundArticle({ address, publishedAt }: Find, depth: number, { source, ...how }: Finding): FoundAddress {
  const identity = identityOf(address, source);
  const about = { sourceId: source.id, ...how, nextDue: how.foundAt };
  return { address, identity, role: "page", depth, shownDay: publishedAt, ...about };
}

export function foundDocument({ address, role, depth }: FurtherDocument, { source, ...how }: Finding): FoundAddress {
  const about = { sourceId: source.id, ...how, nextDue: how.foundAt };
  return { address, identity: identityOf(address, null), role, depth, shownDay: null, ...about };
}

/** Addresses that are kept without a break: some 20 milliseconds of work. */
const slice = 250;

/**
 * Saves what was found slice by slice, so that a sitemap of 20,000 addresses holds up nobody else; killed in between, whatever
 * is missing is found again.
 * @returns how many of the addresses were new
 */
export async function saveFound<Thing>(
  register: Register,
  things: readonly Thing[],
  found: (thing: Thing) => FoundAddress,
): Promise<number> {
  let added = 0;
  for (let start = 0; start < things.length; start += slice) {
    added += await register.saveAddresses(things.slice(start, start + slice).map(found));
    await otherWork();
  }
  return added;
}
