import { expect, onTestFinished, test, vi } from "vitest";
import { startUpkeep, type Upkeep } from "../../src/desk/server/upkeep.ts";
import { noon, openTestDesk, type TestDesk } from "./desk.ts";
import { keepArticles, press } from "./press.ts";

const never = 1_000_000_000;

function start({ register }: TestDesk, every: number, troubles: unknown[] = []): Upkeep {
  const trouble = (_: string, error: unknown) => troubles.push(error);
  const upkeep = startUpkeep({ register, clock: { now: () => noon }, every, trouble });
  onTestFinished(() => upkeep.stop());
  return upkeep;
}

const accepted = async ({ register }: TestDesk) => (await register.countRecords({ states: ["accepted"] })).all;

test("what has been read becomes records, at once and whenever it is asked for", async () => {
  const desk = await openTestDesk();
  await keepArticles(desk, press.slice(0, 2));
  const upkeep = start(desk, never);
  await expect.poll(async () => (await desk.register.countRecords({})).all).toBeGreaterThan(0);
  const before = (await desk.register.countRecords({})).all;
  await keepArticles(desk, press.slice(2, 3));
  upkeep.soon();
  await expect.poll(async () => (await desk.register.countRecords({})).all).toBeGreaterThan(before);
});

test("rules that may accept do so when something was merged, and others do not", async () => {
  const desk = await openTestDesk();
  await keepArticles(desk, press.slice(0, 3));
  const upkeep = start(desk, never);
  await expect.poll(async () => (await desk.register.countRecords({})).all).toBeGreaterThan(2);
  expect(await accepted(desk)).toBe(0);
  const [sure] = (await desk.register.listRecords({ types: ["funds"] }, { by: "confidence", descending: true }, 1))
    .records;
  for (const rule of sure?.rules ?? [])
    await desk.register.setAcceptance(rule, {
      rule,
      threshold: 0.1,
      sample: 1e-9,
      who: "idir",
      at: "2026-03-01T00:00:00Z",
    });
  upkeep.soon();
  await expect.poll(() => accepted(desk)).toBeGreaterThan(0);
  const [review] = await desk.register.reviewsOf(sure?.id ?? "");
  expect(review).toMatchObject({ who: "automatic", action: "accept", at: "2026-03-02T12:00:00.000Z" });
});

test("it looks every so often by itself", async () => {
  const desk = await openTestDesk();
  start(desk, 20);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await keepArticles(desk, press.slice(0, 1));
  await expect.poll(async () => (await desk.register.countRecords({})).all).toBeGreaterThan(0);
});

test("trouble is told, and it goes on", async () => {
  const desk = await openTestDesk();
  const troubles: unknown[] = [];
  const failing = vi.spyOn(desk.register, "acceptByRule").mockRejectedValueOnce(new Error("a bad moment"));
  const upkeep = start(desk, never, troubles);
  await expect.poll(() => troubles).toEqual([new Error("a bad moment")]);
  upkeep.soon();
  await expect.poll(() => failing.mock.calls.length).toBe(2);
  await upkeep.stop();
  upkeep.soon();
  expect(troubles).toHaveLength(1);
});
