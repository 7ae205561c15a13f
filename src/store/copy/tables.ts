import type { Tables } from "../sql/tables.ts";

/**
 * Every table with its primary key, in the order in which they are copied: what a foreign key points to comes first. The
 * compiler asks for a table that is missing.
 */
const keys = {
  bodies: ["hash"],
  hosts: ["host"],
  addresses: ["address"],
  pages: ["address"],
  articles: ["key"],
  facts: ["id"],
  fact_evidence: ["fact_id", "position"],
  fact_parties: ["fact_id", "position"],
  fact_tags: ["fact_id", "family", "position"],
  fingerprints: ["article_key"],
  fingerprint_keys: ["key", "article_key"],
  article_links: ["one_key", "other_key"],
  unlinked_articles: ["article_key"],
  article_versions: ["article_key", "fetched_at"],
  removals: ["what"],
  removed_keys: ["key"],
  counters: ["name"],
  changes: ["of", "id"],
  records: ["number"],
  record_details: ["number"],
  record_facts: ["fact_id"],
  record_aliases: ["alias"],
  record_tags: ["number", "family", "tag"],
  record_courses: ["record_id", "other_id"],
  course_keys: ["key", "at"],
  record_sums: ["family", "tag", "year", "type", "unit", "status", "reviewed"],
  statements: ["fact_id"],
  statement_keys: ["key", "at"],
  statement_links: ["one", "other"],
  record_corrections: ["one", "other"],
  unmerged_articles: ["article_key"],
  reviews: ["seq"],
  review_rules: ["rule", "seq"],
  rule_tallies: ["rule"],
  acceptances: ["rule"],
  added_facts: ["fact_id"],
  users: ["name"],
  logins: ["id_hash"],
  tokens: ["id"],
  audit: ["seq"],
  saved_filters: ["id"],
  digests: ["filter_id"],
  subscriptions: ["id"],
  deliveries: ["subscription_id", "record_id"],
} as const satisfies { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] };

/** Rows of a table that point to others of it: they are copied once more when all are there. */
const within: { readonly [Name in keyof Tables]?: keyof Tables[Name] } = { facts: "part_of" };

/** Rows read and written at once, where it is not the usual number: these hold whole pages and texts. */
const large: { readonly [Name in keyof Tables]?: number } = { bodies: 10, articles: 10 };
const usual = 200;

/** A row of any table, by the names of its columns. */
export type TableRow = Readonly<Record<string, unknown>>;

export interface CopiedTable {
  readonly name: keyof Tables;
  readonly key: readonly string[];
  /** Column that points to another row of the table; null for none. */
  readonly within: string | null;
  readonly rowsAtOnce: number;
  /** Columns that are read; null for all. */
  readonly only: readonly string[] | null;
  /** What stands in those that are not. */
  readonly blank: TableRow;
}

const names: readonly (keyof Tables)[] = Object.keys(keys).filter((name): name is keyof Tables => name in keys);

export const copiedTables: readonly CopiedTable[] = names.map((name) => ({
  name,
  key: keys[name],
  within: within[name] ?? null,
  rowsAtOnce: large[name] ?? usual,
  only: null,
  blank: {},
}));

/** What is copied of a register besides what articles state and people decide. */
export interface Kept {
  /** The pages as they were fetched, which are most of a register's bytes; without them they cannot be read again until they are fetched anew. */
  readonly pages: boolean;
  /** Passwords, logins, tokens and webhooks. Without them people have names and roles, and set their passwords anew. */
  readonly secrets: boolean;
}

/** Tables of which nothing but secrets would be left; what signs a webhook is one, and two registers are not to call one address. */
const secretTables: ReadonlySet<keyof Tables> = new Set(["logins", "tokens", "subscriptions", "deliveries"]);

/** The tables as they are copied when not everything is. */
export function tablesWith({ pages, secrets }: Kept): readonly CopiedTable[] {
  const reduced: { readonly [Name in keyof Tables]?: Pick<CopiedTable, "only" | "blank"> } = {
    // As if they had been pruned.
    ...(pages ? {} : { bodies: { only: ["hash", "size"], blank: { compressed: new Uint8Array(0) } } }),
    ...(secrets
      ? {}
      : { users: { only: ["name", "role", "created_at", "disabled_at"], blank: { password_hash: "" } } }),
  };
  return copiedTables
    .filter(({ name }) => secrets || !secretTables.has(name))
    .map((table) => Object.assign({}, table, reduced[table.name]));
}
