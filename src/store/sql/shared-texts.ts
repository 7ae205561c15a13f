/** Which articles hold one text: groups of linked articles. */
import type { Kysely } from "kysely";
import { groupTexts } from "../../twins/groups.ts";
import type { SharedText, TextMember } from "../twins.ts";
import { batches } from "./batches.ts";
import type { ArticleRow, LinkRow, Tables } from "./tables.ts";

export const memberColumns = [
  "articles.key",
  "articles.url",
  "articles.title",
  "articles.published_at",
  "articles.outlet",
  "articles.original_outlet",
  "fingerprints.outlet_kind",
] as const;

type MemberRow = Pick<ArticleRow, "key" | "url" | "title" | "published_at" | "outlet" | "original_outlet"> & {
  readonly outlet_kind: TextMember["outletKind"];
};

export function memberOf({
  key,
  url,
  title,
  published_at,
  outlet,
  original_outlet,
  outlet_kind,
}: MemberRow): TextMember {
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

/** The links that begin or end at some articles. */
export async function linksOf(database: Kysely<Tables>, keys: readonly string[]): Promise<LinkRow[]> {
  const links = database.selectFrom("article_links").selectAll();
  const found: LinkRow[] = [];
  for (const batch of batches(keys)) {
    found.push(...(await links.where("one_key", "in", batch).execute()));
    found.push(...(await links.where("other_key", "in", batch).execute()));
  }
  return found;
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
  const articles = database
    .selectFrom("articles")
    .leftJoin("fingerprints", "fingerprints.article_key", "articles.key")
    .select(memberColumns);
  const members: TextMember[] = [];
  for (const batch of batches(keys.toSorted()))
    members.push(
      ...(await articles.where("articles.key", "in", batch).orderBy("articles.key").execute()).map(memberOf),
    );
  return members;
}
