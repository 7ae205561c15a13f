import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/open.ts";
import type { RecordFilter } from "../../../src/store/record-filter.ts";
import { consumerOf, followerOf, listedBy, shownBy } from "../../support/held.ts";
import { lifeOf } from "../../support/life.ts";
import type { MakePlace } from "../register.contract.ts";

const filters: readonly RecordFilter[] = [
  {},
  { states: ["pending"], leastConfidence: 0.75 },
  { courses: ["result", "promise"] },
  { text: "lantana kenitra", summed: true, leastOutlets: 2 },
];

const seeds = [1, 5] as const;
const steps = 60;

export function followedContract(makePlace: MakePlace): void {
  describe("a register whatever happens to it", () => {
    it.each(seeds)("is held by whoever goes by its changes alone (seed %d)", { timeout: 120_000 }, async (seed) => {
      const place = await makePlace();
      const register = await place.open();
      const { database, close } = await openDatabase(place.location);
      const keys = async () => (await database.selectFrom("articles").select("key").execute()).map(({ key }) => key);
      const life = lifeOf(register, seed);
      const consumer = consumerOf(register);
      const followers = filters.map((filter) => [filter, followerOf(register, filter)] as const);
      const done: string[] = [];
      for (let step = 0; step < steps; step += 1) {
        done.push(await life.step());
        await consumer.catchUp();
        expect(consumer.held, done.join(", ")).toEqual(await shownBy(register, await keys()));
        for (const [filter, { held, catchUp }] of followers) {
          await catchUp();
          expect(held, `${done.join(", ")} ${JSON.stringify(filter)}`).toEqual(await listedBy(register, filter));
        }
      }
      await close();
      expect(consumer.held.size).toBeGreaterThan(3);
    });
  });
}
