import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/model.ts";
import { articleKey, textHash } from "../../../src/text/identity.ts";
import type { Register } from "../../../src/store/register.ts";
import { collect } from "../../support/collect.ts";
import { sampleArticle, sampleFact, sampleFacts, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

async function factsOf(register: Register): Promise<Fact[]> {
  return (await collect(register.listFacts())).map(({ fact }) => fact);
}

function byId(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

export function articlesContract(makePlace: MakePlace): void {
  describe("articles", () => {
    it("come back as they were saved, with their facts", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle({
        modifiedAt: "2024-05-15T10:00:00+01:00",
        modifiedFrom: "meta",
        author: "A. B.",
        section: "Économie",
      });
      await register.saveArticle(article, sampleFacts(article), "rules-1", null);
      expect(await register.findArticle("https://journal.example/economie/1")).toEqual({
        key: articleKey(article),
        article,
        textHash: textHash(article),
        pageHash: null,
        rulesHash: "rules-1",
        fetchedAt: null,
        textPrunedAt: null,
      });
      expect(await register.findArticle("https://journal.example/economie/2")).toBeNull();
      expect(byId(await factsOf(register))).toEqual(byId(sampleFacts(article)));
    });

    it("saved twice are there once", async () => {
      const register = await (await makePlace()).open();
      const save = () => register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      await save();
      const before = [await factsOf(register), await register.counts()];
      await save();
      expect([await factsOf(register), await register.counts()]).toEqual(before);
    });

    it("read again lose the facts that are no longer found, and keep the others", async () => {
      const register = await (await makePlace()).open();
      const other = sampleArticle({ url: "https://journal.example/economie/2" });
      await register.saveArticle(other, sampleFacts(other), "rules-1", null);
      await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      const corrected = sampleArticle({
        title: "Conventions",
        text: "On a signé 12 conventions et promis 99 emplois.",
      });
      const facts = [
        sampleFact(corrected, "12 conventions", { type: "convention", value: 12, unit: "agreement" }),
        sampleFact(corrected, "99 emplois", { value: 99 }),
      ];
      await register.saveArticle(corrected, facts, "rules-2", null);
      expect(byId(await factsOf(register))).toEqual(byId([...facts, ...sampleFacts(other)]));
      expect(await register.findArticle("https://journal.example/economie/1")).toMatchObject({
        article: corrected,
        rulesHash: "rules-2",
      });
      await register.saveArticle(corrected, [], "rules-3", null);
      expect(byId(await factsOf(register))).toEqual(byId(sampleFacts(other)));
    });

    it("without an address are known by their title and text", async () => {
      const register = await (await makePlace()).open();
      const nameless = sampleArticle({ url: null });
      await register.saveArticle(nameless, sampleFacts(nameless), "rules-1", null);
      await register.saveArticle(nameless, sampleFacts(nameless), "rules-1", null);
      const another = sampleArticle({ url: null, text: "Un autre texte." });
      await register.saveArticle(another, [], "rules-1", null);
      expect(await register.counts()).toMatchObject({ articles: 2, facts: 3 });
    });

    it("hold the body of the page they were read from until they are read from another", async () => {
      const register = await (await makePlace()).open();
      const first = await register.recordFetch(samplePage("first"), null);
      await register.saveArticle(sampleArticle(), [], "rules-1", first.bodyHash);
      const second = await register.recordFetch(samplePage("second"), null);
      expect(await register.readBody(first.bodyHash ?? "")).not.toBeNull();
      await register.saveArticle(sampleArticle(), [], "rules-1", second.bodyHash);
      expect(await register.readBody(first.bodyHash ?? "")).toBeNull();
      expect(await register.readBody(second.bodyHash ?? "")).not.toBeNull();
    });

    it("may state a thousand facts", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle({
        text: Array.from({ length: 1000 }, (_, index) => `${index + 1} emplois.`).join("\n"),
      });
      const facts = article.text.split("\n").map((line) => sampleFact(article, line));
      await register.saveArticle(article, facts, "rules-1", null);
      expect(byId(await factsOf(register))).toEqual(byId(facts));
    });

    it("are counted by type and status of their facts", async () => {
      const register = await (await makePlace()).open();
      expect(await register.counts()).toMatchObject({ articles: 0, facts: 0 });
      await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
      expect(await register.counts()).toEqual({
        addresses: 0,
        pages: 0,
        articles: 1,
        facts: 3,
        factsByType: { convention: 1, jobs: 1, funds: 1, indicator: 0 },
        factsByStatus: { planned: 1, approved: 1, committed: 1, underway: 0, realised: 0, lost: 0 },
      });
    });
  });

  describe("facts that contradict themselves are turned away, with nothing of their article saved:", () => {
    const article = sampleArticle();
    const fact = sampleFact(article, "450 emplois");
    const [evidence] = fact.evidence;
    const cases: readonly (readonly [why: string, facts: Fact[]])[] = [
      [
        "a quote that its span does not cover",
        [{ ...fact, evidence: [{ field: "text", start: 0, end: 3, quote: "450" }] }],
      ],
      ["no evidence", [{ ...fact, evidence: [] }]],
      ["an empty quote", [{ ...fact, evidence: [{ field: "text", start: 3, end: 3, quote: "" }] }]],
      ["one id twice", [fact, { ...fact, value: 5 }]],
      ["a part of something that is not there", [{ ...fact, partOf: "nothing" }]],
      ["a value that is no number", [{ ...fact, value: Number.NaN }]],
      ["an endless alternative", [{ ...fact, alternatives: [{ value: Infinity, unit: "EUR", qualifier: "exact" }] }]],
    ];
    it.each(cases)("%s", async (_why, facts) => {
      const register = await (await makePlace()).open();
      await expect(register.saveArticle(article, facts, "rules-1", null)).rejects.toMatchObject({ code: "bad-data" });
      expect(await register.counts()).toMatchObject({ articles: 0, facts: 0 });
    });

    it("an id that another article's fact has", async () => {
      const register = await (await makePlace()).open();
      await register.saveArticle(article, [fact], "rules-1", null);
      const copy = sampleArticle({ url: "https://copy.example/1" });
      await expect(register.saveArticle(copy, [fact], "rules-1", null)).rejects.toMatchObject({ code: "bad-data" });
      expect(await register.counts()).toMatchObject({ articles: 1, facts: 1 });
    });

    it("more facts than any article has", async () => {
      const register = await (await makePlace()).open();
      const facts = Array.from({ length: 10_001 }, (_, index) => ({
        ...fact,
        id: `${index}`,
        evidence: evidence ? [evidence] : [],
      }));
      await expect(register.saveArticle(article, facts, "rules-1", null)).rejects.toMatchObject({ code: "too-large" });
    });
  });
}
