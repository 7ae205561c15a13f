/** Articles with a record for each of their facts, without merging anything. */
import type { Article, Fact } from "../../src/model.ts";
import { foundedBy, type ClaimRecord } from "../../src/records/record.ts";
import { statementsOf } from "../../src/records/statement.ts";
import { summarise } from "../../src/records/summary.ts";
import { openDatabase } from "../../src/store/open.ts";
import { changing } from "../../src/store/sql/changing.ts";
import { saveShown } from "../../src/store/sql/save-shown.ts";
import { articleKey } from "../../src/text/identity.ts";
import { sampleArticle, sampleFact } from "../support/samples.ts";
import type { Place } from "./register.contract.ts";

/** When everything here is first kept. */
export const since = "2024-05-14T08:00:00.000Z";

/** What merging says of one fact. */
export function claimOf(article: Article, facts: readonly Fact[]): ClaimRecord {
  const key = articleKey(article);
  const { language, url, title, publishedAt, outlet, originalOutlet } = article;
  const about = { key, url, title, publishedAt, outlet, originalOutlet, outletKind: null, language, text: key };
  const [first, ...others] = statementsOf(about, article.text, facts, since);
  if (first === undefined) throw new Error("A record has a fact.");
  return { ...summarise([first, ...others]), id: foundedBy(first.fact.id), aliases: [], since, links: [] };
}

/** Keeps a record of some facts, which nobody has decided about. @returns its id */
export async function keepRecord(place: Place, claim: ClaimRecord): Promise<string> {
  const { database, close } = await openDatabase(place.location);
  await changing(database, async (transaction) => {
    await saveShown(transaction, [{ claim, state: "pending", amended: {}, withdrawnAt: null }], since);
    const facts = claim.facts.map((fact_id, position) => ({ fact_id, record_id: claim.id, position }));
    await transaction.insertInto("record_facts").values(facts).execute();
  });
  await close();
  return claim.id;
}

/** Keeps so many articles with a fact and a record each, by rule `rule`. @returns the ids of the records */
export async function keepRecords(place: Place, count: number, changes: Partial<Fact> = {}): Promise<string[]> {
  const register = await place.open();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const url = `https://journal.example/${changes.rule ?? ""}/${index}`;
    const article = sampleArticle({ url, text: "La zone ouvrira.\nElle créera 450 emplois. Rien de plus." });
    const fact = sampleFact(article, "450 emplois", changes);
    await register.saveArticle(article, [fact], "rules-1", null);
    ids.push(await keepRecord(place, claimOf(article, [fact])));
  }
  return ids;
}
