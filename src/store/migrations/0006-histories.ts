import type { Kysely } from "kysely";

/** What a source has shown lately is asked for without going through all that it ever showed. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createIndex("addresses_found").on("addresses").columns(["source_id", "role", "found_at"]).execute();
}
