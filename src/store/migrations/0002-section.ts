import type { Kysely } from "kysely";

/** The section of its site that an article stands in. Articles saved before have none until their pages are read again. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable("articles").addColumn("section", "text").execute();
}
