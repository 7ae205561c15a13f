import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { keepRecords } from "../kept-record.ts";
import type { MakePlace, Place } from "../register.contract.ts";
import { decision } from "./a-decision.ts";

const run = promisify(execFile);

/** What becomes of one decision about each of some records, made by a process of its own. */
async function outcomesOf(place: Place, who: string, ids: readonly string[]): Promise<string[]> {
  const decisions = ids.map((id) => decision(id, { who }));
  const code = `
    ${place.openingCode}
    for (const decision of ${JSON.stringify(decisions)}) console.log((await register.decide(decision)).outcome);
    await register.close();`;
  const { stdout } = await run(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", code]);
  return stdout.trimEnd().split("\n");
}

export function reviewersContract(makePlace: MakePlace): void {
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

    it("of two processes never both win", async () => {
      const place = await makePlace();
      const register = await place.open();
      const ids = await keepRecords(place, 25);
      const [one, other] = await Promise.all([outcomesOf(place, "Leïla", ids), outcomesOf(place, "Omar", ids)]);
      expect(one).toHaveLength(ids.length);
      for (const [at, outcome] of one.entries())
        expect(new Set([outcome, other[at]])).toEqual(new Set(["kept", "stale"]));
      for (const id of ids) expect(await register.reviewsOf(id)).toHaveLength(1);
    });
  });
}
