import type { MigrationProvider } from "kysely";
import * as register from "./0001-register.ts";
import * as section from "./0002-section.ts";
import * as visits from "./0003-visits.ts";
import * as twins from "./0004-twins.ts";
import * as keeping from "./0005-keeping.ts";
import * as histories from "./0006-histories.ts";
import * as removals from "./0007-removals.ts";
import * as versions from "./0008-versions.ts";
import * as records from "./0009-records.ts";
import * as reviews from "./0010-reviews.ts";
import * as search from "./0011-search.ts";
import * as summed from "./0012-summed.ts";
import * as searchWords from "./0013-search-words.ts";
import * as changes from "./0014-changes.ts";
import * as subscriptions from "./0015-subscriptions.ts";

/**
 * Every migration there is, in the order of their names. A list and not a folder scan, so that a bundle holds them and a
 * file left lying cannot run. One that has been released is never changed: add the next.
 */
export const migrations: MigrationProvider = {
  getMigrations: () =>
    Promise.resolve({
      "0001-register": register,
      "0002-section": section,
      "0003-visits": visits,
      "0004-twins": twins,
      "0005-keeping": keeping,
      "0006-histories": histories,
      "0007-removals": removals,
      "0008-versions": versions,
      "0009-records": records,
      "0010-reviews": reviews,
      "0011-search": search,
      "0012-summed": summed,
      "0013-search-words": searchWords,
      "0014-changes": changes,
      "0015-subscriptions": subscriptions,
    }),
};

/** The name of the last migration: which tables and columns a register has that is up to date. */
export async function latestMigration(): Promise<string> {
  return (
    Object.keys(await migrations.getMigrations())
      .toSorted()
      .at(-1) ?? ""
  );
}
