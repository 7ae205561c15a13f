import type { Kysely } from "kysely";
import { prepareFilter } from "../filter.ts";
import type { Register } from "../register.ts";
import { acceptByRule, listAcceptances, setAcceptance } from "./acceptances.ts";
import { addFact } from "./add-fact.ts";
import { countDue, dueAddresses, makeDue, recordFailure, retireRoots, saveAddresses } from "./addresses.ts";
import { findArticle, saveArticle } from "./articles.ts";
import { listAudit, noteAudit } from "./audit.ts";
import { decideAll } from "./bulk.ts";
import { lastChange, listChanges } from "./changes.ts";
import { countAll } from "./counts.ts";
import { decide, undo } from "./decide.ts";
import { listFacts } from "./facts.ts";
import { exportArticles, exportedArticles } from "./export-articles.ts";
import { exportedFacts, exportFacts } from "./export-facts.ts";
import { exportedRecords, exportRecords } from "./export-records.ts";
import { exportedReviews, exportReviews } from "./export-reviews.ts";
import { ruleFailures } from "./failures.ts";
import { sourceHistories } from "./histories.ts";
import { forgetPage, forgetSource, listRemovals } from "./forget.ts";
import { reviewsOf } from "./history.ts";
import { dueHosts, leaveHost, nextFreeHost, noteHost, takeHost } from "./hosts.ts";
import {
  countOutdated,
  findPage,
  listPages,
  outdatedPages,
  pageToRead,
  readBody,
  recordFetch,
  unreadPages,
} from "./pages.ts";
import { previewReading, saveReadings } from "./readings.ts";
import { saveCorrections } from "./corrections.ts";
import { readIdentity } from "./identity.ts";
import { findClaims, neighbourhood } from "./neighbourhood.ts";
import { countMerges, saveMerge } from "./save-merge.ts";
import { findStatements, linksAmong, standingAbout } from "./statements.ts";
import { unmergedArticles } from "./unmerged.ts";
import { namesOfParties, sourcesOfRecords } from "./record-names.ts";
import { findRecord, findStatedArticle } from "./record-find.ts";
import { countRecords, listedRecords, listRecords } from "./record-list.ts";
import { sumRecords } from "./record-sums.ts";
import { join, split } from "./regroup.ts";
import { countPrunable, pruneBodies, pruneTexts } from "./retention.ts";
import {
  addSavedFilter,
  changeSavedFilter,
  findSavedFilter,
  listSavedFilters,
  noteDigest,
  planDigest,
  removeSavedFilter,
  takeDigest,
} from "./saved-filters.ts";
import {
  askedDeliveries,
  countDeliveries,
  deliveriesOf,
  leaveSubscription,
  listDeliveries,
  noteDelivery,
  passOver,
  retryDeliveries,
  takeSubscription,
} from "./deliveries.ts";
import {
  addSubscription,
  findSubscription,
  listSubscriptions,
  removeSubscription,
  rotateSecret,
  setSubscriptionState,
} from "./subscriptions.ts";
import type { Tables } from "./tables.ts";
import { ruleTallies } from "./tallies.ts";
import { listTokens, revokeToken, saveToken, useToken } from "./tokens.ts";
import { addressesOf, countPage, countSource } from "./traces.ts";
import { listUndertakings } from "./undertakings.ts";
import { findTexts } from "./shared-texts.ts";
import { findAlike, linkedTo, saveFingerprints, saveLinks, unlinkedArticles } from "./twins.ts";
import { disableUser, endLogin, findLogin, findUser, listUsers, saveLogin, saveUser, setRole } from "./users.ts";
import { versionsOf } from "./versions.ts";
import { weighRecords } from "./weigh.ts";
import { reviewDays, ruleYields, sourceYields } from "./yields.ts";
/** The register over any database that Kysely has a dialect for: each method by the function of its name. See `Register` for what they do. */
export class SqlRegister implements Register {
  readonly #database: Kysely<Tables>;
  readonly #release: () => Promise<void>;
  #closed = false;

  /** @param release lets the database go */
  constructor(database: Kysely<Tables>, release: () => Promise<void>) {
    this.#database = database;
    this.#release = release;
  }

  readonly saveAddresses: Register["saveAddresses"] = (...given) => saveAddresses(this.#database, ...given);
  readonly makeDue: Register["makeDue"] = (addresses, now, leastDepth = 0) =>
    makeDue(this.#database, addresses, now, leastDepth);
  readonly retireRoots: Register["retireRoots"] = (...given) => retireRoots(this.#database, ...given);
  readonly dueHosts: Register["dueHosts"] = (...given) => dueHosts(this.#database, ...given);
  readonly nextFreeHost: Register["nextFreeHost"] = (...given) => nextFreeHost(this.#database, ...given);
  readonly dueAddresses: Register["dueAddresses"] = (...given) => dueAddresses(this.#database, ...given);
  readonly countDue: Register["countDue"] = (...given) => countDue(this.#database, ...given);
  readonly takeHost: Register["takeHost"] = (...given) => takeHost(this.#database, ...given);
  readonly noteHost: Register["noteHost"] = (...given) => noteHost(this.#database, ...given);
  readonly leaveHost: Register["leaveHost"] = (...given) => leaveHost(this.#database, ...given);
  readonly recordFetch: Register["recordFetch"] = (page, nextDue, role = "page", identity = null) =>
    recordFetch(this.#database, page, nextDue, { role, identity });
  readonly recordFailure: Register["recordFailure"] = (...given) => recordFailure(this.#database, ...given);
  readonly findPage: Register["findPage"] = (...given) => findPage(this.#database, ...given);
  readonly readBody: Register["readBody"] = (...given) => readBody(this.#database, ...given);
  readonly listPages: Register["listPages"] = (...given) => listPages(this.#database, ...given);
  readonly unreadPages: Register["unreadPages"] = (...given) => unreadPages(this.#database, ...given);
  readonly outdatedPages: Register["outdatedPages"] = (rulesHash, after, limit, sourceIds = null) =>
    outdatedPages(this.#database, rulesHash, after, limit, sourceIds);
  readonly countOutdated: Register["countOutdated"] = (...given) => countOutdated(this.#database, ...given);
  readonly pageToRead: Register["pageToRead"] = (...given) => pageToRead(this.#database, ...given);
  readonly saveArticle: Register["saveArticle"] = (article, facts, rulesHash, pageHash) =>
    saveArticle(this.#database, { article, facts, rulesHash, pageHash });
  readonly saveReadings: Register["saveReadings"] = (...given) => saveReadings(this.#database, ...given);
  readonly previewReading: Register["previewReading"] = (...given) => previewReading(this.#database, ...given);
  readonly findArticle: Register["findArticle"] = (...given) => findArticle(this.#database, ...given);
  readonly listFacts: Register["listFacts"] = (filter = {}) => listFacts(this.#database, prepareFilter(filter));
  readonly unlinkedArticles: Register["unlinkedArticles"] = (...given) => unlinkedArticles(this.#database, ...given);
  readonly saveFingerprints: Register["saveFingerprints"] = (...given) => saveFingerprints(this.#database, ...given);
  readonly findAlike: Register["findAlike"] = (...given) => findAlike(this.#database, ...given);
  readonly linkedTo: Register["linkedTo"] = (...given) => linkedTo(this.#database, ...given);
  readonly saveLinks: Register["saveLinks"] = (...given) => saveLinks(this.#database, ...given);
  readonly findTexts: Register["findTexts"] = (...given) => findTexts(this.#database, ...given);
  readonly versionsOf: Register["versionsOf"] = (...given) => versionsOf(this.#database, ...given);
  readonly pruneBodies: Register["pruneBodies"] = (...given) => pruneBodies(this.#database, ...given);
  readonly pruneTexts: Register["pruneTexts"] = (...given) => pruneTexts(this.#database, ...given);
  readonly countPrunable: Register["countPrunable"] = (...given) => countPrunable(this.#database, ...given);
  readonly sourceHistories: Register["sourceHistories"] = (...given) => sourceHistories(this.#database, ...given);
  readonly countPage: Register["countPage"] = (...given) => countPage(this.#database, ...given);
  readonly countSource: Register["countSource"] = (...given) => countSource(this.#database, ...given);
  readonly forgetPage: Register["forgetPage"] = (address, identify, note, source = null) =>
    forgetPage(this.#database, address, identify, note, source);
  readonly forgetSource: Register["forgetSource"] = (...given) => forgetSource(this.#database, ...given);
  readonly addressesOf: Register["addressesOf"] = (...given) => addressesOf(this.#database, ...given);
  readonly listRemovals: Register["listRemovals"] = () => listRemovals(this.#database);
  readonly saveUser: Register["saveUser"] = (...given) => saveUser(this.#database, ...given);
  readonly setRole: Register["setRole"] = (...given) => setRole(this.#database, ...given);
  readonly disableUser: Register["disableUser"] = (...given) => disableUser(this.#database, ...given);
  readonly findUser: Register["findUser"] = (...given) => findUser(this.#database, ...given);
  readonly listUsers: Register["listUsers"] = () => listUsers(this.#database);
  readonly saveLogin: Register["saveLogin"] = (...given) => saveLogin(this.#database, ...given);
  readonly findLogin: Register["findLogin"] = (...given) => findLogin(this.#database, ...given);
  readonly endLogin: Register["endLogin"] = (...given) => endLogin(this.#database, ...given);
  readonly saveToken: Register["saveToken"] = (...given) => saveToken(this.#database, ...given);
  readonly useToken: Register["useToken"] = (...given) => useToken(this.#database, ...given);
  readonly listTokens: Register["listTokens"] = (...given) => listTokens(this.#database, ...given);
  readonly revokeToken: Register["revokeToken"] = (...given) => revokeToken(this.#database, ...given);
  readonly noteAudit: Register["noteAudit"] = (...given) => noteAudit(this.#database, ...given);
  readonly listAudit: Register["listAudit"] = (...given) => listAudit(this.#database, ...given);
  readonly findRecord: Register["findRecord"] = (id) => findRecord(this.#database, id);
  readonly listRecords: Register["listRecords"] = (...given) => listRecords(this.#database, ...given);
  readonly listedRecords: Register["listedRecords"] = (ids, filter = { withdrawn: true }) =>
    listedRecords(this.#database, ids, filter);
  readonly countRecords: Register["countRecords"] = (filter) => countRecords(this.#database, filter);
  readonly listUndertakings: Register["listUndertakings"] = (...given) => listUndertakings(this.#database, ...given);
  readonly namesOfParties: Register["namesOfParties"] = (tags) => namesOfParties(this.#database, tags);
  readonly sourcesOfRecords: Register["sourcesOfRecords"] = () => sourcesOfRecords(this.#database);
  readonly sumRecords: Register["sumRecords"] = (family) => sumRecords(this.#database, family);
  readonly findStatedArticle: Register["findStatedArticle"] = (key) => findStatedArticle(this.#database, key);
  readonly exportRecords: Register["exportRecords"] = (filter) => exportRecords(this.#database, filter);
  readonly exportReviews: Register["exportReviews"] = (filter) => exportReviews(this.#database, filter);
  readonly exportFacts: Register["exportFacts"] = (selection) => exportFacts(this.#database, selection);
  readonly exportArticles: Register["exportArticles"] = (...given) => exportArticles(this.#database, ...given);
  readonly exportedRecords: Register["exportedRecords"] = (ids) => exportedRecords(this.#database, ids);
  readonly exportedReviews: Register["exportedReviews"] = (records) => exportedReviews(this.#database, records);
  readonly exportedFacts: Register["exportedFacts"] = (...given) => exportedFacts(this.#database, ...given);
  readonly exportedArticles: Register["exportedArticles"] = (...given) => exportedArticles(this.#database, ...given);
  readonly decide: Register["decide"] = (decision) => decide(this.#database, decision);
  readonly undo: Register["undo"] = (...given) => undo(this.#database, ...given);
  readonly reviewsOf: Register["reviewsOf"] = (record) => reviewsOf(this.#database, record);
  readonly decideAll: Register["decideAll"] = (decision) => decideAll(this.#database, decision);
  readonly split: Register["split"] = (...given) => split(this.#database, ...given);
  readonly join: Register["join"] = (...given) => join(this.#database, ...given);
  readonly addFact: Register["addFact"] = (...given) => addFact(this.#database, ...given);
  readonly ruleTallies: Register["ruleTallies"] = () => ruleTallies(this.#database);
  readonly ruleFailures: Register["ruleFailures"] = (...given) => ruleFailures(this.#database, ...given);
  readonly listAcceptances: Register["listAcceptances"] = () => listAcceptances(this.#database);
  readonly setAcceptance: Register["setAcceptance"] = (...given) => setAcceptance(this.#database, ...given);
  readonly acceptByRule: Register["acceptByRule"] = (at) => acceptByRule(this.#database, at);
  readonly weighRecords: Register["weighRecords"] = (at) => weighRecords(this.#database, at);
  readonly sourceYields: Register["sourceYields"] = () => sourceYields(this.#database);
  readonly ruleYields: Register["ruleYields"] = () => ruleYields(this.#database);
  readonly reviewDays: Register["reviewDays"] = (...given) => reviewDays(this.#database, ...given);
  readonly countMerges: Register["countMerges"] = () => countMerges(this.#database);
  readonly unmergedArticles: Register["unmergedArticles"] = (limit) => unmergedArticles(this.#database, limit);
  readonly factsAbout: Register["factsAbout"] = (...given) => standingAbout(this.#database, "statement_keys", ...given);
  readonly recordsAbout: Register["recordsAbout"] = (...given) =>
    standingAbout(this.#database, "course_keys", ...given);
  readonly findStatements: Register["findStatements"] = (facts) => findStatements(this.#database, facts);
  readonly linksAmong: Register["linksAmong"] = (facts) => linksAmong(this.#database, facts);
  readonly findClaims: Register["findClaims"] = (records) => findClaims(this.#database, records);
  readonly neighbourhood: Register["neighbourhood"] = (facts) => neighbourhood(this.#database, facts);
  readonly saveMerge: Register["saveMerge"] = (found) => saveMerge(this.#database, found);
  readonly saveCorrections: Register["saveCorrections"] = (...given) => saveCorrections(this.#database, ...given);
  readonly listChanges: Register["listChanges"] = (...given) => listChanges(this.#database, ...given);
  readonly lastChange: Register["lastChange"] = () => lastChange(this.#database);
  readonly listSavedFilters: Register["listSavedFilters"] = () => listSavedFilters(this.#database);
  readonly findSavedFilter: Register["findSavedFilter"] = (name) => findSavedFilter(this.#database, name);
  readonly addSavedFilter: Register["addSavedFilter"] = (saved) => addSavedFilter(this.#database, saved);
  readonly changeSavedFilter: Register["changeSavedFilter"] = (...given) => changeSavedFilter(this.#database, ...given);
  readonly removeSavedFilter: Register["removeSavedFilter"] = (name) => removeSavedFilter(this.#database, name);
  readonly planDigest: Register["planDigest"] = (...given) => planDigest(this.#database, ...given);
  readonly takeDigest: Register["takeDigest"] = (...given) => takeDigest(this.#database, ...given);
  readonly noteDigest: Register["noteDigest"] = (...given) => noteDigest(this.#database, ...given);
  readonly addSubscription: Register["addSubscription"] = (...given) => addSubscription(this.#database, ...given);
  readonly listSubscriptions: Register["listSubscriptions"] = () => listSubscriptions(this.#database);
  readonly findSubscription: Register["findSubscription"] = (id) => findSubscription(this.#database, id);
  readonly setSubscriptionState: Register["setSubscriptionState"] = (...given) =>
    setSubscriptionState(this.#database, ...given);
  readonly rotateSecret: Register["rotateSecret"] = (...given) => rotateSecret(this.#database, ...given);
  readonly removeSubscription: Register["removeSubscription"] = (id) => removeSubscription(this.#database, id);
  readonly countDeliveries: Register["countDeliveries"] = (id) => countDeliveries(this.#database, id);
  readonly listDeliveries: Register["listDeliveries"] = (...given) => listDeliveries(this.#database, ...given);
  readonly retryDeliveries: Register["retryDeliveries"] = (...given) => retryDeliveries(this.#database, ...given);
  readonly takeSubscription: Register["takeSubscription"] = (...given) => takeSubscription(this.#database, ...given);
  readonly askedDeliveries: Register["askedDeliveries"] = (...given) => askedDeliveries(this.#database, ...given);
  readonly deliveriesOf: Register["deliveriesOf"] = (...given) => deliveriesOf(this.#database, ...given);
  readonly noteDelivery: Register["noteDelivery"] = (...given) => noteDelivery(this.#database, ...given);
  readonly passOver: Register["passOver"] = (...given) => passOver(this.#database, ...given);
  readonly leaveSubscription: Register["leaveSubscription"] = (...given) => leaveSubscription(this.#database, ...given);
  readonly identity: Register["identity"] = () => readIdentity(this.#database);
  readonly counts: Register["counts"] = () => countAll(this.#database);

  async ping(): Promise<void> {
    await this.#database.selectNoFrom((row) => row.lit(1).as("one")).execute();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#release();
  }
}
