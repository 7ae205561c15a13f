import { SijillError } from "../errors.ts";
import { detectLanguage } from "../language/detect.ts";
import type { Article, DatedFrom, Page } from "../model.ts";
import type { Source, Sources } from "../sources/load.ts";
import { matchesPattern } from "../sources/pattern.ts";
import { canonicalAddress, parseAddress, readablePath, statedAddress } from "./address.ts";
import { linesAroundTitle } from "./around-title.ts";
import { blocksOf, signingAgency, textOf } from "./assemble.ts";
import { findAttribution, readAttribution, type Attribution } from "./attribution.ts";
import { readAuthor } from "./author.ts";
import { recodePage } from "./decode.ts";
import { parsePage } from "./document.ts";
import type { Draft } from "./draft.ts";
import { latin } from "./encoding.ts";
import { tellKind } from "./kind.ts";
import { namesOfSite, readMetadata, type Metadata } from "./metadata.ts";
import { noPhrases } from "./noise.ts";
import { readDates } from "./page-dates.ts";
import { draftStatedBody } from "./stated-body.ts";
import { placeDrafts } from "./page-drafts.ts";
import { countPeers } from "./peers.ts";
import { readText } from "./read-text.ts";
import { readSection } from "./section.ts";
import { sift } from "./sift.ts";
import { detach } from "./tidy.ts";
import { longestTitle, makeTitleTest, readTitle } from "./title.ts";
import { walkPage } from "./walk.ts";

/** Settings of the reader. */
export interface ReadOptions {
  /** In bytes, 10,000,000 unless given; larger pages are refused. */
  readonly sizeLimit?: number;
  /** Told every day that the page may have been published on, the surest first, for people who ask why it was that one. */
  readonly onDays?: (days: readonly DatedFrom[]) => void;
}

/**
 * Reads a page: its title, its text without the site around it, its days and its people.
 *
 * The same page and sources always give the same article. A page that is no article gives one too:
 * its `kind` and `kindReason` say what it is.
 *
 * @param page the bytes with their address, which tells the publisher; "" for a file, whose own markup may name one
 * @param sources see `loadSources`
 * @throws SijillError for bytes that are no page: `empty-input`, `too-large`, `is-pdf`, `not-text`, `not-a-page`
 * @example
 * ```ts
 * import { readFileSync } from "node:fs";
 * import { loadSources, readPage } from "sijill";
 *
 * const body = readFileSync("page.html");
 * const page = { address: "", finalAddress: "", status: 200, headers: {}, fetchedAt: "2025-03-04T08:00:00Z", body };
 * const { title, publishedAt, outlet } = readPage(page, loadSources());
 * console.log(title, publishedAt, outlet);
 * ```
 */
export function readPage(page: Page, sources: Sources, options: ReadOptions = {}): Article {
  const content = recodePage(page, options);
  const type = page.headers["content-type"] ?? "";
  const start = latin(content, startLength);
  refuseOtherFormats(start, type);
  const given = parseAddress(page.finalAddress) ?? parseAddress(page.address);
  if (isPlainText(start, type))
    return { ...readText(Buffer.from(content).toString(), sources), url: given?.href ?? null };

  const document = parsePage(content);
  // A page saved to a file has no address but the one it states, which tells its publisher all the same.
  const address = given ?? statedAddress(readMetadata(walkPage(document, null)));
  const source = address === null ? null : sources.forHost(address.hostname);
  const view = walkPage(document, source);
  const metadata = readMetadata(view);
  const stated = readTitle(view, metadata, { source, host: address?.hostname ?? "" });
  const placed = view.drafts;
  placeDrafts(view, stated.text);
  const title = stated.isSure ? stated.text : titleInText(placed, stated.text);
  const drafts = [...placed, ...draftStatedBody(metadata, placed)];
  const lines = linesAroundTitle(placed, title);
  const attribution = takeAttribution(drafts, source, sources);
  // "Par" stands before outlets too: a line that names one names no author.
  const bylines = lines.filter((line) => line.draft.removed?.step !== "attribution");
  const beside = bylines.flatMap((line) => (line.beside ? labelsOf(line.draft) : []));
  const path = address === null ? null : readablePath(address);
  const dates = readDates({
    view,
    metadata,
    source,
    lines,
    attribution,
    path,
    content,
    fetchedAt: page.fetchedAt,
  });
  options.onDays?.(dates.candidates);
  const section = readSection(view, metadata, { lines, title, siteNames: namesOfSite(metadata, source) });
  const author = readAuthor(view, metadata, source, bylines, section);
  sift(drafts, title, source ?? noPhrases, author);

  const blocks = blocksOf(drafts);
  const text = textOf(blocks);
  const { kind, reason } = tellKind({
    status: page.status,
    title,
    drafts,
    source,
    address: address === null || path === null ? null : { path, query: address.searchParams },
    articleSign: isArticlePath(path, source) ? "the address is that of an article of the source" : null,
    types: statedTypes(metadata),
    isFree: isFree(metadata),
    dayFrom: dates.published?.from ?? null,
    peers: countPeers(view),
  });
  return {
    url: canonicalAddress(metadata, address),
    title: detach(title),
    text,
    blocks,
    language: detectLanguage(text === "" ? title : text),
    publishedAt: dates.published?.value ?? null,
    publishedFrom: dates.published?.from ?? null,
    modifiedAt: dates.modified?.value ?? null,
    modifiedFrom: dates.modified?.from ?? null,
    outlet: ownCopy(source?.name ?? metadata.meta.get("og:site_name") ?? null),
    originalOutlet: ownCopy(attribution?.outlet ?? signingAgency(drafts, beside, source)),
    author: ownCopy(author),
    section: ownCopy(section),
    kind,
    kindReason: reason,
  };
}

/** A line as it stands, and where it holds a day the labels that are glued to it. */
function labelsOf(line: Draft): readonly string[] {
  return line.days.length === 0 ? [line.text] : [line.text].concat(line.parts);
}

/** A page that calls every page by the same title: the heading over the first prose is its own. */
function titleInText(drafts: readonly Draft[], title: string): string {
  const isTitle = makeTitleTest(title);
  if (drafts.some((draft) => isTitle(draft))) return title;
  const kept = drafts.filter((draft) => draft.removed === null);
  const top = kept.slice(
    0,
    Math.max(
      0,
      kept.findIndex((draft) => draft.isProse),
    ),
  );
  return top.findLast((draft) => draft.role === "heading" && draft.text.length <= longestTitle)?.text ?? title;
}

/** How much of a page is looked at to tell markup from anything else, in bytes. */
const startLength = 5_000;

/** Feeds, sitemaps and data are fetched too, but there is no article in them. */
function refuseOtherFormats(start: string, type: string): void {
  const isFeed =
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,200}-->\s*)?<(?:rss|feed|urlset|sitemapindex|rdf:rdf)\b/iu.test(start);
  if (isFeed || /\bjson\b/iu.test(type)) {
    throw new SijillError("not-a-page", "this is a feed or data, not a page: give the address of an article");
  }
}

function isPlainText(start: string, type: string): boolean {
  return /^\s*text\/plain\b/iu.test(type) && !/<(?:html|body|p|div)\b/iu.test(start);
}

/** The line that tells where the article was taken from is no text of it; a sentence that does stays. */
function takeAttribution(drafts: readonly Draft[], source: Source | null, sources: Sources): Attribution | null {
  for (const draft of drafts) {
    if (draft.role === "related" || draft.role === "promotion") continue;
    const attribution = readAttribution(draft.text, source, sources);
    if (attribution === null) continue;
    draft.remove("dateline", "attribution", "it names the outlet that the article was taken from");
    return attribution;
  }
  const kept = drafts.filter((draft) => draft.removed === null);
  for (const draft of [...kept.slice(0, 3), ...kept.slice(-2)]) {
    const attribution = findAttribution(draft.text, source, sources);
    if (attribution !== null) return attribution;
  }
  return null;
}

function isArticlePath(path: string | null, source: Source | null): boolean {
  return path !== null && (source?.articlePatterns ?? []).some((pattern) => matchesPattern(pattern, path));
}

/** Written as a truth value or, just as often, as its name. */
function isFree(metadata: Metadata): boolean {
  const free = metadata.article?.["isAccessibleForFree"];
  return free !== false && !(typeof free === "string" && free.toLowerCase() === "false");
}

function statedTypes(metadata: Metadata): ReadonlySet<string> {
  return new Set([...metadata.types, metadata.meta.get("og:type") ?? ""].map((type) => type.toLowerCase()));
}

function ownCopy(text: string | null): string | null {
  return text === null || text === "" ? null : detach(text);
}
