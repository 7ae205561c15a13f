import { assert as assertProperty, nat, property, shuffledSubarray } from "fast-check";
import { expect, it } from "vitest";
import { Blocks, reach, type Placed } from "../../src/records/blocks.ts";

const things: readonly Placed[] = Array.from({ length: 3 * reach }, (_, at) => ({
  id: `f${at}`,
  at: `${String(at).padStart(4, "0")} f${at}`,
  keys: at % 3 === 0 ? ["all", "third"] : ["all"],
}));

it("gives each its neighbours, and nobody out of reach", () => {
  const blocks = new Blocks();
  for (const thing of things) blocks.add(thing);
  const neighbours = blocks.neighbours("f0");
  expect(neighbours).toContain(`f${reach}`);
  expect(neighbours).not.toContain(`f${reach + 1}`);
  // By the other row it is nearer.
  expect(neighbours).toContain(`f${reach + 3}`);
});

it("tells everybody whose neighbours have changed, in whatever order things come and go", () => {
  assertProperty(
    property(shuffledSubarray([...things], { minLength: things.length }), nat(things.length - 1), (order, gone) => {
      const blocks = new Blocks();
      for (const thing of order) blocks.add(thing);
      const fresh = new Blocks();
      for (const thing of things) if (thing !== order[gone]) fresh.add(thing);
      const before = new Map(things.map(({ id }) => [id, blocks.neighbours(id)]));
      const moved = blocks.remove(order[gone]?.id ?? "");
      for (const { id } of things) {
        expect(blocks.neighbours(id)).toEqual(fresh.neighbours(id));
        const others = [...(before.get(id) ?? [])].filter((each) => each !== order[gone]?.id);
        const same = others.length === blocks.neighbours(id).size;
        if (!same && id !== order[gone]?.id) expect(moved.has(id)).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});
