import { describe, expect, it } from "vitest";
import type { Article, Fact } from "../../../src/model.ts";
import { openDatabase } from "../../../src/store/open.ts";
import type { Reading, Register } from "../../../src/store/register.ts";
import { articleKey } from "../../../src/text/identity.ts";
import { collect } from "../../support/collect.ts";
import { sampleArticle, sampleFact, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const at = "2024-06-01T10:00:00.000Z";
const article = sampleArticle({ text: "La zone ouvrira.\nElle créera 450 emplois et coûtera 80 MDH." });
const key = articleKey(article);
const found = sampleFact(article, "80 MDH", { type: "funds", value: 80_000_000, unit: "MAD", rule: "funds/cost" });
const missed = sampleFact(article, "450 emplois");

async function saved(makePlace: MakePlace) {
  const place = await makePlace();
  const register = await place.open();
  await register.saveArticle(article, [found], "rules-1", null);
  await register.addFact(key, missed, "Leïla", at, "jobs/creates");
  return { place, register };
}

async function facts(register: Register): Promise<Fact[]> {
  const listed = await collect(register.listFacts());
  return listed.map(({ fact }) => fact).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

async function quotes(register: Register): Promise<string[]> {
  return (await facts(register)).flatMap(({ evidence }) => evidence.map(({ quote }) => quote)).toSorted();
}

const edited = (text: string): Article => sampleArticle({ text });

export function addedFactsContract(makePlace: MakePlace): void {
  describe("a fact that a person adds", () => {
    it("is kept beside those that rules found, and counts as missed by the one that should have found it", async () => {
      const { register } = await saved(makePlace);
      const kept = (await facts(register)).find(({ id }) => id === missed.id);
      expect(kept).toEqual({ ...missed, rule: "person", confidence: { score: 1, parts: { person: 1 } } });
      expect(await quotes(register)).toEqual(["450 emplois", "80 MDH"]);
      expect(await register.ruleTallies()).toEqual([
        { rule: "jobs/creates", accepted: 0, corrected: 0, rejected: 0, missed: 1, precision: null },
      ]);
      expect(await register.reviewsOf(`r${missed.id}`)).toMatchObject([
        { action: "add", who: "Leïla", at, after: { state: "accepted", amended: {} } },
      ]);
    });

    it("is kept once, however often it is sent, and its article is to be merged", async () => {
      const { place, register } = await saved(makePlace);
      await register.addFact(key, missed, "Leïla", at, "jobs/creates");
      expect(await register.ruleTallies()).toMatchObject([{ missed: 1 }]);
      expect(await register.reviewsOf(`r${missed.id}`)).toHaveLength(1);
      const { database, close } = await openDatabase(place.location);
      expect(await database.selectFrom("unmerged_articles").select("article_key").execute()).toEqual([
        { article_key: key },
      ]);
      await close();
    });

    it("counts for no rule where nobody can tell which", async () => {
      const register = await (await makePlace()).open();
      await register.saveArticle(article, [], "rules-1", null);
      await register.addFact(key, missed, "Leïla", at, null);
      expect(await register.ruleTallies()).toEqual([]);
    });

    it("is turned away where the article is not there, does not say it, or a rule has found it", async () => {
      const { register } = await saved(makePlace);
      const elsewhere = sampleFact(sampleArticle({ text: "Elle créera bien 450 emplois." }), "450 emplois");
      const same = { ...sampleFact(article, "coûtera 80 MDH"), type: "funds", unit: "MAD", value: 80_000_000 } as const;
      const add = (to: string, fact: Fact) => register.addFact(to, fact, "Leïla", at, null);
      await expect(add("none", missed)).rejects.toMatchObject({ code: "missing-input" });
      await expect(add(key, { ...elsewhere, id: "other" })).rejects.toMatchObject({ code: "bad-data" });
      await expect(add(key, { ...missed, id: "other", evidence: [] })).rejects.toMatchObject({ code: "bad-data" });
      await expect(add(key, same)).rejects.toMatchObject({ code: "wrong-use" });
      expect(await quotes(register)).toEqual(["450 emplois", "80 MDH"]);
    });

    it("stays when the article is saved again, wherever it says the words by then", async () => {
      const { register } = await saved(makePlace);
      const now = edited("La zone ouvrira.\nLa région l'a dit.\nElle créera 450\u00a0emplois.");
      await register.saveArticle(now, [], "rules-2", null);
      const [kept] = await facts(register);
      const [span = { start: 0, end: 0, quote: "" }] = kept?.evidence ?? [];
      expect(kept?.id).toBe(missed.id);
      expect([span.quote, now.text.slice(span.start, span.end)]).toEqual(["450\u00a0emplois", "450\u00a0emplois"]);
    });

    it("is gone while the article does not say the words, and back when it does", async () => {
      const { register } = await saved(makePlace);
      await register.saveArticle(edited("Elle créera 1.450 emplois."), [], "rules-2", null);
      expect(await facts(register)).toEqual([]);
      await register.saveArticle(article, [], "rules-2", null);
      expect(await quotes(register)).toEqual(["450 emplois"]);
    });

    it("stays the person's when a rule finds it by now, whole and parts as they are", async () => {
      const { register } = await saved(makePlace);
      const again = sampleFact(article, "créera 450 emplois", { rule: "jobs/creates" });
      const part = sampleFact(article, "La zone", { value: 30, partOf: again.id });
      await register.saveArticle(article, [again, part], "rules-2", null);
      expect(await facts(register)).toMatchObject(
        [
          { id: missed.id, rule: "person", partOf: null },
          { id: part.id, partOf: missed.id },
        ].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      );
    });

    it("stays when its page is read again by other rules, and back when it was taken for no article", async () => {
      const register = await (await makePlace()).open();
      const page = samplePage("1");
      const { bodyHash } = await register.recordFetch(page, null);
      const reading = (changes: Partial<Reading>): Reading => {
        const about = { address: page.address, bodyHash: bodyHash ?? "", kind: "article", reason: "" } as const;
        return { ...about, rulesHash: "rules-1", article, facts: [found], ...changes };
      };
      await register.saveReadings([reading({})]);
      await register.addFact(key, missed, "Leïla", at, null);
      const { facts: before } = await register.previewReading(reading({ rulesHash: "rules-2", facts: [] }));
      expect(before.map(({ id }) => id)).toEqual([missed.id]);
      await register.saveReadings([reading({ rulesHash: "rules-2", facts: [] })]);
      expect(await quotes(register)).toEqual(["450 emplois"]);
      await register.saveReadings([reading({ rulesHash: "rules-3", kind: "listing", article: null, facts: [] })]);
      expect(await quotes(register)).toEqual([]);
      await register.saveReadings([reading({ rulesHash: "rules-4" })]);
      expect(await quotes(register)).toEqual(["450 emplois", "80 MDH"]);
    });

    it("is forgotten with its article", async () => {
      const { place, register } = await saved(makePlace);
      await register.forgetPage(article.url ?? "", (address) => address, { at, reason: null });
      const { database, close } = await openDatabase(place.location);
      expect(await database.selectFrom("added_facts").selectAll().execute()).toEqual([]);
      await close();
    });
  });
}
