import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** A database whose tables are up to date. */
export interface OpenDatabase {
  readonly database: Kysely<Tables>;
  /** Where it is, for people; never with a password. */
  readonly place: string;
  /** Names of the migrations that were made when it was opened, in their order; none where it was up to date. */
  readonly migrated: readonly string[];
  /** Gives the room of what was removed back to the disk. PostgreSQL does that by itself. */
  readonly compact: () => Promise<void>;
  /** Lets it go. It cannot be used after it. */
  readonly close: () => Promise<void>;
}
