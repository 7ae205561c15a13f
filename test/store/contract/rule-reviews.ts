import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/open.ts";
import type { Register } from "../../../src/store/register.ts";
import type { BulkDecision, Decision } from "../../../src/store/reviews.ts";
import { keepRecords } from "../kept-record.ts";
import type { MakePlace } from "../register.contract.ts";

const at = "2024-06-01T10:00:00.000Z";

async function decide(register: Register, record: string, changes: Partial<Decision> = {}): Promise<void> {
  const version = (await register.findRecord(record))?.version ?? 0;
  const decided = await register.decide({ record, version, action: "accept", why: null, who: "Leïla", at, ...changes });
  expect(decided.outcome).toBe("kept");
}

const bulk = (changes: Partial<BulkDecision> = {}): BulkDecision => {
  return { filter: {}, action: "accept", why: "Vu en bloc.", who: "Leïla", at, most: 100, ...changes };
};

export function ruleReviewsContract(makePlace: MakePlace): void {
  describe("what reviews teach about a rule", () => {
    it("is the share of its records that stood as it found them, from five decisions on", async () => {
      const place = await makePlace();
      const register = await place.open();
      const ids = await keepRecords(place, 5, { rule: "jobs/creates" });
      for (const id of ids.slice(0, 3)) await decide(register, id);
      await decide(register, ids[3] ?? "", { action: "correct", amend: { value: 540 } });
      expect(await register.ruleTallies()).toEqual([
        { rule: "jobs/creates", accepted: 3, corrected: 1, rejected: 0, missed: 0, precision: null },
      ]);
      await decide(register, ids[4] ?? "", { action: "reject" });
      expect(await register.ruleTallies()).toMatchObject([{ accepted: 3, corrected: 1, rejected: 1, precision: 0.6 }]);
    });

    it("goes by what holds: a decision that others replaced or that was taken back does not count", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [id = ""] = await keepRecords(place, 1, { rule: "jobs/creates" });
      const tally = async () => {
        const [{ accepted, corrected, rejected } = { accepted: 0, corrected: 0, rejected: 0 }] =
          await register.ruleTallies();
        return [accepted, corrected, rejected];
      };
      await decide(register, id);
      await decide(register, id, { action: "note", why: "Vu." });
      expect(await tally()).toEqual([1, 0, 0]);
      await decide(register, id, { action: "reject" });
      expect(await tally()).toEqual([0, 0, 1]);
      await decide(register, id, { action: "flag" });
      expect(await tally()).toEqual([0, 0, 0]);
      const undo = async (version: number) => register.undo(id, version, "Leïla", `2024-06-0${version}T00:00:00Z`);
      await undo(5);
      expect(await tally()).toEqual([0, 0, 1]);
      await undo(6);
      expect(await tally()).toEqual([1, 0, 0]);
      await undo(7);
      expect(await tally()).toEqual([0, 0, 0]);
    });

    it("shows in a list of what it got wrong, with the sentences, latest first", async () => {
      const place = await makePlace();
      const register = await place.open();
      const ids = await keepRecords(place, 4, { rule: "jobs/creates" });
      const [one = "", two = "", three = "", four = ""] = ids;
      await decide(register, one, { action: "reject", why: "Ce n'est pas un emploi." });
      await decide(register, two, { action: "correct", amend: { value: 540 } });
      await decide(register, three);
      await decide(register, four, { action: "reject" });
      await decide(register, four);
      const failures = await register.ruleFailures("jobs/creates", 10);
      expect(failures.map(({ review, quote }) => [review.record, review.action, review.why, quote])).toEqual([
        [two, "correct", null, "Elle créera 450 emplois."],
        [one, "reject", "Ce n'est pas un emploi.", "Elle créera 450 emplois."],
      ]);
      expect(await register.ruleFailures("jobs/creates", 1)).toMatchObject([{ review: { record: two } }]);
      expect(await register.ruleFailures("funds/invest", 10)).toEqual([]);
    });

    it("goes into the confidence of all its records from five decisions on, and into no version", async () => {
      const place = await makePlace();
      const register = await place.open();
      const confidence = { score: 0.9, parts: { date: 0.9, unit: 1 } };
      const ids = await keepRecords(place, 6, { rule: "jobs/creates", confidence });
      const [other = ""] = await keepRecords(place, 1, { rule: "jobs/hires", confidence });
      for (const id of ids.slice(0, 3)) await decide(register, id);
      expect(await register.weighRecords(at)).toBe(0);
      for (const id of ids.slice(3, 5)) await decide(register, id, { action: "reject" });
      expect(await register.weighRecords(at)).toBe(6);
      const left = await register.findRecord(ids[5] ?? "");
      expect(left).toMatchObject({ confidence: 0.54, version: 1 });
      expect(left?.statedBy[0]?.fact.confidence).toEqual(confidence);
      expect(await register.findRecord(other)).toMatchObject({ confidence: 0.9 });
      expect(await register.weighRecords(at)).toBe(0);
      await decide(register, ids[5] ?? "", { action: "reject" });
      expect(await register.findRecord(ids[5] ?? "")).toMatchObject({ confidence: 0.54 });
      expect(await register.weighRecords(at)).toBe(6);
      expect(await register.findRecord(ids[5] ?? "")).toMatchObject({ confidence: 0.45, version: 2 });
    });
  });

  describe("a decision about many", () => {
    it("is about all that a filter leaves and nobody has decided about", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [decided = "", ...others] = await keepRecords(place, 3, { rule: "jobs/creates" });
      const [apart = ""] = await keepRecords(place, 1, { rule: "jobs/hires" });
      await decide(register, decided, { action: "reject" });
      expect(await register.decideAll(bulk({ filter: { rules: ["jobs/creates"] } }))).toBe(2);
      const states = [decided, ...others, apart].map(async (id) => (await register.findRecord(id))?.state);
      expect(await Promise.all(states)).toEqual(["rejected", "accepted", "accepted", "pending"]);
      expect(await register.reviewsOf(others[0] ?? "")).toMatchObject([
        { action: "accept", why: "Vu en bloc.", who: "Leïla" },
      ]);
      expect(await register.ruleTallies()).toMatchObject([{ accepted: 2, rejected: 1 }]);
      expect(await register.sumRecords(null)).toMatchObject([
        { reviewed: false, records: 1 },
        { reviewed: true, records: 2, total: 900 },
      ]);
      expect(await register.decideAll(bulk({ filter: { rules: ["jobs/creates"] } }))).toBe(0);
    });

    it("is refused where it is about more than it may be, or the filter cannot be used", async () => {
      const place = await makePlace();
      const register = await place.open();
      await keepRecords(place, 3);
      await expect(register.decideAll(bulk({ most: 2 }))).rejects.toMatchObject({ code: "wrong-use" });
      await expect(register.decideAll(bulk({ filter: { from: "soon" } }))).rejects.toMatchObject({ code: "wrong-use" });
      expect(await register.countRecords({ states: ["pending"] })).toMatchObject({ all: 3 });
      expect(await register.decideAll(bulk({ most: 3, action: "flag" }))).toBe(3);
    });
  });

  describe("acceptance by a threshold", () => {
    const acceptance = { rule: "jobs/creates", threshold: 0.85, sample: 0.01, who: "Omar", at };

    it("is off until somebody switches it on, and off again when he takes it back", async () => {
      const place = await makePlace();
      const register = await place.open();
      await keepRecords(place, 2, { rule: "jobs/creates" });
      expect(await register.listAcceptances()).toEqual([]);
      expect(await register.acceptByRule(at)).toBe(0);
      await register.setAcceptance("jobs/creates", acceptance);
      await register.setAcceptance("jobs/creates", { ...acceptance, threshold: 0.95 });
      expect(await register.listAcceptances()).toEqual([{ ...acceptance, threshold: 0.95 }]);
      expect(await register.acceptByRule(at)).toBe(0);
      await register.setAcceptance("jobs/creates", null);
      expect(await register.listAcceptances()).toEqual([]);
    });

    it.each([
      { threshold: 0, sample: 0.1 },
      { threshold: 1.2, sample: 0.1 },
      { threshold: 0.9, sample: 0 },
      { threshold: 0.9, sample: Number.NaN },
    ])("of %o is turned away: some of it is always left to people", async (wrong) => {
      const register = await (await makePlace()).open();
      const set = register.setAcceptance("jobs/creates", { ...acceptance, ...wrong });
      await expect(set).rejects.toMatchObject({ code: "wrong-use" });
    });

    it("takes what is sure enough, tells so in its history, and says nothing about the rule", async () => {
      const place = await makePlace();
      const register = await place.open();
      const sure = await keepRecords(place, 3, { rule: "jobs/creates" });
      const [unsure = ""] = await keepRecords(place, 1, { rule: "jobs/hires" });
      await register.setAcceptance("jobs/creates", acceptance);
      expect(await register.acceptByRule(at)).toBe(3);
      expect(await register.findRecord(sure[0] ?? "")).toMatchObject({ state: "accepted", version: 2 });
      expect(await register.reviewsOf(sure[0] ?? "")).toMatchObject([
        { who: "automatic", action: "accept", why: "Its confidence is 0.9; jobs/creates is accepted from 0.85 on." },
      ]);
      expect(await register.findRecord(unsure)).toMatchObject({ state: "pending" });
      expect(await register.ruleTallies()).toEqual([]);
      expect(await register.acceptByRule(at)).toBe(0);
    });

    it("leaves alone what a person has said anything about", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [reopened = "", undone = "", noted = "", rejected = ""] = await keepRecords(place, 4, {
        rule: "jobs/creates",
      });
      await decide(register, reopened);
      await decide(register, reopened, { action: "reopen" });
      await decide(register, noted, { action: "note", why: "Vu." });
      await decide(register, rejected, { action: "reject" });
      await register.setAcceptance("jobs/creates", acceptance);
      expect(await register.acceptByRule(at)).toBe(1);
      await register.undo(undone, 2, "Leïla", at);
      expect(await register.acceptByRule(at)).toBe(0);
      expect(await register.findRecord(undone)).toMatchObject({ state: "pending" });
    });

    it("leaves a share to people, the same whenever it is asked", async () => {
      const place = await makePlace();
      const register = await place.open();
      const ids = await keepRecords(place, 60, { rule: "jobs/creates" });
      await register.setAcceptance("jobs/creates", { ...acceptance, sample: 0.5 });
      const accepted = await register.acceptByRule(at);
      expect(accepted).toBeGreaterThan(15);
      expect(accepted).toBeLessThan(45);
      expect(await register.acceptByRule(at)).toBe(0);
      const { all } = await register.countRecords({ states: ["pending"] });
      expect(all).toBe(ids.length - accepted);
    });

    it("takes no record that contradicts itself or is stated no more", async () => {
      const place = await makePlace();
      const register = await place.open();
      const [one = "", two = ""] = await keepRecords(place, 2, { rule: "jobs/creates" });
      const { database, close } = await openDatabase(place.location);
      await database.updateTable("records").set({ disagreements: 1 }).where("id", "=", one).execute();
      await database.updateTable("records").set({ withdrawn_at: at }).where("id", "=", two).execute();
      await close();
      await register.setAcceptance("jobs/creates", acceptance);
      expect(await register.acceptByRule(at)).toBe(0);
    });
  });
}
