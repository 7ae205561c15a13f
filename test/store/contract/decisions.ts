import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/open.ts";
import type { Register } from "../../../src/store/register.ts";
import type { Decided, Decision } from "../../../src/store/reviews.ts";
import { keepRecords } from "../kept-record.ts";
import type { MakePlace } from "../register.contract.ts";
import { decision } from "./a-decision.ts";

async function keep(register: Register, given: Decision): Promise<Extract<Decided, { outcome: "kept" }>> {
  const decided = await register.decide(given);
  if (decided.outcome !== "kept") throw new Error(`The decision is ${decided.outcome}.`);
  return decided;
}

async function reviewed(register: Register, id: string): Promise<unknown> {
  const record = await register.findRecord(id);
  return record === null ? null : [record.state, record.amended, record.version];
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
}
