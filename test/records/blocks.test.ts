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

it("tells which others come into each other's reach or leave it, in whatever order things come and go", () => {
  const pairs = (blocks: Blocks): Set<string> =>
    new Set(
      things.flatMap(({ id }) =>
        [...blocks.neighbours(id)].filter((other) => id < other).map((other) => `${id} ${other}`),
      ),
    );
  let parted = 0;
  assertProperty(
    property(shuffledSubarray([...things], { minLength: things.length }), nat(things.length - 1), (order, at) => {
      const blocks = new Blocks();
      for (const thing of order) blocks.add(thing);
      const all = pairs(blocks);
      const one = order[at] ?? { id: "", at: "", keys: [] };
      const apart = [...pairs(without(order, one))].filter((pair) => !all.has(pair));
      parted += apart.length;
      for (const [shifts, changed] of [
        [blocks.remove(one.id), apart],
        [blocks.add(one), apart],
      ] as const) {
        const told = new Set(shifts.flatMap((shift) => [`${shift.one} ${shift.other}`, `${shift.other} ${shift.one}`]));
        expect(changed.filter((pair) => !pair.split(" ").includes(one.id) && !told.has(pair))).toEqual([]);
      }
      expect(pairs(blocks)).toEqual(all);
    }),
    { numRuns: 5 },
  );
  expect(parted).toBeGreaterThan(0);
});

function without(order: readonly Placed[], one: Placed): Blocks {
  const blocks = new Blocks();
  for (const thing of order) if (thing !== one) blocks.add(thing);
  return blocks;
}
