import { describe, expect, it } from "vitest";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { Article, Fact } from "../../../src/model.ts";
import type { RecordFilter, RecordOrder } from "../../../src/store/record-filter.ts";
import type { Register } from "../../../src/store/register.ts";
import { articleKey, textHash } from "../../../src/text/identity.ts";
import { sampleArticle, sampleFact, sampleFacts } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const never = new AbortController().signal;
const bySince: RecordOrder = { by: "since", descending: false };

async function merge(register: Register, at = "2026-01-01T00:00:00.000Z"): Promise<void> {
  await mergeArticles(register, () => at, never);
}

async function list(register: Register, filter: RecordFilter = {}, order = bySince) {
  return (await register.listRecords(filter, order, 100)).records;
}

/** An article that states one sum. */
function funded(name: string, text: string, quote: string, changes: Partial<Fact> = {}): [Article, Fact[]] {
  const article = sampleArticle({ url: `https://${name}.example/1`, outlet: name, title: `Vu par ${name}`, text });
  const fact = { type: "funds", status: "committed", unit: "MAD", value: 80_000_000, ...changes } as const;
  return [article, [sampleFact(article, quote, fact)]];
}

const lantana: readonly [Article, Fact[]][] = [
  funded("matin", "Lantana investit 80 MDH à Kénitra.", "80 MDH", {
    parties: [{ name: "Lantana", id: null, role: "funder" }],
    regions: ["rabat-sale-kenitra", "kenitra"],
    sectors: ["auto"],
    confidence: { score: 0.7, parts: {} },
  }),
  funded("soir", "Le groupe Lantana engage 80 millions à Kénitra.", "80 millions", {
    parties: [{ name: "Lantana", id: null, role: "funder" }],
    regions: ["rabat-sale-kenitra", "kenitra"],
    confidence: { score: 0.95, parts: {} },
  }),
];
const others: readonly [Article, Fact[]][] = [
  funded("nord", "Brimel débourse 12 MDH à Tanger.", "12 MDH", {
    value: 12_000_000,
    status: "realised",
    date: { value: "2019", end: null, precision: "year", basis: "explicit" },
    rule: "funds/spent",
    confidence: { score: 0.8, parts: {} },
  }),
  funded("sud", "La commune prévoit 5 MDH en été.", "5 MDH", {
    value: 5_000_000,
    date: null,
    confidence: { score: 0.85, parts: {} },
  }),
  funded("est", "تعتزم اتفاقيّة الإنعاش صرف 30 مليون درهم", "30 مليون درهم", { value: 30_000_000 }),
];

async function save(register: Register, articles: readonly (readonly [Article, readonly Fact[]])[]): Promise<void> {
  for (const [article, facts] of articles) await register.saveArticle(article, facts, "rules-1", null);
}

export function recordsContract(makePlace: MakePlace): void {
  describe("records", () => {
    it("are made of what articles state, and speak by their surest fact", async () => {
      const register = await (await makePlace()).open();
      await save(register, lantana);
      await merge(register);
      const [record, ...more] = await list(register);
      expect(more).toEqual([]);
      const sure = lantana[1]?.[1][0];
      expect(record).toMatchObject({
        version: 1,
        state: "pending",
        withdrawnAt: null,
        since: "2026-01-01T00:00:00.000Z",
        changedAt: "2026-01-01T00:00:00.000Z",
        type: "funds",
        value: 80_000_000,
        outlets: ["matin", "soir"],
        independentOutlets: 2,
        confidence: 0.95,
        rules: ["jobs/creates"],
        isPart: false,
        disagreeing: 0,
        lead: { fact: sure?.id, quote: "80 millions", title: "Vu par soir", outlet: "soir", language: "fr" },
      });
      const found = await register.findRecord(record?.id ?? "");
      expect(found).toMatchObject({ ...record, amended: {}, disagreements: [], course: [] });
      expect(found?.statedBy.map(({ fact, article, hasText }) => [fact.id, article.outlet, hasText])).toEqual(
        record?.facts.map((id) => [id, id === sure?.id ? "soir" : "matin", true]),
      );
      const [alias = ""] = found?.aliases ?? [];
      expect(alias).not.toBe(record?.id);
      expect(await register.findRecord(alias)).toEqual(found);
      expect(await register.findRecord("rnobody")).toBeNull();
    });

    it("are listed in every order, a page at a time", async () => {
      const register = await (await makePlace()).open();
      await save(register, [...lantana, ...others]);
      await merge(register);
      const all = await list(register);
      expect(all).toHaveLength(4);
      for (const by of ["confidence", "date", "since", "changed", "value", "source"] as const) {
        for (const descending of [false, true]) {
          const order = { by, descending };
          const whole = await list(register, {}, order);
          const paged = [];
          let after: string | null = null;
          do {
            const page = await register.listRecords({}, order, 1, after);
            paged.push(...page.records);
            after = page.next;
          } while (after !== null);
          expect(paged).toEqual(whole);
          expect(whole.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        }
      }
      const values = async (order: RecordOrder) => (await list(register, {}, order)).map(({ value }) => value);
      expect(await values({ by: "value", descending: true })).toEqual([80e6, 30e6, 12e6, 5e6]);
      expect(await values({ by: "confidence", descending: false })).toEqual([12e6, 5e6, 30e6, 80e6]);
      expect((await values({ by: "date", descending: true })).slice(-2)).toEqual([12e6, 5e6]);
      const outlets = await list(register, {}, { by: "source", descending: false });
      expect(outlets.map(({ lead }) => lead?.outlet)).toEqual(["est", "nord", "soir", "sud"]);
    });

    it("refuse filters, orders, lengths and places that cannot be", async () => {
      const register = await (await makePlace()).open();
      await save(register, [...lantana, ...others]);
      await merge(register);
      const { next } = await register.listRecords({}, bySince, 1);
      const refused = [
        register.listRecords({}, { by: "value", descending: false }, 1, next),
        register.listRecords({}, { by: "since", descending: true }, 1, next),
        register.listRecords({}, bySince, 1, "nonsense"),
        register.listRecords({}, bySince, 1, Buffer.from("[]").toString("base64url")),
        register.listRecords({}, bySince, 0),
        register.listRecords({}, bySince, 1_000_000),
        register.listRecords({ text: "!?" }, bySince, 1),
        register.listRecords({ from: "yesterday" }, bySince, 1),
        register.countRecords({ leastConfidence: 7 }),
      ];
      for (const each of refused) await expect(each).rejects.toMatchObject({ code: "wrong-use" });
    });

    it("are filtered, and counted by what they are", async () => {
      const register = await (await makePlace()).open();
      await save(register, [...lantana, ...others]);
      await merge(register);
      const expected: readonly (readonly [RecordFilter, readonly number[]])[] = [
        [{}, [5, 12, 30, 80]],
        [{ states: ["accepted"] }, []],
        [{ types: ["funds"], statuses: ["realised"] }, [12]],
        [{ kinds: ["direct"] }, []],
        [{ units: ["EUR", "MAD"] }, [5, 12, 30, 80]],
        [{ regions: ["kenitra", "tanger-assilah"] }, [80]],
        [{ sectors: ["auto"] }, [80]],
        [{ sectors: ["agro"] }, []],
        [{ parties: ["lantana"] }, [80]],
        [{ parties: ["LANTÂNA"] }, [80]],
        [{ outlets: ["matin"] }, [80]],
        [{ outlets: ["nord", "sud"] }, [5, 12]],
        [{ rules: ["funds/spent"] }, [12]],
        [{ languages: ["ar"] }, []],
        [{ programmes: ["pai"] }, []],
        [{ from: "2019", to: "2019-12" }, [12]],
        [{ to: "2024" }, [12, 30, 80]],
        [{ from: "2020" }, [30, 80]],
        [{ leastConfidence: 0.85, mostConfidence: 0.9 }, [5, 30]],
        [{ leastValue: 12_000_000 }, [12, 30, 80]],
        [{ leastOutlets: 2 }, [80]],
        [{ disagreeing: true }, []],
        [{ disagreeing: false }, [5, 12, 30, 80]],
        [{ changedSince: "2026-01-01T01:00:00+01:00" }, [5, 12, 30, 80]],
        [{ changedSince: "2026-01-01T00:00:01Z" }, []],
        [{ withdrawn: true }, [5, 12, 30, 80]],
        [{ dated: false }, [5]],
        [{ dated: true }, [12, 30, 80]],
        [{ summed: true }, [5, 12, 30, 80]],
        [{ summed: false }, []],
        [{ courses: ["result"] }, []],
      ];
      for (const [filter, millions] of expected) {
        const found = await list(register, filter, { by: "value", descending: false });
        expect([filter, found.map(({ value }) => (value ?? 0) / 1e6)]).toEqual([filter, millions]);
        const counts = await register.countRecords(filter);
        expect(counts).toMatchObject({ all: millions.length, byState: { pending: millions.length, rejected: 0 } });
      }
    });

    it("are found by words, whatever their accents, the last of which may be begun only", async () => {
      const register = await (await makePlace()).open();
      await save(register, [...lantana, ...others]);
      await merge(register);
      const expected: readonly (readonly [string, readonly number[]])[] = [
        ["vu", [5, 12, 30, 80]],
        ["LANTANA", [80]],
        ["lanta", [80]],
        ["lanta vu", []],
        ["soir 80", [80]],
        ["soir sud", []],
        ["Par (est)", [30]],
        ["l'est", []],
        ["مليون درهم", [30]],
        ["بالدرهم", [30]],
        ["' \" * & | ! ( ) :vu", [5, 12, 30, 80]],
        ["vu OR nobody", []],
      ];
      for (const [text, millions] of expected) {
        const found = await list(register, { text }, { by: "value", descending: false });
        expect([text, found.map(({ value }) => (value ?? 0) / 1e6)]).toEqual([text, millions]);
      }
      const [article] = lantana[1] ?? [];
      await register.saveArticle(sampleArticle({ ...article, text: "Rien." }), [], "rules-2", null);
      await merge(register);
      expect(await list(register, { text: "soir" })).toEqual([]);
      expect(await list(register, { text: "matin" })).toHaveLength(1);
    });

    it("are summed up by year, and under each of their tags", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle();
      await save(register, [...lantana, ...others, [article, sampleFacts(article)]]);
      await merge(register);
      const funds = { type: "funds", unit: "MAD", reviewed: false, records: 1 } as const;
      const agreements = { type: "convention", unit: "agreement", status: "committed", reviewed: false } as const;
      const all = await register.sumRecords(null);
      expect(all).toHaveLength(4);
      expect(all).toEqual(
        expect.arrayContaining([
          { tag: null, year: null, ...funds, status: "committed", total: 5e6 },
          { tag: null, year: "2019", ...funds, status: "realised", total: 12e6 },
          { tag: null, year: "2024", ...funds, status: "committed", records: 2, total: 110e6 },
          // Its 450 jobs are a rate and a part, its 80 MDH a part.
          { tag: null, year: "2024", ...agreements, records: 1, total: 12 },
        ]),
      );
      expect(await register.sumRecords("region")).toEqual([
        { tag: "kenitra", year: "2024", ...funds, status: "committed", total: 80e6 },
        { tag: "oriental", year: "2024", ...agreements, records: 1, total: 12 },
        { tag: "rabat-sale-kenitra", year: "2024", ...funds, status: "committed", total: 80e6 },
      ]);
      // What a sum leads to is what it sums.
      for (const { year, type, unit, status, records, total } of all) {
        const when = year === null ? { dated: false } : { from: year, to: year };
        const behind = await register.countRecords({ ...when, types: [type], statuses: [status], summed: true });
        expect(behind).toMatchObject({ all: records, totals: [{ type, unit, records, total }] });
      }
      expect((await register.countRecords({ types: ["funds", "jobs"] })).totals).toEqual([]);
      const parties = (await register.sumRecords("party")).map(({ tag }) => tag);
      expect(parties).toEqual(["l'etat", "lantana", "region-oriental"]);
      const names = await register.namesOfParties(["lantana", "region-oriental", "nobody"]);
      expect([...names]).toEqual([["lantana", "Lantana"]]);
      for (const [each] of lantana) await register.saveArticle(each, [], "rules-2", null);
      await merge(register);
      expect(await register.sumRecords("sector")).toEqual(
        ["agro", "auto"].map((tag) => Object.assign({ tag, year: "2024", records: 1, total: 12 }, agreements)),
      );
      expect(await register.sumRecords(null)).toContainEqual({
        tag: null,
        year: "2024",
        ...funds,
        status: "committed",
        total: 30e6,
      });
    });

    it("are withdrawn with the last fact that states them, and come back under their ids", async () => {
      const register = await (await makePlace()).open();
      await save(register, lantana);
      await merge(register);
      const [record] = await list(register);
      const id = record?.id ?? "";
      for (const [article] of lantana) await register.saveArticle(article, [], "rules-2", null);
      await merge(register, "2026-02-01T00:00:00Z");
      expect(await list(register, { withdrawn: true })).toEqual([]);
      expect(await register.findRecord(id)).toBeNull();
      await save(register, lantana);
      await merge(register);
      expect((await list(register)).map((again) => [again.id, again.facts])).toEqual([[id, record?.facts]]);
      const founder = lantana.find(([, facts]) => facts.some((fact) => id.endsWith(fact.id)))?.[0];
      if (founder === undefined) throw new Error("A record is founded by one of its facts.");
      await register.saveArticle(founder, [], "rules-2", null);
      await merge(register);
      expect((await list(register)).map((left) => [left.id, left.facts.length])).toEqual([[id, 1]]);
    });

    it("stay as withdrawn where somebody has decided about them, and come back as they were decided", async () => {
      const register = await (await makePlace()).open();
      await save(register, lantana);
      await merge(register);
      const [record] = await list(register);
      const id = record?.id ?? "";
      const who = { who: "ana", why: null, at: "2026-01-02T00:00:00Z" };
      await register.decide({ record: id, version: 1, action: "correct", amend: { value: 81_000_000 }, ...who });
      for (const [article] of lantana) await register.saveArticle(article, [], "rules-2", null);
      await merge(register, "2026-02-01T00:00:00Z");
      expect(await list(register)).toEqual([]);
      expect(await register.sumRecords(null)).toEqual([]);
      const withdrawn = { id, state: "corrected", value: 81_000_000, lead: null };
      expect(await list(register, { withdrawn: true })).toMatchObject([
        { ...withdrawn, withdrawnAt: "2026-02-01T00:00:00.000Z", version: 3 },
      ]);
      await merge(register, "2026-02-02T00:00:00Z");
      expect(await register.findRecord(id)).toMatchObject({ version: 3, statedBy: [] });
      // One of the two is enough, whichever founded it.
      for (const stated of lantana) {
        await save(register, [stated]);
        await merge(register);
        const back = { id, state: "corrected", value: 81_000_000, withdrawnAt: null, facts: [stated[1][0]?.id] };
        expect(await list(register)).toMatchObject([back]);
        await register.saveArticle(stated[0], [], "rules-2", null);
        await merge(register);
      }
      expect((await register.reviewsOf(id)).some(({ action }) => action === "correct")).toBe(true);
    });

    it("that become one keep the decision of one, and the history of both", async () => {
      const register = await (await makePlace()).open();
      const [first, second] = lantana;
      if (first === undefined || second === undefined) throw new Error("There are two articles.");
      await save(register, [first]);
      await merge(register, "2026-01-01T00:00:00Z");
      const older = (await list(register))[0]?.id ?? "";
      await save(register, [second]);
      const [one = "", other = ""] = [first[1][0]?.id, second[1][0]?.id];
      await register.saveCorrections([{ kind: "split", one, other, at: "2026-01-01T12:00:00Z" }], "ana");
      await merge(register, "2026-01-02T00:00:00Z");
      const younger = (await list(register)).find(({ id }) => id !== older)?.id ?? "";
      const about = { why: null, at: "2026-01-03T00:00:00Z" };
      await register.decide({ record: younger, version: 1, action: "accept", who: "ben", ...about });
      await register.saveCorrections([{ kind: "join", one, other, at: "2026-01-04T00:00:00Z" }], "ana");
      await merge(register, "2026-01-05T00:00:00Z");
      const all = await list(register);
      expect(all).toMatchObject([{ id: older, state: "accepted", outlets: ["matin", "soir"] }]);
      expect(all).toHaveLength(1);
      expect(await register.findRecord(younger)).toMatchObject({ id: older });
      const history = await register.reviewsOf(older);
      expect(history).toContainEqual(expect.objectContaining({ record: younger, who: "ben", action: "accept" }));
      expect(history).toContainEqual(expect.objectContaining({ record: older, who: "automatic", action: "accept" }));
      // Done again, nothing is decided once more.
      await save(register, lantana);
      await merge(register, "2026-01-06T00:00:00Z");
      expect(await register.reviewsOf(older)).toEqual(history);
      expect(await list(register)).toEqual(all);
    });

    it("are parted and joined for good by corrections", async () => {
      const register = await (await makePlace()).open();
      await save(register, [...lantana, ...others]);
      await merge(register);
      const whole = await list(register, { parties: ["lantana"] });
      const [one = "", other = ""] = whole[0]?.facts ?? [];
      const at = "2026-03-01T00:00:00Z";
      await register.saveCorrections([{ kind: "split", one, other, at }], "ana");
      await merge(register);
      const parts = await list(register, { parties: ["lantana"] });
      expect(new Set(parts.map(({ facts }) => facts.join()))).toEqual(new Set([one, other]));
      expect(parts.map(({ id }) => id)).toContain(whole[0]?.id);
      // An earlier decision does not undo a later one.
      await register.saveCorrections([{ kind: "join", one: other, other: one, at: "2026-02-01T00:00:00Z" }], "ben");
      await merge(register);
      expect(await list(register, { parties: ["lantana"] })).toHaveLength(2);
      await register.saveCorrections([{ kind: "join", one: other, other: one, at: "2026-04-01T00:00:00Z" }], "ben");
      await merge(register);
      const joined = await list(register, { parties: ["lantana"] });
      expect(joined.map(({ id, facts }) => [id, facts])).toEqual([[whole[0]?.id, whole[0]?.facts]]);
    });

    it("are merged by one at a time, and none is doubled", async () => {
      const place = await makePlace();
      const registers = await Promise.all([place.open(), place.open()]);
      const [register] = registers;
      await save(register, [...lantana, ...others]);
      const after = await register.countMerges();
      const nothing = { merged: [], stated: [], withdrawn: [], links: [], parted: [], records: [], ended: [] };
      const empty = { ...nothing, after, courses: { of: [], links: new Map() }, at: "2026-01-01T00:00:00Z" };
      expect(await register.saveMerge(empty)).toBe(true);
      expect(await register.saveMerge(empty)).toBe(false);
      expect(await register.countMerges()).toBe(after + 1);
      await Promise.all(registers.map((each) => merge(each)));
      const found = await list(register);
      expect(found).toHaveLength(4);
      expect(found.map(({ version }) => version)).toEqual([1, 1, 1, 1]);
      expect(await register.unmergedArticles(10)).toEqual([]);
    });

    it("are to be merged when an article is written, linked or removed, and when its text is called otherwise", async () => {
      const register = await (await makePlace()).open();
      const unmerged = async () => (await register.unmergedArticles(10)).map(({ key }) => key).toSorted();
      await save(register, lantana);
      const articles = lantana.map(([article]) => article);
      const keys = articles.map(articleKey);
      expect(await unmerged()).toEqual(keys.toSorted());
      await merge(register);
      expect(await unmerged()).toEqual([]);
      const [first, second] = articles.toSorted((one, other) => (articleKey(one) < articleKey(other) ? -1 : 1));
      if (first === undefined || second === undefined) throw new Error("There are two articles.");
      const link = { key: articleKey(first), textHash: textHash(first), parted: [] };
      await register.saveLinks([{ ...link, links: new Map([[articleKey(second), "shared"]]) }]);
      // The text of the second is called by the first from now on.
      expect(await unmerged()).toEqual(keys.toSorted());
      await merge(register);
      expect((await list(register)).map(({ independentOutlets }) => independentOutlets)).toEqual([1]);
      await register.forgetPage(first.url ?? "", (address) => address, { at: "2026-05-01T00:00:00Z", reason: null });
      expect(await unmerged()).toEqual(keys.toSorted());
      await merge(register);
      expect((await list(register)).map(({ facts }) => facts.length)).toEqual([1]);
    });
  });

  it("an article is found by its key with what it states", async () => {
    const register = await (await makePlace()).open();
    const article = sampleArticle();
    const facts = sampleFacts(article);
    await register.saveArticle(article, facts, "rules-1", null);
    const found = await register.findStatedArticle(articleKey(article));
    expect(found?.article).toEqual(article);
    expect(found?.facts.map(({ id }) => id)).toEqual(facts.map(({ id }) => id).toSorted());
    expect(await register.findStatedArticle("none")).toBeNull();
  });
}
