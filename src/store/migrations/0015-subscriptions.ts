import type { Kysely } from "kysely";

/** Filters that people have saved, what is mailed of them, and who is told of changes by webhooks. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("saved_filters")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull().unique())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("filter_json", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("digests")
    .addColumn("filter_id", "text", (column) => column.primaryKey().references("saved_filters.id").onDelete("cascade"))
    // day or week.
    .addColumn("every", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("recipients_json", "text", (column) => column.notNull())
    // What changed up to here has been told.
    .addColumn("told_until", "text", (column) => column.notNull())
    .addColumn("due_at", "text", (column) => column.notNull())
    // Somebody is at it until then.
    .addColumn("taken_until", "text")
    .execute();
  await schema
    .createTable("subscriptions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull().unique())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("filter_json", "text", (column) => column.notNull())
    // active or paused.
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("created_by", "text", (column) => column.notNull())
    // To sign with, so that they are kept as they are.
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("previous_secret", "text")
    .addColumn("previous_until", "text")
    // The number of the last change that is delivered, passed over or put aside.
    .addColumn("cursor", "bigint", (column) => column.notNull())
    // Attempts in vain at the event that is next, and when it is tried again.
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("next_at", "text")
    .addColumn("taken_by", "text")
    .addColumn("taken_until", "text")
    .execute();
  // One row for each record that a receiver was told of, or could not be told of: that of the latest event.
  await schema
    .createTable("deliveries")
    .addColumn("subscription_id", "text", (column) =>
      column.notNull().references("subscriptions.id").onDelete("cascade"),
    )
    .addColumn("record_id", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    // delivered, waiting, dead, or asked: a dead letter that is to be sent again.
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("status", "integer")
    .addColumn("error", "text")
    .addPrimaryKeyConstraint("deliveries_key", ["subscription_id", "record_id"])
    .execute();
  await schema.createIndex("deliveries_state").on("deliveries").columns(["subscription_id", "state", "seq"]).execute();
}
