import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/open.ts";
import type { Register } from "../../../src/store/register.ts";
import type { Decided, Decision } from "../../../src/store/reviews.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import { claimOf, keepRecord, keepRecords } from "../kept-record.ts";
import type { MakePlace } from "../register.contract.ts";

let minute = 0;

/** A decision of Leïla's at a time of its own; `changes` replace its fields. */
function decision(record: string, changes: Partial<Decision> = {}): Decision {
  minute += 1;
  const at = new Date(Date.UTC(2024, 5, 1, 0, minute)).toISOString();
  return { record, version: 1, action: "accept", why: null, who: "Leïla", at, ...changes };
}

async function keep(register: Register, given: Decision): Promise<Extract<Decided, { outcome: "kept" }>> {
  const decided = await register.decide(given);
  if (decided.outcome !== "kept") throw new Error(`The decision is ${decided.outcome}.`);
  return decided;
}

async function reviewed(register: Register, id: string): Promise<unknown> {
  const record = await register.findRecord(id);
  return record === null ? null : [record.state, record.amended, record.version];
}

/** A record of two articles, and one of a third. */
async function three(makePlace: MakePlace) {
  const place = await makePlace();
  const register = await place.open();
  const articles = [1, 2, 3].map((at) => sampleArticle({ url: `https://journal.example/${at}` }));
  const facts = articles.map((article) => sampleFact(article, "450 emplois"));
  for (const [at, article] of articles.entries())
    await register.saveArticle(article, facts.slice(at, at + 1), "rules-1", null);
  const [first = sampleArticle()] = articles;
  const pair = claimOf(first, facts.slice(0, 1));
  const [one = "", two = "", last = ""] = facts.map(({ id }) => id);
  const record = await keepRecord(place, { ...pair, facts: [one, two] });
  const other = await keepRecord(place, claimOf(articles[2] ?? first, facts.slice(2)));
  return { place, register, record, other, one, two, last };
}

async function corrections(location: string): Promise<unknown> {
  const { database, close } = await openDatabase(location);
  const rows = await database.selectFrom("record_corrections").selectAll().orderBy("one").orderBy("other").execute();
  const unmerged = await database.selectFrom("unmerged_articles").select("article_key").execute();
  await close();
  return {
    rows: rows.map(({ one, other, kind, who }) => ({ pair: [one, other], kind, who })),
    unmerged: unmerged.length,
  };
}

export function decisionsContract(makePlace: MakePlace): void {
  describe("a decision", () => {
    it("is kept with who, when, why, before and after, and the record as it is then", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      const at = "2024-06-01T10:00:00+01:00";
      const { record, review } = await keep(
        register,
        decision(id, { action: "correct", amend: { value: 540, kind: "total" }, why: "La source dit 540.", at }),
      );
      expect(record).toMatchObject({ id, state: "corrected", version: 2, value: 540, kind: "total" });
      expect(record).toMatchObject({ amended: { value: 540, kind: "total" }, claim: { value: 450, kind: null } });
      expect(review).toEqual({
        seq: 1,
        record: id,
        at: "2024-06-01T09:00:00.000Z",
        who: "Leïla",
        action: "correct",
        why: "La source dit 540.",
        before: { state: "pending", amended: {} },
        after: { state: "corrected", amended: { value: 540, kind: "total" } },
        undoneBy: null,
      });
      expect(await register.reviewsOf(id)).toEqual([review]);
      expect(await register.findRecord(id)).toEqual(record);
    });

    it("is found in lists, counts and sums at once", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [one = "", other = ""] = await keepRecords(place, 2);
      await keep(register, decision(one, { action: "correct", amend: { value: 540 } }));
      await keep(register, decision(other, { action: "reject" }));
      expect(await register.countRecords({ states: ["corrected"], leastValue: 500 })).toMatchObject({ all: 1 });
      expect(await register.sumRecords(null)).toMatchObject([{ records: 1, total: 540, reviewed: true }]);
    });

    it("that the record does not allow keeps nothing", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      const refusals: Partial<Decision>[] = [
        { action: "reopen" },
        { action: "note", why: " " },
        { action: "correct", amend: { unit: "MAD" } },
        { action: "correct", amend: { value: 450 } },
      ];
      for (const refused of refusals)
        await expect(register.decide(decision(id, refused))).rejects.toMatchObject({ code: "wrong-use" });
      expect(await reviewed(register, id)).toEqual(["pending", {}, 1]);
      expect(await register.reviewsOf(id)).toEqual([]);
    });

    it("about a record that is not there is told to be", async () => {
      const register = await (await makePlace()).open();
      expect(await register.decide(decision("rnone"))).toEqual({ outcome: "missing" });
      expect(await register.undo("rnone", 1, "Leïla", "2024-06-01T10:00:00Z")).toEqual({ outcome: "missing" });
    });

    it("by one who has not seen the last change keeps nothing, and shows it", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      const { record, review } = await keep(register, decision(id, { action: "reject", who: "Omar" }));
      expect(await register.decide(decision(id))).toEqual({ outcome: "stale", record, review });
      expect(await register.undo(id, 1, "Leïla", "2024-06-01T10:00:00Z")).toEqual({ outcome: "stale", record, review });
      expect(await register.reviewsOf(id)).toEqual([review]);
      expect(await reviewed(register, id)).toEqual(["rejected", {}, 2]);
    });

    it("whose answer got lost is told to be kept when it comes again, and kept once", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      const given = decision(id);
      const kept = await keep(register, given);
      expect(await register.decide(given)).toEqual(kept);
      expect(await register.reviewsOf(id)).toHaveLength(1);
      expect(await register.decide({ ...given, who: "Omar" })).toMatchObject({ outcome: "stale" });
    });

    it("to note something changes nothing but history and version", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      await keep(register, decision(id, { action: "note", why: "À vérifier auprès de la région." }));
      expect(await reviewed(register, id)).toEqual(["pending", {}, 2]);
      expect(await register.reviewsOf(id)).toMatchObject([{ action: "note", why: "À vérifier auprès de la région." }]);
    });

    it("can be made by an alias", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      const { database, close } = await openDatabase(place.location);
      await database.insertInto("record_aliases").values({ alias: "ralias", record_id: id }).execute();
      await close();
      await keep(register, decision("ralias"));
      expect(await reviewed(register, id)).toEqual(["accepted", {}, 2]);
      expect(await register.reviewsOf("ralias")).toMatchObject([{ record: id }]);
    });
  });

  describe("to undo", () => {
    it("takes back the latest decision, and then the one before, until nothing is left", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1);
      await keep(register, decision(id, { action: "correct", amend: { value: 540 } }));
      await keep(register, decision(id, { action: "note", why: "Vu.", version: 2 }));
      await keep(register, decision(id, { action: "reject", version: 3 }));
      const undo = (version: number) => register.undo(id, version, "Omar", `2024-07-0${version}T00:00:00Z`);
      expect(await undo(4)).toMatchObject({
        outcome: "kept",
        review: { action: "undo", who: "Omar", before: { state: "rejected" }, after: { state: "corrected" } },
      });
      expect(await reviewed(register, id)).toEqual(["corrected", { value: 540 }, 5]);
      expect(await undo(5)).toMatchObject({ outcome: "kept" });
      expect(await reviewed(register, id)).toEqual(["pending", {}, 6]);
      await expect(undo(6)).rejects.toMatchObject({ code: "wrong-use" });
      expect((await register.reviewsOf(id)).map(({ action, undoneBy }) => [action, undoneBy])).toEqual([
        ["undo", null],
        ["undo", null],
        ["reject", 4],
        ["note", null],
        ["correct", 5],
      ]);
    });
  });

  describe("two reviewers at once", () => {
    it("never both win, and nothing of the winner's is lost", async () => {
      const place = await makePlace();
      const registers = await Promise.all([place.open(), place.open(), place.open()]);
      const ids = await keepRecords(place, 8);
      const all = ids.flatMap((id) =>
        registers.map((register, at) =>
          register.decide(decision(id, { who: `reviewer ${at}`, action: at === 0 ? "reject" : "accept" })),
        ),
      );
      const outcomes = await Promise.all(all);
      for (const [at, id] of ids.entries()) {
        const own = outcomes.slice(at * 3, at * 3 + 3);
        const winners = own.filter(({ outcome }) => outcome === "kept");
        expect(winners).toHaveLength(1);
        const history = (await registers[0]?.reviewsOf(id)) ?? [];
        expect(history).toHaveLength(1);
        expect(winners).toMatchObject([{ review: history[0] }]);
        const losers = own.filter(({ outcome }) => outcome === "stale");
        expect(losers).toMatchObject([{ review: history[0] }, { review: history[0] }]);
        expect((await registers[0]?.findRecord(id))?.state).toBe(history[0]?.after.state);
      }
      const seqs = outcomes.flatMap((each) => (each.outcome === "kept" ? [each.review.seq] : []));
      expect(seqs.toSorted((one, other) => one - other)).toEqual(ids.map((_, at) => at + 1));
    });

    it("of whom one decides about many and one about a few leave each record with one decision", async () => {
      const place = await makePlace();
      const [one, other] = await Promise.all([place.open(), place.open()]);
      const ids = await keepRecords(place, 12);
      const bulk = {
        filter: {},
        action: "reject",
        why: null,
        who: "Omar",
        at: "2024-06-02T00:00:00Z",
        most: 20,
      } as const;
      const [count, ...few] = await Promise.all([
        one.decideAll(bulk),
        ...ids.slice(4, 8).map((id) => other.decide(decision(id))),
      ]);
      const kept = few.filter(({ outcome }) => outcome === "kept");
      expect(count + kept.length).toBe(12);
      for (const id of ids) expect(await one.reviewsOf(id)).toHaveLength(1);
    });
  });

  describe("facts of a record", () => {
    it("that are split off are parted from those that stay, for good", async () => {
      const { place, register, record, one, two } = await three(makePlace);
      const at = "2024-06-01T10:00:00Z";
      expect(await register.split(record, 1, [two], "Leïla", at)).toMatchObject({
        outcome: "kept",
        record: { version: 2, state: "pending" },
        review: { action: "split", why: `${two} left it.` },
      });
      expect(await corrections(place.location)).toMatchObject({
        rows: [{ pair: [one, two].toSorted(), kind: "split", who: "Leïla" }],
      });
      expect(await register.split(record, 1, [one], "Omar", at)).toMatchObject({ outcome: "stale" });
    });

    it("are not split off all at once, nor those of others", async () => {
      const { register, record, one, two, last } = await three(makePlace);
      for (const facts of [[one, two], [], [last]])
        await expect(register.split(record, 1, facts, "Leïla", "2024-06-01T10:00:00Z")).rejects.toMatchObject({
          code: "wrong-use",
        });
    });

    it("are joined with those of another record, even where they were parted before", async () => {
      const { place, register, record, other, one, two, last } = await three(makePlace);
      await register.split(record, 1, [two], "Leïla", "2024-06-01T10:00:00Z");
      expect(await register.join(record, 2, other, "Leïla", "2024-06-02T10:00:00Z")).toMatchObject({
        outcome: "kept",
        record: { version: 3 },
        review: { action: "join", why: `${other} was joined with it.` },
      });
      expect(await corrections(place.location)).toMatchObject({
        rows: [
          { pair: [one, last].toSorted(), kind: "join" },
          { pair: [one, two].toSorted(), kind: "split" },
        ].toSorted((a, b) => (String(a.pair) < String(b.pair) ? -1 : 1)),
      });
    });

    it("are not joined with those of the same articles, of no record, or of their own", async () => {
      const { place, register, record, one } = await three(makePlace);
      const article = sampleArticle({ url: "https://journal.example/1" });
      const same = await keepRecord(place, {
        ...claimOf(article, [sampleFact(article, "80 MDH")]),
        facts: [`${one}b`],
      });
      const at = "2024-06-01T10:00:00Z";
      await expect(register.join(record, 1, "rnone", "Leïla", at)).rejects.toMatchObject({ code: "missing-input" });
      await expect(register.join(record, 1, record, "Leïla", at)).rejects.toMatchObject({ code: "wrong-use" });
      await expect(register.join(record, 1, same, "Leïla", at)).rejects.toMatchObject({ code: "wrong-use" });
      expect(await register.reviewsOf(record)).toEqual([]);
    });
  });
}
