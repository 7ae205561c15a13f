import { describe, expect, it } from "vitest";
import type { Article, Fact } from "../../../src/model.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { Change } from "../../../src/store/changes.ts";
import type { RecordFilter } from "../../../src/store/record-filter.ts";
import type { Register } from "../../../src/store/register.ts";
import { articleKey } from "../../../src/text/identity.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import { keepRecords } from "../kept-record.ts";
import type { MakePlace } from "../register.contract.ts";

const at = "2026-01-01T00:00:00.000Z";
const later = "2026-01-02T00:00:00.000Z";
const never = new AbortController().signal;

async function merge(register: Register, now = at): Promise<void> {
  await mergeArticles(register, () => now, never);
}

/** An article of an outlet that states one sum. */
function funded(name: string, value: number, changes: Partial<Fact> = {}): [Article, Fact[]] {
  const text = `Lantana investit ${value} MDH à Kénitra.`;
  const article = sampleArticle({ url: `https://${name}.example/1`, outlet: name, title: `Vu par ${name}`, text });
  const parties = [{ name: "Lantana", id: null, role: "funder" }] as const;
  const stated = { type: "funds", status: "committed", unit: "MAD", value: value * 1e6, parties, ...changes } as const;
  return [article, [sampleFact(article, `${value} MDH`, stated)]];
}

async function save(register: Register, [article, facts]: [Article, Fact[]]): Promise<string> {
  await register.saveArticle(article, facts, "rules-1", null);
  return articleKey(article);
}

async function idOf(register: Register, name: string): Promise<string> {
  const listed = await register.listRecords({ outlets: [name] }, { by: "since", descending: false }, 10);
  return listed.records[0]?.id ?? "";
}

/** What has changed since a number, told shortly. */
async function told(register: Register, since: number, of?: Change["of"]): Promise<string[]> {
  const changes = await register.listChanges(since, 100, of);
  return changes.map(({ of: kind, id, removed, into }) => {
    const end = into === null ? "" : ` into ${into}`;
    return `${kind} ${id}${removed ? ` removed${end}` : ""}`;
  });
}

export function changesContract(makePlace: MakePlace): void {
  describe("changes", () => {
    it("are none at first, and none that cannot be asked for", async () => {
      const register = await (await makePlace()).open();
      expect(await register.lastChange()).toBe(0);
      expect(await register.listChanges(0, 1000)).toEqual([]);
      for (const since of [-1, 0.5, Number.NaN])
        await expect(register.listChanges(since, 1)).rejects.toMatchObject({ code: "wrong-use" });
      for (const limit of [0, 1001, 1.5])
        await expect(register.listChanges(0, limit)).rejects.toMatchObject({ code: "wrong-use" });
    });

    it("are numbered, and of each thing there is the latest alone", async () => {
      const register = await (await makePlace()).open();
      const one = await save(register, funded("matin", 80));
      const other = await save(register, funded("nord", 12));
      expect(await register.listChanges(0, 10)).toEqual([
        { seq: 1, of: "article", id: one, at: null, removed: false, into: null },
        { seq: 2, of: "article", id: other, at: null, removed: false, into: null },
      ]);
      await save(register, funded("matin", 80));
      expect((await register.listChanges(0, 10)).map(({ seq, id }) => [seq, id])).toEqual([
        [2, other],
        [3, one],
      ]);
      await merge(register);
      const records = await register.listChanges(3, 10);
      expect(records).toMatchObject([
        { seq: 4, of: "record", at, removed: false, into: null },
        { seq: 5, of: "record", at, removed: false, into: null },
      ]);
      expect(records.map(({ id }) => id).toSorted()).toEqual(
        [await idOf(register, "matin"), await idOf(register, "nord")].toSorted(),
      );
      expect(await register.lastChange()).toBe(5);
      expect((await register.listChanges(2, 2)).map(({ seq }) => seq)).toEqual([3, 4]);
      expect((await register.listChanges(0, 1, "record")).map(({ seq }) => seq)).toEqual([4]);
      expect((await register.listChanges(0, 10, "article")).map(({ seq }) => seq)).toEqual([2, 3]);
      expect(await register.listChanges(5, 10)).toEqual([]);
      await merge(register, later);
      expect(await register.lastChange()).toBe(5);
    });

    it("tell into which record another one went, and that it is there again", async () => {
      const register = await (await makePlace()).open();
      await save(register, funded("matin", 80));
      await save(register, funded("nord", 12));
      await merge(register);
      const [matin, nord] = [await idOf(register, "matin"), await idOf(register, "nord")];
      let last = await register.lastChange();
      await register.join(matin, 1, nord, "Leïla", at);
      expect(await told(register, last, "record")).toEqual([`record ${matin}`]);
      last = await register.lastChange();
      await merge(register);
      const [stays, goes] = (await register.findRecord(matin))?.id === matin ? [matin, nord] : [nord, matin];
      expect((await told(register, last, "record")).toSorted()).toEqual(
        [`record ${goes} removed into ${stays}`, `record ${stays}`].toSorted(),
      );
      last = await register.lastChange();
      const joined = await register.findRecord(stays);
      const leaving = joined?.statedBy.find(({ article }) => article.outlet === (goes === nord ? "nord" : "matin"));
      await register.split(stays, joined?.version ?? 0, [leaving?.fact.id ?? ""], "Leïla", at);
      await merge(register);
      expect((await told(register, last, "record")).toSorted()).toEqual(
        [`record ${goes}`, `record ${stays}`].toSorted(),
      );
    });

    it("tell of decisions, notes and weights", async () => {
      const place = await makePlace();
      const register = await place.open();
      const ids = await keepRecords(place, 6, { rule: "jobs/creates" });
      const [first = "", ...others] = ids;
      let last = await register.lastChange();
      const asked = { record: first, version: 1, who: "Leïla", at: later } as const;
      await register.decide({ ...asked, action: "accept", why: null });
      expect(await register.listChanges(last, 10)).toMatchObject([{ of: "record", id: first, at: later }]);
      last = await register.lastChange();
      await register.decide({ ...asked, version: 2, action: "note", why: "Vu." });
      expect(await told(register, last)).toEqual([`record ${first}`]);
      last = await register.lastChange();
      await register.undo(first, 3, "Leïla", at);
      expect(await told(register, last)).toEqual([`record ${first}`]);
      last = await register.lastChange();
      const bulk = { filter: {}, action: "accept", why: null, who: "Leïla", at, most: 10 } as const;
      expect(await register.decideAll(bulk)).toBe(6);
      expect((await told(register, last)).toSorted()).toEqual(ids.map((id) => `record ${id}`).toSorted());
      const version = (await register.findRecord(others[0] ?? ""))?.version ?? 0;
      await register.decide({ ...asked, record: others[0] ?? "", version, action: "reject", why: "Non." });
      last = await register.lastChange();
      expect(await register.weighRecords(later)).toBe(6);
      expect(await register.listChanges(last, 10)).toHaveLength(6);
      expect(await register.listChanges(last, 10)).toMatchObject([{ at: later, of: "record" }, {}, {}, {}, {}, {}]);
      const weighed = await register.findRecord(first);
      expect(weighed?.version).toBe(5);
      expect(weighed?.confidence).toBeLessThan(0.9);
      last = await register.lastChange();
      expect(await register.weighRecords(later)).toBe(0);
      expect(await register.lastChange()).toBe(last);
    });

    it("tell of what is forgotten, withdrawn and pruned", async () => {
      const register = await (await makePlace()).open();
      const matin = await save(register, funded("matin", 80));
      const nord = await save(register, funded("nord", 12));
      await merge(register);
      const [one, other] = [await idOf(register, "matin"), await idOf(register, "nord")];
      await register.decide({ record: other, version: 1, action: "accept", why: null, who: "Leïla", at });
      let last = await register.lastChange();
      await register.forgetPage("https://matin.example/1", (address) => address, { at: later, reason: null });
      expect(await told(register, last)).toEqual([`record ${one} removed`, `article ${matin} removed`]);
      last = await register.lastChange();
      await save(register, [funded("nord", 12)[0], []]);
      await merge(register, later);
      expect(await register.findRecord(other)).toMatchObject({ withdrawnAt: later });
      expect((await told(register, last)).toSorted()).toEqual([`article ${nord}`, `record ${other}`]);
    });

    it("of courses are those of both records", async () => {
      const register = await (await makePlace()).open();
      const names = { regions: ["rabat-sale-kenitra", "kenitra"], sectors: ["auto"] } as const;
      const date = { value: "2025-05-14", end: null, precision: "day", basis: "explicit" } as const;
      await save(register, funded("matin", 80, names));
      await merge(register);
      const promise = await idOf(register, "matin");
      let last = await register.lastChange();
      await save(register, funded("soir", 30, { ...names, date, status: "realised" }));
      await merge(register, later);
      const result = await idOf(register, "soir");
      expect((await register.findRecord(promise))?.course).toMatchObject([{ is: "result", record: { id: result } }]);
      expect((await told(register, last, "record")).toSorted()).toEqual(
        [`record ${promise}`, `record ${result}`].toSorted(),
      );
      const standing: RecordFilter = { courses: ["result"] };
      expect((await register.listedRecords([promise], standing)).map(({ id }) => id)).toEqual([promise]);
      last = await register.lastChange();
      await register.decide({ record: result, version: 1, action: "reject", why: null, who: "Leïla", at });
      expect(await register.listedRecords([promise], standing)).toEqual([]);
      expect((await told(register, last)).toSorted()).toEqual([`record ${promise}`, `record ${result}`].toSorted());
      last = await register.lastChange();
      await register.forgetPage("https://soir.example/1", (address) => address, { at: later, reason: null });
      expect((await register.findRecord(promise))?.course).toEqual([]);
      expect((await told(register, last, "record")).toSorted()).toEqual(
        [`record ${promise}`, `record ${result} removed`].toSorted(),
      );
    });

    it("are read as records by their ids", async () => {
      const register = await (await makePlace()).open();
      await save(register, funded("matin", 80));
      await save(register, funded("nord", 12));
      await merge(register);
      const { records } = await register.listRecords({}, { by: "since", descending: false }, 10);
      const ids = records.map(({ id }) => id);
      const found = await register.listedRecords([...ids, "rnobody"]);
      expect(found.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))).toEqual(records);
      expect(await register.listedRecords(ids, { outlets: ["nord"], text: "lantana" })).toEqual(
        records.filter(({ outlets }) => outlets.includes("nord")),
      );
      expect(await register.listedRecords([])).toEqual([]);
    });

    it("are those of one register, which is told from all others", async () => {
      const place = await makePlace();
      const [one, two] = [await place.open(), await place.open()];
      const [first, again] = await Promise.all([one.identity(), two.identity()]);
      expect(first).toMatch(/^[0-9a-f]{12}$/);
      expect([again, await two.identity()]).toEqual([first, first]);
      expect(await (await (await makePlace()).open()).identity()).not.toBe(first);
    });

    it("made by many at the same time are missed by nobody who reads meanwhile", { timeout: 60_000 }, async () => {
      const place = await makePlace();
      const registers = await Promise.all([place.open(), place.open(), place.open()]);
      const [reader, ...writers] = registers;
      if (reader === undefined) throw new Error("A place opens.");
      let writing = writers.length * 2;
      const write = async (register: Register, lane: number) => {
        for (let index = 0; index < 25; index += 1) {
          await save(register, funded(`l${lane}x${index}`, index + 1));
          await save(register, funded("shared", 80));
        }
        writing -= 1;
      };
      const read = async () => {
        const seen = new Set<string>();
        let [since, isLast] = [0, false];
        while (!isLast) {
          isLast = writing === 0;
          const changes = await reader.listChanges(since, 7);
          for (const { id } of changes) seen.add(id);
          since = changes.at(-1)?.seq ?? since;
          if (changes.length > 0) isLast = false;
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        return seen;
      };
      const lanes = writers.flatMap((register, lane) => [write(register, lane * 2), write(register, lane * 2 + 1)]);
      const [seen] = await Promise.all([read(), ...lanes]);
      expect(seen.size).toBe(101);
      const all = await reader.listChanges(0, 1000);
      expect(new Set(all.map(({ id }) => id))).toEqual(seen);
      expect(all.at(-1)?.seq).toBe(await reader.lastChange());
      expect(await reader.lastChange()).toBe(200);
    });
  });
}
