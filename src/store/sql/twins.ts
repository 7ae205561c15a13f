import type { Kysely, Transaction } from "kysely";
import { groupTexts } from "../../twins/groups.ts";
import { packFingerprint, unpackFingerprint } from "../../twins/fingerprint.ts";
import type { ArticleToLink, FingerprintToSave, KeptSighting, LinkToSave, SharedText, TextMember } from "../twins.ts";
import type { ArticleRow, LinkRow, Tables } from "./tables.ts";

export async function unlinkedArticles(
  database: Kysely<Tables>,
  after: string,
  limit: number,
): Promise<ArticleToLink[]> {
  const rows = await database
    .selectFrom("unlinked_articles")
    .innerJoin("articles", "articles.key", "unlinked_articles.article_key")
    .select(["key", "url", "title", "text", "text_hash", "published_at", "outlet", "original_outlet"])
    .where("unlinked_articles.article_key", ">", after)
    .orderBy("unlinked_articles.article_key")
    .limit(limit)
    .execute();
  return rows.map(({ key, url, title, text, text_hash, published_at, outlet, original_outlet }) => {
    return {
      key,
      url,
      title,
      text,
      textHash: text_hash,
      publishedAt: published_at,
      outlet,
      originalOutlet: original_outlet,
    };
  });
}

type Looked = Pick<ArticleRow, "text_hash" | "published_at" | "outlet" | "original_outlet">;

/** Notes that an article's twins are to be looked for, where something has changed that tells them. */
export async function noteUnlinked(
  transaction: Transaction<Tables>,
  key: string,
  before: Looked | undefined,
  after: Looked,
): Promise<void> {
  const fields = ["text_hash", "published_at", "outlet", "original_outlet"] as const;
  if (before !== undefined && fields.every((field) => before[field] === after[field])) return;
  const insert = transaction.insertInto("unlinked_articles").values({ article_key: key });
  await insert.onConflict((conflict) => conflict.column("article_key").doNothing()).execute();
}

export async function saveFingerprint(database: Kysely<Tables>, saved: FingerprintToSave): Promise<void> {
  const { key, outletKind, fingerprint, keys } = saved;
  await database.transaction().execute(async (transaction) => {
    if (!(await isKept(transaction, key))) return;
    const row = { outlet_kind: outletKind, packed: packFingerprint(fingerprint) };
    const upsert = transaction.insertInto("fingerprints").values({ article_key: key, ...row });
    await upsert.onConflict((conflict) => conflict.column("article_key").doUpdateSet(row)).execute();
    await transaction.deleteFrom("fingerprint_keys").where("article_key", "=", key).execute();
    const rows = keys.toSorted().map((each) => ({ key: each, article_key: key }));
    if (rows.length === 0) return;
    const insert = transaction.insertInto("fingerprint_keys").values(rows);
    await insert.onConflict((conflict) => conflict.columns(["key", "article_key"]).doNothing()).execute();
  });
}

async function isKept(transaction: Transaction<Tables>, key: string): Promise<boolean> {
  const kept = transaction.selectFrom("articles").select("key").where("key", "=", key);
  return (await kept.executeTakeFirst()) !== undefined;
}

const memberColumns = [
  "articles.key",
  "articles.url",
  "articles.title",
  "articles.published_at",
  "articles.outlet",
  "articles.original_outlet",
  "fingerprints.outlet_kind",
] as const;

export async function findAlike(database: Kysely<Tables>, key: string, limit: number): Promise<KeptSighting[]> {
  const own = database.selectFrom("fingerprint_keys").select("key").where("article_key", "=", key);
  const alike = await database
    .selectFrom("fingerprint_keys")
    .select("article_key")
    .where("key", "in", own)
    .where("article_key", "<>", key)
    .groupBy("article_key")
    .orderBy((row) => row.fn.countAll(), "desc")
    .orderBy("article_key")
    .limit(limit)
    .execute();
  if (alike.length === 0) return [];
  const rows = await database
    .selectFrom("fingerprints")
    .innerJoin("articles", "articles.key", "fingerprints.article_key")
    .select([...memberColumns, "fingerprints.packed"])
    .where(
      "fingerprints.article_key",
      "in",
      alike.map((row) => row.article_key),
    )
    .execute();
  return rows.flatMap(({ packed, ...row }) => {
    const fingerprint = unpackFingerprint(packed);
    const { key: found, ...member } = memberOf(row);
    return fingerprint === null ? [] : [{ key: found, sighting: { ...member, fingerprint } }];
  });
}

type MemberRow = Pick<ArticleRow, "key" | "url" | "title" | "published_at" | "outlet" | "original_outlet"> & {
  readonly outlet_kind: TextMember["outletKind"];
};

function memberOf({ key, url, title, published_at, outlet, original_outlet, outlet_kind }: MemberRow): TextMember {
  return {
    key,
    url,
    title,
    publishedAt: published_at,
    outlet,
    originalOutlet: original_outlet,
    outletKind: outlet_kind,
  };
}

export async function linkedTo(database: Kysely<Tables>, key: string): Promise<string[]> {
  const links = await linksOf(database, [key]);
  return links.map(({ one_key: one, other_key: other }) => (one === key ? other : one)).toSorted();
}

/** The links that begin or end at some articles. */
async function linksOf(database: Kysely<Tables>, keys: readonly string[]): Promise<LinkRow[]> {
  const links = database.selectFrom("article_links").selectAll();
  const begun = await links.where("one_key", "in", keys).execute();
  return [...begun, ...(await links.where("other_key", "in", keys).execute())];
}

export async function saveLinks(
  database: Kysely<Tables>,
  key: string,
  textHash: string,
  links: readonly LinkToSave[],
  parted: readonly string[],
): Promise<void> {
  const rows = links.map(({ other, relation }) => ({ ...ends(key, other), relation }));
  await database.transaction().execute(async (transaction) => {
    for (const other of parted) {
      const { one_key, other_key } = ends(key, other);
      const drop = transaction.deleteFrom("article_links").where("one_key", "=", one_key);
      await drop.where("other_key", "=", other_key).execute();
    }
    for (const row of rows) {
      // An article may have been removed meanwhile.
      if (!(await isKept(transaction, row.one_key)) || !(await isKept(transaction, row.other_key))) continue;
      const upsert = transaction.insertInto("article_links").values(row);
      const pair = ["one_key", "other_key"] as const;
      await upsert.onConflict((conflict) => conflict.columns(pair).doUpdateSet({ relation: row.relation })).execute();
    }
    const looked = transaction
      .selectFrom("articles")
      .select("key")
      .where("key", "=", key)
      .where("text_hash", "=", textHash);
    await transaction.deleteFrom("unlinked_articles").where("article_key", "in", looked).execute();
  });
}

function ends(key: string, other: string): { one_key: string; other_key: string } {
  return key < other ? { one_key: key, other_key: other } : { one_key: other, other_key: key };
}

/** A text that more articles hold is a notice of some site: beyond them nobody is interested. */
const mostMembers = 2_000;

export async function findTexts(
  database: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SharedText>> {
  const links: LinkRow[] = [];
  const reached = new Set(keys);
  for (let fresh = [...reached]; fresh.length > 0 && reached.size <= mostMembers + keys.length;) {
    const found = await linksOf(database, fresh);
    links.push(...found);
    fresh = [...new Set(found.flatMap(({ one_key, other_key }) => [one_key, other_key]))].filter(
      (key) => !reached.has(key),
    );
    for (const key of fresh) reached.add(key);
  }
  const members = await readMembers(database, [...reached]);
  const kept = members.map(({ key }) => key);
  const groups = groupTexts(
    kept,
    links.map(({ one_key, other_key }) => ({ one: one_key, other: other_key })),
  );
  const texts = new Map<string, TextMember[]>();
  for (const member of members) {
    const text = groups.get(member.key) ?? member.key;
    texts.set(text, [...(texts.get(text) ?? []), member]);
  }
  return new Map(
    keys.flatMap((key) => {
      const text = groups.get(key);
      return text === undefined ? [] : [[key, { text, members: texts.get(text) ?? [] }] as const];
    }),
  );
}

async function readMembers(database: Kysely<Tables>, keys: readonly string[]): Promise<TextMember[]> {
  if (keys.length === 0) return [];
  const rows = await database
    .selectFrom("articles")
    .leftJoin("fingerprints", "fingerprints.article_key", "articles.key")
    .select(memberColumns)
    .where("articles.key", "in", keys)
    .orderBy("articles.key")
    .execute();
  return rows.map(memberOf);
}
