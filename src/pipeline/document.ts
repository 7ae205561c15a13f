import { robotsDocuments } from "../crawl/documents.ts";
import type { FurtherDocument } from "../crawl/find.ts";
import type { Page } from "../model.ts";
import type { Source } from "../sources/load.ts";
import { hashOf } from "../text/identity.ts";
import type { KnownAddress } from "../store/register.ts";
import { type Finding, foundArticle, foundDocument, saveFound } from "./found.ts";
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
  { register, reader, clock, tell }: VisitParts,
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
  const shown = await reader.readDocument(page, { address, role, depth }, source, { maxBytes, today, range });
  const finding: Finding = { source, foundBy: role, foundAt: new Date(now).toISOString() };
  const added = await saveFound(register, shown.articles, (article) => foundArticle(article, depth + 1, finding));
  await saveFound(register, shown.documents, (further) => foundDocument(further, finding));
  // What it leads to is due again whenever it is shown again: it knows best which of them changed.
  await register.makeDue(addressesOf(shown.documents), finding.foundAt, depth + 1);
  await register.recordFetch(page, nextDue, role);
  tell({ kind: "found", source: source.id, shown: shown.articles.length, added });
}

/**
 * Keeps the sitemaps that a host names in its robots.txt, for a source that names none: from then on they are read as any other.
 * @param address of a feed or listing on the host that has been fetched
 */
export async function keepRobotsSitemaps(
  { address, role, depth }: KnownAddress,
  source: Source,
  { register, clock, fetcher }: VisitParts,
  { range }: VisitLimits,
): Promise<void> {
  if (depth > 0 || (role !== "feed" && role !== "listing") || source.sitemaps.length > 0) return;
  const now = clock.now();
  const named = await fetcher.sitemapsOf(address);
  const sitemaps = robotsDocuments(named, address, source, { today: dayInMorocco(now), range });
  if (sitemaps.length === 0) return;
  const foundAt = new Date(now).toISOString();
  await saveFound(register, sitemaps, (sitemap) => foundDocument(sitemap, { source, foundBy: "robots", foundAt }));
  // A backfill looks further into documents that have not changed.
  if (range !== null) await register.makeDue(addressesOf(sitemaps), foundAt, 1);
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
