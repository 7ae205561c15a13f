import { type Kysely, sql } from "kysely";

/**
 * Visits to hosts: every address knows its host, its identity and what it is fetched for; hosts have a state that all
 * processes share; pages know by which rules they were read.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await widenAddresses(database);
  await fillAddresses(database);
  await makeHosts(database);
  await widenPages(database);
  await widenArticles(database);
}

async function widenAddresses({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable("addresses")
    .addColumn("identity", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("addresses")
    .addColumn("host", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("addresses")
    .addColumn("role", "text", (column) => column.notNull().defaultTo("page"))
    .execute();
  await schema
    .alterTable("addresses")
    .addColumn("depth", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.alterTable("addresses").addColumn("shown_day", "text").execute();
}

interface OldAddress {
  readonly address: string;
}

/** No database takes a host out of an address. A register of this age holds some thousands, so row by row is quick enough. */
async function fillAddresses(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<OldAddress>`select address from addresses`.execute(database);
  for (const { address } of rows) {
    const { host } = new URL(address);
    await sql`update addresses set host = ${host}, identity = ${address} where address = ${address}`.execute(database);
  }
  const { schema } = database;
  await schema.createIndex("addresses_identity").on("addresses").column("identity").unique().execute();
  await schema.dropIndex("addresses_due").execute();
  await schema.createIndex("addresses_due").on("addresses").columns(["host", "next_due", "address"]).execute();
  await schema.createIndex("addresses_source").on("addresses").columns(["source_id", "next_due"]).execute();
}

async function makeHosts(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("hosts")
    .addColumn("host", "text", (column) => column.primaryKey())
    .addColumn("visitor", "text")
    .addColumn("visited_until", "text")
    .addColumn("asked_at", "text")
    .addColumn("free_at", "text")
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("robots", "text")
    .execute();
  await sql`insert into hosts (host, failures) select distinct host, 0 from addresses`.execute(database);
}

async function widenPages({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable("pages")
    .addColumn("role", "text", (column) => column.notNull().defaultTo("page"))
    .execute();
  // Hash of the rules that read the body; null until it is read.
  await schema.alterTable("pages").addColumn("read_by", "text").execute();
  await schema.alterTable("pages").addColumn("read_kind", "text").execute();
  await schema.alterTable("pages").addColumn("read_reason", "text").execute();
  await schema.createIndex("pages_read").on("pages").columns(["role", "read_by", "address"]).execute();
}

async function widenArticles({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("articles").addColumn("source_id", "text").execute();
  await schema.alterTable("articles").addColumn("found_at", "text").execute();
  await schema.createIndex("articles_source").on("articles").columns(["source_id", "found_at"]).execute();
}
