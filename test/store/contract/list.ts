import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/model.ts";
import type { FactFilter, Register } from "../../../src/store/register.ts";
import { articleKey } from "../../../src/text/identity.ts";
import { collect } from "../../support/collect.ts";
import { sampleArticle, sampleFact, sampleFacts } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

/** Ids in the order in which they are listed. */
async function idsOf(register: Register, filter?: FactFilter): Promise<string[]> {
  return (await collect(register.listFacts(filter))).map(({ fact }) => fact.id);
}

/** Saves one article for each fact: its id, and what sets it apart. */
async function saveEach(register: Register, facts: { readonly [id: string]: Partial<Fact> }): Promise<void> {
  for (const [id, changes] of Object.entries(facts)) {
    const article = sampleArticle({ url: `https://journal.example/${id}` });
    await register.saveArticle(article, [sampleFact(article, "450 emplois", { id, ...changes })], "rules-1", null);
  }
}

function on(value: string): Partial<Fact> {
  return { date: { value, end: null, precision: "day", basis: "explicit" } };
}

export function listContract(makePlace: MakePlace): void {
  describe("the list of facts", () => {
    it("shows each fact with its article", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle();
      await register.saveArticle(article, sampleFacts(article), "rules-1", null);
      const listed = await collect(register.listFacts({ types: ["jobs"] }));
      const { title, url, outlet, publishedAt } = article;
      const shown = { title, url, outlet, publishedAt };
      expect(listed).toEqual([{ fact: sampleFacts(article)[2], articleKey: articleKey(article), article: shown }]);
    });

    it("goes from new to old, a period standing at its last day and the undated last", async () => {
      const register = await (await makePlace()).open();
      const dates = {
        a: on("2020"),
        b: on("2020-06"),
        c: on("2020-12-30"),
        d: { date: null },
        e: on("2021-01-01"),
        f: on("2020-02"),
      };
      await saveEach(register, dates);
      expect(await idsOf(register)).toEqual(["e", "a", "c", "b", "f", "d"]);
    });

    it("goes by the bytes of ids on one day, whatever the language of the database", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle();
      const ids = ["B", "_", "a", "z", "é", "ع"];
      const facts = ids.map((id) => sampleFact(article, "80 MDH", { id }));
      await register.saveArticle(article, facts, "rules-1", null);
      expect(await idsOf(register)).toEqual(ids.toReversed());
    });

    it("is restricted to days, months and years, both ends included", async () => {
      const register = await (await makePlace()).open();
      await saveEach(register, {
        a: on("2020"),
        b: on("2020-06"),
        c: on("2020-12-30"),
        d: { date: null },
        e: on("2021-01-01"),
      });
      expect(await idsOf(register, { from: "2020-12-30" })).toEqual(["e", "a", "c"]);
      expect(await idsOf(register, { to: "2020-06" })).toEqual(["b"]);
      expect(await idsOf(register, { from: "2020", to: "2020" })).toEqual(["a", "c", "b"]);
      expect(await idsOf(register, { from: "2022" })).toEqual([]);
    });

    it("is restricted by type and status", async () => {
      const register = await (await makePlace()).open();
      await saveEach(register, {
        a: { type: "funds", status: "planned" },
        b: { type: "jobs", status: "lost" },
        c: { type: "jobs", status: "planned" },
        d: { type: "convention", status: "planned" },
      });
      expect(await idsOf(register, { types: ["jobs", "funds"] })).toEqual(["c", "b", "a"]);
      expect(await idsOf(register, { types: ["jobs", "funds"], statuses: ["planned"] })).toEqual(["c", "a"]);
    });

    it("is restricted by outlet, the one that shows an article or the one it was taken from", async () => {
      const register = await (await makePlace()).open();
      const outlets = {
        a: ["L'Économiste", null],
        b: ["Agrégateur", "L’ECONOMISTE"],
        c: ["L'Économiste Maghrébin", null],
      } as const;
      for (const [id, [outlet, originalOutlet]] of Object.entries(outlets)) {
        const article = sampleArticle({ url: `https://journal.example/${id}`, outlet, originalOutlet });
        await register.saveArticle(article, [sampleFact(article, "80 MDH", { id })], "rules-1", null);
      }
      expect(await idsOf(register, { outlet: "l'economiste" })).toEqual(["b", "a"]);
    });

    it("is searched in titles, quotes and parties, whatever the case and accents", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle();
      await register.saveArticle(article, sampleFacts(article), "rules-1", null);
      const count = async (text: string) => (await idsOf(register, { text })).length;
      expect(await count("CONVENTIONS POUR L’ORIENTAL")).toBe(3);
      expect(await count("450 EMPLOIS")).toBe(1);
      expect(await count("l'etat")).toBe(1);
      expect(await count("80 mdh")).toBe(1);
      expect(await count("Oriental 450")).toBe(0);
      expect(await count("créeront")).toBe(0);
    });

    it("takes signs that databases read as wildcards for what they are", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle({ title: String.raw`100_000 postes, 5% de plus \ moins` });
      await register.saveArticle(article, [sampleFact(article, "450 emplois")], "rules-1", null);
      const count = async (text: string) => (await idsOf(register, { text })).length;
      expect(await count("100_000")).toBe(1);
      expect(await count("5% de")).toBe(1);
      expect(await count(String.raw`plus \ moins`)).toBe(1);
      expect(await count("100%postes")).toBe(0);
      expect(await count("1__")).toBe(0);
      expect(await count("' or 1=1 --")).toBe(0);
    });

    it("finds Arabic by any form of alef, with or without tatweel, vowel signs and Arabic digits", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle({
        title: "توقيـــع اتفاقيّة مع الإدارة",
        text: "إحداث ٤٥٠ منصب شغل",
        language: "ar",
      });
      await register.saveArticle(article, [sampleFact(article, "إحداث ٤٥٠ منصب")], "rules-1", null);
      for (const text of ["توقيع اتفاقية", "الادارة", "أحداث 450", "آحداث ٤٥٠", "الإدَارَة"]) {
        expect(await idsOf(register, { text })).toHaveLength(1);
      }
      expect(await idsOf(register, { text: "شركة" })).toHaveLength(0);
    });

    it("reads on from page to page, each fact once, also while others write", async () => {
      const register = await (await makePlace()).open();
      const text = Array.from({ length: 450 }, (_, index) => `${index + 1000} emplois`).join("\n");
      const article = sampleArticle({ text });
      const facts = text.split("\n").map((quote, index) => {
        const date = index % 3 === 0 ? { date: null } : on(`20${10 + (index % 7)}`);
        return sampleFact(article, quote, date);
      });
      await register.saveArticle(article, facts, "rules-1", null);
      const other = sampleArticle({ url: "https://journal.example/while" });
      const ids: string[] = [];
      for await (const { fact } of register.listFacts()) {
        if (ids.length === 100)
          await register.saveArticle(other, [sampleFact(other, "80 MDH", on("2030"))], "rules-1", null);
        ids.push(fact.id);
      }
      expect(ids.toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
      expect(await idsOf(register, { limit: 250 })).toEqual((await idsOf(register)).slice(0, 250));
    });

    it("tells what is wrong with a filter", async () => {
      const register = await (await makePlace()).open();
      const wrong: readonly FactFilter[] = [
        { from: "31/12/2018" },
        { to: "2018-02-30" },
        { limit: 0 },
        { text: " ً" },
        { types: [] },
      ];
      for (const filter of wrong) {
        expect(() => register.listFacts(filter)).toThrow(/The filter cannot be used: (?:from|to|limit|text|types)/);
      }
    });
  });
}
