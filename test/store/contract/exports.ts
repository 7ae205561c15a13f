import { describe, expect, it } from "vitest";
import type { Article, Fact } from "../../../src/model.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { FactSelection } from "../../../src/store/exports.ts";
import type { RecordFilter } from "../../../src/store/record-filter.ts";
import { openDatabase } from "../../../src/store/open.ts";
import type { Register } from "../../../src/store/register.ts";
import { articleRow } from "../../../src/store/sql/article-rows.ts";
import { batches } from "../../../src/store/sql/batches.ts";
import { changing } from "../../../src/store/sql/changing.ts";
import { factRows, partsOf } from "../../../src/store/sql/fact-rows.ts";
import { saveShown } from "../../../src/store/sql/save-shown.ts";
import { articleKey, textHash } from "../../../src/text/identity.ts";
import { collect } from "../../support/collect.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import { claimOf, since } from "../kept-record.ts";
import type { MakePlace, Place } from "../register.contract.ts";
import { decision } from "./a-decision.ts";

const never = new AbortController().signal;

/** An article that states one sum. */
function stating(name: string, changes: Partial<Fact> = {}): [Article, Fact] {
  const article = sampleArticle({ url: `https://${name}.example/1`, outlet: name, title: `Vu par ${name}` });
  return [article, sampleFact(article, "450 emplois", { parties: [party(name)], ...changes })];
}

const party = (name: string) => ({ name, id: null, role: "employer" }) as const;

/** Keeps an article, a fact and a record for each name. @returns ids of the records */
async function keep(
  place: Place,
  names: readonly string[],
  changes: (at: number) => Partial<Fact> = () => ({}),
): Promise<string[]> {
  const stated = names.map((name, at) => stating(name, changes(at)));
  const claims = stated.map(([article, fact]) => claimOf(article, [fact]));
  const { database, close } = await openDatabase(place.location);
  await changing(database, async (transaction) => {
    // All at once: article by article takes many times as long.
    const origin = { source_id: null, found_at: null, fetched_at: null, text_pruned_at: null };
    const articles = stated.map(([article]) => ({ ...articleRow(article, "rules-1", null), ...origin }));
    const rows = stated.flatMap(([article, fact]) => factRows(articleKey(article), article, [fact]));
    const parts = partsOf(stated.map(([, fact]) => fact));
    for (const batch of batches(articles)) await transaction.insertInto("articles").values(batch).execute();
    for (const batch of batches(rows)) await transaction.insertInto("facts").values(batch).execute();
    for (const batch of batches(parts.evidence)) await transaction.insertInto("fact_evidence").values(batch).execute();
    for (const batch of batches(parts.parties)) await transaction.insertInto("fact_parties").values(batch).execute();
    for (const batch of batches(parts.tags)) await transaction.insertInto("fact_tags").values(batch).execute();
    const shown = claims.map((claim) => ({ claim, state: "pending", amended: {}, withdrawnAt: null }) as const);
    await saveShown(transaction, shown, since);
    const facts = claims.map(({ id, facts: [fact_id = ""] }) => ({ fact_id, record_id: id, position: 0 }));
    for (const batch of batches(facts)) await transaction.insertInto("record_facts").values(batch).execute();
  });
  await close();
  return claims.map(({ id }) => id);
}

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `n${from + at}`);

async function recordIds(register: Register, filter: RecordFilter = {}): Promise<string[]> {
  return (await collect(register.exportRecords(filter))).map(({ record }) => record.id);
}

async function factIds(register: Register, selection: FactSelection): Promise<string[]> {
  return (await collect(register.exportFacts(selection))).map(({ fact }) => fact.id);
}

export function exportsContract(makePlace: MakePlace): void {
  describe("what flows out", () => {
    it("comes once and in its order, more than is read at a time", async () => {
      const place = await makePlace();
      const register = await place.open();
      const ids = await keep(place, numbered(510));
      expect(await recordIds(register)).toEqual(ids);
      const facts = await collect(register.exportFacts({ records: {} }));
      const keys = facts.map(({ articleKey: key }) => key);
      expect(keys).toEqual(keys.toSorted());
      expect(new Set(facts.map(({ record }) => record))).toEqual(new Set(ids));
      const articles = await collect(register.exportArticles({ records: {} }, false));
      expect(articles.map(({ key }) => key)).toEqual(keys);
    });

    it("misses nothing and tells nothing twice that is there throughout, whatever is written meanwhile", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [first = "", ...ids] = await keep(place, numbered(520));
      const seen: string[] = [];
      for await (const { record } of register.exportRecords({})) {
        seen.push(record.id);
        if (seen.length !== 10) continue;
        await register.decide(decision(first));
        await keep(place, numbered(5, 520));
      }
      expect(seen.slice(0, 520)).toEqual([first, ...ids]);
      expect(new Set(seen).size).toBe(seen.length);
    });

    it("is what a filter leaves, as in a list", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [first = "", second = "", third = ""] = await keep(place, ["nord", "sud", "est"], (at) => ({
        regions: at === 0 ? ["oriental"] : [],
        sectors: at < 2 ? ["auto"] : ["agro"],
        ...(at === 2 ? { type: "funds", unit: "MAD", value: 9_000_000 } : {}),
      }));
      await register.decide(decision(second, { action: "reject" }));
      const filters: readonly (readonly [RecordFilter, readonly string[]])[] = [
        [{}, [first, second, third]],
        [{ regions: ["oriental"] }, [first]],
        [{ sectors: ["auto"] }, [first, second]],
        [{ sectors: ["auto", "agro"], outlets: ["nord", "est"] }, [first, third]],
        [{ parties: ["sud"] }, [second]],
        [{ states: ["pending"] }, [first, third]],
        [{ types: ["funds"], leastValue: 1000 }, [third]],
        [{ text: "par no" }, [first]],
        [{ text: "vu", languages: ["fr"] }, [first, second, third]],
        [{ text: "ouest" }, []],
      ];
      for (const [filter, expected] of filters) {
        expect(await recordIds(register, filter)).toEqual(expected);
        const listed = await register.listRecords(filter, { by: "since", descending: false }, 10);
        expect(listed.records.map(({ id }) => id)).toEqual(expected);
        const facts = await factIds(register, { records: filter });
        expect(facts.map((id) => `r${id}`).toSorted()).toEqual(expected.toSorted());
      }
    });

    it("leaves out what is withdrawn unless it is asked for", async () => {
      const register = await (await makePlace()).open();
      const [article, fact] = stating("nord");
      await register.saveArticle(article, [fact], "rules-1", null);
      await mergeArticles(register, () => since, never);
      const [id = ""] = await recordIds(register);
      await register.decide(decision(id));
      await register.saveArticle(article, [], "rules-1", null);
      await mergeArticles(register, () => since, never);
      expect(await recordIds(register)).toEqual([]);
      expect(await recordIds(register, { withdrawn: true })).toEqual([id]);
      expect(await collect(register.exportReviews({}))).toEqual([]);
      expect(await collect(register.exportReviews({ withdrawn: true }))).toHaveLength(1);
      expect(await collect(register.exportArticles({ records: { withdrawn: true } }, false))).toEqual([]);
    });

    it("is what articles state, merged or not, where facts are asked for", async () => {
      const place = await makePlace();
      const register = await place.open();
      await keep(place, ["nord", "sud"]);
      const [article, fact] = stating("est", { status: "realised" });
      await register.saveArticle(article, [fact], "rules-1", null);
      expect(await factIds(register, { records: {} })).toHaveLength(2);
      expect(await factIds(register, { facts: {} })).toHaveLength(3);
      const facts = await collect(register.exportFacts({ facts: { statuses: ["realised"] } }));
      expect(facts).toMatchObject([
        { fact, record: null, articleKey: articleKey(article), article: { outlet: "est" } },
      ]);
      expect(await factIds(register, { facts: { outlet: "Nord", from: "2024" } })).toHaveLength(1);
      expect(await collect(register.exportArticles({ facts: { text: "vu par est" } }, false))).toHaveLength(1);
    });

    it("shows articles with their text where it is asked for and kept", async () => {
      const register = await (await makePlace()).open();
      const [article, fact] = stating("nord");
      const other = sampleFact(article, "80 MDH", { type: "funds", unit: "MAD", value: 80_000_000 });
      await register.saveArticle(article, [fact, other], "rules-1", null);
      await register.saveArticle(sampleArticle({ url: "https://nord.example/2" }), [], "rules-1", null);
      const { url, title, outlet, originalOutlet, language, publishedAt, modifiedAt, author, section, kind } = article;
      const exported = {
        key: articleKey(article),
        article: { url, title, outlet, originalOutlet, language, publishedAt, modifiedAt, author, section, kind },
        source: null,
        textHash: textHash(article),
        fetchedAt: null,
        facts: 2,
        text: null,
      };
      const selection: FactSelection = { facts: { types: ["jobs"] } };
      expect(await collect(register.exportArticles(selection, false))).toEqual([exported]);
      expect(await collect(register.exportArticles(selection, true))).toEqual([{ ...exported, text: article.text }]);
      expect(await register.exportedArticles([exported.key, "none"], false)).toEqual([exported]);
    });

    it("shows what people have decided, in its order, also about records that became part of others", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [one = "", two = "", three = ""] = await keep(place, ["nord", "sud", "est"]);
      for (const id of [three, one, two]) await register.decide(decision(id));
      const all = await collect(register.exportReviews({}));
      expect(all.map(({ record, seq }) => [record, seq])).toEqual([
        [three, 1],
        [one, 2],
        [two, 3],
      ]);
      expect(all[0]).toEqual((await register.reviewsOf(three))[0]);
      const { database, close } = await openDatabase(place.location);
      await database.deleteFrom("records").where("id", "=", two).execute();
      await database.insertInto("record_aliases").values({ alias: two, record_id: one }).execute();
      await close();
      const ofNorth = await collect(register.exportReviews({ outlets: ["nord"] }));
      expect(ofNorth.map(({ record }) => record)).toEqual([one, two]);
    });

    it("is had by ids as well, with the links of a course", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [one = "", two = ""] = await keep(place, ["nord", "sud"]);
      const { database, close } = await openDatabase(place.location);
      const link = { record_id: one, other_id: two, relation: "result", reasons_json: "[]" } as const;
      await database.insertInto("record_courses").values(link).execute();
      await close();
      const [record, ...others] = await register.exportedRecords([one, "rnobody"]);
      expect(others).toEqual([]);
      const listed = await register.listRecords({ outlets: ["nord"] }, { by: "since", descending: false }, 1);
      expect(record).toEqual({ record: listed.records[0], course: [{ record: two, is: "result" }] });
      expect(await collect(register.exportRecords({ outlets: ["nord"] }))).toEqual([record]);
      const facts = await collect(register.exportFacts({ records: { outlets: ["nord"] } }));
      expect(facts).toMatchObject([{ record: one, article: { outlet: "nord" } }]);
      expect(await register.exportedFacts([facts[0]?.articleKey ?? ""])).toEqual(facts);
      expect(await register.exportedFacts(["none"])).toEqual([]);
    });

    it("asks for a filter that can be used", async () => {
      const register = await (await makePlace()).open();
      const refused = { code: "wrong-use" };
      await expect(collect(register.exportRecords({ from: "soon" }))).rejects.toMatchObject(refused);
      await expect(collect(register.exportReviews({ from: "soon" }))).rejects.toMatchObject(refused);
      await expect(collect(register.exportFacts({ facts: { to: "soon" } }))).rejects.toMatchObject(refused);
    });
  });
}
