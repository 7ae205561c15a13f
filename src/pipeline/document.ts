import { identityOf } from "../crawl/canonical.ts";
import { readDocument } from "../crawl/documents.ts";
import type { FurtherDocument } from "../crawl/find.ts";
import type { Page } from "../model.ts";
import type { Source } from "../sources/load.ts";
import { hashOf } from "../text/identity.ts";
import type { AddressRole, FoundAddress, KnownAddress } from "../store/register.ts";
import { dayInMorocco, nextLook } from "./schedule.ts";
import type { VisitLimits, VisitParts } from "./visit.ts";

/**
 * Keeps a feed, sitemap, listing or list of posts, after what it shows has joined the frontier: a process that is killed
 * in between finds it changed the next time, and nothing is lost.
 *
 * @param page as it was fetched; one that has not changed shows nothing new and is not read again
 * @throws SijillError "not-a-feed" and what else `readDocument` throws
 */
export async function keepDocument(
  page: Page,
  known: KnownAddress,
  source: Source,
  { register, clock, tell }: VisitParts,
  { every, maxBytes, range }: VisitLimits,
): Promise<void> {
  const { address, role, depth } = known;
  const now = clock.now();
  const nextDue = dueAgain(known, source, now, range === null ? every : null);
  const before = range === null ? await register.findPage(address) : null;
  if (page.status === 304 || before?.bodyHash === hashOf(page.body) || role === "page") {
    await register.recordFetch(page, nextDue, role);
    tell({ kind: "found", source: source.id, shown: 0, added: 0 });
    return;
  }
  const today = dayInMorocco(now);
  const shown = readDocument(page, { address, role, depth }, source, { maxBytes, today, range });
  const foundAt = new Date(now).toISOString();
  const found = (one: { address: string }, as: AddressRole, day: string | null, at: number): FoundAddress => ({
    address: one.address,
    identity: identityOf(one.address, as === "page" ? source : null),
    sourceId: source.id,
    role: as,
    depth: at,
    foundAt,
    foundBy: role,
    shownDay: day,
    nextDue: foundAt,
  });
  const added = await register.saveAddresses(
    shown.articles.map((article) => found(article, "page", article.publishedAt, depth + 1)),
  );
  await register.saveAddresses(shown.documents.map((further) => found(further, further.role, null, further.depth)));
  // What it leads to is due again whenever it is shown again: it knows best which of them changed.
  await register.makeDue(addressesOf(shown.documents), foundAt, depth + 1);
  await register.recordFetch(page, nextDue, role);
  tell({ kind: "found", source: source.id, shown: shown.articles.length, added });
}

function addressesOf(documents: readonly FurtherDocument[]): string[] {
  return documents.map(({ address }) => address);
}

const day = 24 * 3_600_000;

/** What the source names is looked at by its schedule, further sitemaps each day, and further pages when they are shown again. */
function dueAgain({ role, depth }: KnownAddress, source: Source, now: number, every: number | null): string | null {
  if (every === null) return null;
  if (depth === 0) return nextLook(source, now, every);
  return role === "sitemap" ? new Date(now + day).toISOString() : null;
}
