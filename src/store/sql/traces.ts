import type { Kysely } from "kysely";
import type { ForgottenSource, Identify, Traces } from "../removals.ts";
import { batches } from "./batches.ts";
import type { Tables } from "./tables.ts";

type Database = Kysely<Tables>;

/** What belongs to one page. */
export interface PageTraces {
  /** Every address that it is known by. */
  readonly names: readonly string[];
  readonly pages: readonly KeptBodyOf[];
  readonly articles: readonly ArticleTrace[];
}

interface KeptBodyOf {
  readonly address: string;
  readonly body_hash: string;
}

interface ArticleTrace {
  readonly key: string;
  readonly url: string | null;
  readonly page_hash: string | null;
}

/** Finds a page by any of its addresses: one of the frontier, the one it was fetched under, the canonical one of its article. */
export async function tracesOf(database: Database, address: string, identify: Identify): Promise<PageTraces> {
  const twins = await knownAs(database, [address], identify);
  const asked = await pagesAt(database, twins);
  const articles = await articlesOf(database, twins, asked);
  const pages = [...asked, ...(await pagesOf(database, articles, asked))];
  const urls = articles.flatMap(({ url }) => (url === null ? [] : [url]));
  const all = [...new Set([...twins, ...pages.map((page) => page.address), ...urls])];
  return { names: await knownAs(database, all, identify), pages, articles };
}

/** Addresses with all others of the frontier that are the same page. */
async function knownAs(database: Database, addresses: readonly string[], identify: Identify): Promise<string[]> {
  const identities = [...new Set(addresses.map(identify))];
  const names = new Set(addresses);
  for (const batch of batches(identities)) {
    const known = await database.selectFrom("addresses").select("address").where("identity", "in", batch).execute();
    for (const { address } of known) names.add(address);
  }
  return [...names];
}

async function pagesAt(database: Database, addresses: readonly string[]): Promise<readonly KeptBodyOf[]> {
  return database.selectFrom("pages").select(["address", "body_hash"]).where("address", "in", addresses).execute();
}

/** Articles that stand at some addresses, and those that were read in bodies that no page but these has. */
export async function articlesOf(
  database: Database,
  addresses: readonly string[],
  pages: readonly KeptBodyOf[],
): Promise<readonly ArticleTrace[]> {
  const hashes = pages.map((page) => page.body_hash);
  const shared = database
    .selectFrom("pages")
    .select("body_hash")
    .where("body_hash", "in", hashes)
    .where("address", "not in", [...addresses, ...pages.map(({ address }) => address)]);
  return database
    .selectFrom("articles")
    .select(["key", "url", "page_hash"])
    .where((row) =>
      row.or([
        row("url", "in", addresses),
        row.and([row("page_hash", "in", hashes), row("page_hash", "not in", shared)]),
      ]),
    )
    .execute();
}

/** Further pages that gave some articles: those with the bodies they were read in, where no other article was read in them. */
async function pagesOf(
  database: Database,
  articles: readonly ArticleTrace[],
  known: readonly KeptBodyOf[],
): Promise<readonly KeptBodyOf[]> {
  const hashes = articles.flatMap(({ page_hash }) => (page_hash === null ? [] : [page_hash]));
  const others = database
    .selectFrom("articles")
    .select((row) => row.ref("page_hash").$notNull().as("page_hash"))
    .where("page_hash", "in", hashes)
    .where(
      "key",
      "not in",
      articles.map(({ key }) => key),
    );
  return database
    .selectFrom("pages")
    .select(["address", "body_hash"])
    .where("body_hash", "in", hashes)
    .where("body_hash", "not in", others)
    .where(
      "address",
      "not in",
      known.map(({ address }) => address),
    )
    .execute();
}

/** How many facts some articles state. */
export async function countFacts(database: Database, keys: readonly string[]): Promise<number> {
  const stated = database.selectFrom("facts").where("article_key", "in", keys);
  return (await stated.select((row) => row.fn.countAll<number>().as("count")).executeTakeFirstOrThrow()).count;
}

export async function countPage(database: Database, address: string, identify: Identify): Promise<Traces> {
  const { pages, articles } = await tracesOf(database, address, identify);
  const keys = articles.map(({ key }) => key);
  return { pages: pages.length, articles: articles.length, facts: await countFacts(database, keys) };
}

export async function countSource(database: Database, source: ForgottenSource): Promise<Traces> {
  const articles = articlesOfSource(database, source);
  const stated = database.selectFrom("facts").where("article_key", "in", articles.select("key"));
  return database
    .selectNoFrom((row) => [
      pagesOfSource(database, source).select(row.fn.countAll<number>().as("count")).$asScalar().$notNull().as("pages"),
      articles.select(row.fn.countAll<number>().as("count")).$asScalar().$notNull().as("articles"),
      stated.select(row.fn.countAll<number>().as("count")).$asScalar().$notNull().as("facts"),
    ])
    .executeTakeFirstOrThrow();
}

export async function addressesOf(
  database: Database,
  source: ForgottenSource,
  after: string,
  limit: number,
): Promise<string[]> {
  const shown = database.selectFrom("addresses").select("address").where("source_id", "=", source.id);
  const known = await shown.where("address", ">", after).orderBy("address").limit(limit).execute();
  const pages = pagesOfSource(database, source).select("address").where("address", ">", after);
  const kept = await pages.orderBy("address").limit(limit).execute();
  const urls = articlesOfSource(database, source).select("url").where("url", ">", after);
  const stated = await urls.orderBy("url").limit(limit).execute();
  const all = [...[...known, ...kept].map(({ address }) => address), ...stated.flatMap(({ url }) => url ?? [])];
  return [...new Set(all)].toSorted(byBytes).slice(0, limit);
}

/** As databases sort: UTF-16 puts characters beyond U+FFFF elsewhere than UTF-8. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function pagesOfSource(database: Database, { id, hosts }: ForgottenSource) {
  const known = database.selectFrom("addresses").select("addresses.address").where("source_id", "=", id);
  return database
    .selectFrom("pages")
    .where((row) =>
      row.or([
        row("address", "in", known),
        ...rangesOf(hosts).map(([first, last]) => row.and([row("address", ">=", first), row("address", "<", last)])),
      ]),
    );
}

function articlesOfSource(database: Database, { id, hosts }: ForgottenSource) {
  return database
    .selectFrom("articles")
    .where((row) =>
      row.or([
        row("source_id", "=", id),
        ...rangesOf(hosts).map(([first, last]) => row.and([row("url", ">=", first), row("url", "<", last)])),
      ]),
    );
}

const schemes = ["https://", "http://"];
const twins = ["", "www.", "m.", "mobile.", "amp."];

/** Addresses on some hosts and their twins, from the first of each pair up to the second: indexes answer to that. */
function rangesOf(hosts: readonly string[]): (readonly [string, string])[] {
  const origins = hosts.flatMap((host) => schemes.flatMap((scheme) => twins.map((twin) => `${scheme}${twin}${host}`)));
  // "0" follows "/", and ";" follows ":", which a port begins with.
  return origins.flatMap((origin) => [[`${origin}/`, `${origin}0`] as const, [`${origin}:`, `${origin};`] as const]);
}
