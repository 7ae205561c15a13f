import { type Kysely, Migrator } from "kysely";
import { SijillError } from "../errors.ts";
import { migrations } from "./migrations/index.ts";

/**
 * Brings the tables of a database up to date; one that is up to date is left as it is.
 * @param place where the database is, for messages
 * @throws SijillError "store-broken" where a newer Sijill has been at it
 */
export async function migrate<Tables>(database: Kysely<Tables>, place: string): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: migrations }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.startsWith("corrupted migrations")) {
    const message = `The register ${place} was made by another version of Sijill, probably a newer one; update Sijill.`;
    throw new SijillError("store-broken", message, { cause: error });
  }
  throw error;
}
