import { type Kysely, Migrator, type MigratorProps } from "kysely";
import { SijillError } from "../errors.ts";
import { migrations } from "./migrations/index.ts";

/** Where a database notes which migrations have been made; what is left out is Kysely's own choice. */
export type MigrationNotes = Pick<
  MigratorProps,
  "migrationTableName" | "migrationLockTableName" | "migrationTableSchema"
>;

/**
 * Brings the tables of a database up to date; one that is up to date is left as it is.
 * @param place where the database is, for messages
 * @returns names of the migrations that were made
 * @throws SijillError "store-broken" where a newer Sijill has been at it
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  place: string,
  notes: MigrationNotes = {},
): Promise<string[]> {
  const { error, results = [] } = await new Migrator({
    db: database,
    provider: migrations,
    ...notes,
  }).migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  if (error instanceof Error && error.message.startsWith("corrupted migrations")) {
    const message = `The register ${place} was made by another version of Sijill, probably a newer one; update Sijill.`;
    throw new SijillError("store-broken", message, { cause: error });
  }
  throw error;
}
