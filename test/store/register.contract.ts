/** What every register does, whatever database stands behind it. One file for each part of it. */
import { describe } from "vitest";
import type { Location } from "../../src/store/open.ts";
import type { Register } from "../../src/store/register.ts";
import { accountsContract } from "./contract/accounts.ts";
import { addedFactsContract } from "./contract/added-facts.ts";
import { articlesContract } from "./contract/articles.ts";
import { changesContract } from "./contract/changes.ts";
import { concurrencyContract } from "./contract/concurrency.ts";
import { decisionsContract } from "./contract/decisions.ts";
import { exportsContract } from "./contract/exports.ts";
import { followedContract } from "./contract/followed.ts";
import { frontierContract } from "./contract/frontier.ts";
import { historiesContract } from "./contract/histories.ts";
import { hostsContract } from "./contract/hosts.ts";
import { listContract } from "./contract/list.ts";
import { pingContract } from "./contract/ping.ts";
import { readingsContract } from "./contract/readings.ts";
import { pagesContract } from "./contract/pages.ts";
import { recordsContract } from "./contract/records.ts";
import { regroupingContract } from "./contract/regrouping.ts";
import { removalsContract } from "./contract/removals.ts";
import { retentionContract } from "./contract/retention.ts";
import { reviewersContract } from "./contract/reviewers.ts";
import { ruleReviewsContract } from "./contract/rule-reviews.ts";
import { savedFiltersContract } from "./contract/saved-filters.ts";
import { subscriptionsContract } from "./contract/subscriptions.ts";
import { survivingContract } from "./contract/surviving.ts";
import { textContract } from "./contract/text.ts";
import { twinsContract } from "./contract/twins.ts";
import { undertakingsContract } from "./contract/undertakings.ts";
import { versionsContract } from "./contract/versions.ts";
import { yieldsContract } from "./contract/yields.ts";

/** One empty database of its own for a test, which any number of registers can be opened on. */
export interface Place {
  open(): Promise<Register>;
  /** Where it is, for who looks at its tables. */
  readonly location: Location;
  /** Statements of a module that opens the same database in another process, as `register`. */
  readonly openingCode: string;
}

/** Makes a place for the test that asks; whoever gives it closes what was opened and clears it away. */
export type MakePlace = () => Promise<Place>;

export function registerContract(name: string, makePlace: MakePlace): void {
  describe(`the register over ${name}`, () => {
    accountsContract(makePlace);
    frontierContract(makePlace);
    hostsContract(makePlace);
    articlesContract(makePlace);
    readingsContract(makePlace);
    listContract(makePlace);
    exportsContract(makePlace);
    pagesContract(makePlace);
    recordsContract(makePlace);
    undertakingsContract(makePlace);
    removalsContract(makePlace);
    retentionContract(makePlace);
    textContract(makePlace);
    twinsContract(makePlace);
    versionsContract(makePlace);
    decisionsContract(makePlace);
    reviewersContract(makePlace);
    regroupingContract(makePlace);
    ruleReviewsContract(makePlace);
    addedFactsContract(makePlace);
    yieldsContract(makePlace);
    savedFiltersContract(makePlace);
    subscriptionsContract(makePlace);
    survivingContract(makePlace);
    changesContract(makePlace);
    followedContract(makePlace);
    concurrencyContract(makePlace);
    historiesContract(makePlace);
    pingContract(makePlace);
  });
}
