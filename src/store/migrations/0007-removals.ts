import type { Kysely } from "kysely";

/** What was forgotten, never with its content, and by what it is known when it comes up again. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("removals")
    .addColumn("what", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("removed_at", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("pages", "integer", (column) => column.notNull())
    .addColumn("articles", "integer", (column) => column.notNull())
    .addColumn("facts", "integer", (column) => column.notNull())
    .addColumn("refused", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("removed_keys")
    // An address, an identity, `host:` with a bare host, or `source:` with an id.
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("what", "text", (column) => column.notNull().references("removals.what").onDelete("cascade"))
    .execute();
}
