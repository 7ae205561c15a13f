/** Consumers of changes, each a process of its own that is killed again and again while the register changes. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { compiledMain } from "../cli/build.ts";
import { makeFolder } from "../cli/program.ts";
import { seededRandom } from "../chaos/random.ts";
import { openTestDesk } from "../desk/desk.ts";
import { blocksOf } from "../docs/documents.ts";
import { listedBy } from "../support/held.ts";
import { lifeOf } from "../support/life.ts";

interface Killed {
  readonly register: Register;
  readonly seed: number;
  readonly start: () => ChildProcess;
  readonly kills: number;
  /** The number up to which it has taken changes over. */
  readonly reached: () => number;
}

/** Kills a process at chance moments while the register changes, and then lets it catch up. @returns the numbers at which it was killed */
async function killAgainAndAgain({ register, seed, start, kills, reached }: Killed): Promise<number[]> {
  const random = seededRandom(seed);
  const life = lifeOf(register, seed);
  const at: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const before = reached();
    const child = start();
    const live = async (isOver: () => boolean) => {
      while (!isOver()) {
        await life.step();
        await pause(5);
      }
    };
    // Two of three times when it has come to something, else at any moment.
    const patience = performance.now() + 10_000;
    if (random.whole(1, 3) > 1) await live(() => reached() > before || performance.now() > patience);
    const end = performance.now() + random.whole(0, 150);
    await live(() => performance.now() > end);
    child.kill("SIGKILL");
    await once(child, "close");
    at.push(reached());
  }
  await life.settle();
  const last = (await register.listChanges(0, 1000, "record")).at(-1)?.seq ?? 0;
  const child = start();
  await expect.poll(reached, { timeout: 30_000, interval: 50 }).toBe(last);
  child.kill("SIGKILL");
  await once(child, "close");
  return at;
}

const copy = z.object({ since: z.number(), records: z.record(z.string(), z.unknown()) });

test("the consumer of docs/changes.md ends with what the register shows", { timeout: 120_000 }, async () => {
  const program = blocksOf("docs/changes.md").find(({ language }) => language === "js");
  const folder = makeFolder({ "copy.mjs": program?.text ?? "" });
  const desk = await openTestDesk();
  const address = await desk.app.listen({ host: "127.0.0.1", port: 0 });
  const file = join(folder, "copy.json");
  const held = () => copy.parse(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { since: 0, records: {} });
  const env = { PATH: process.env["PATH"], FEED: `${address}/api/changes` };
  const at = await killAgainAndAgain({
    register: desk.register,
    seed: 5,
    start: () => spawn(process.execPath, ["copy.mjs"], { cwd: folder, env, stdio: "inherit" }),
    kills: 20,
    reached: () => held().since,
  });
  expect(held().records).toEqual(Object.fromEntries(await listedBy(desk.register, {})));
  expect(new Set(at).size).toBeGreaterThan(3);
});

const line = z.object({ id: z.string(), record: z.unknown() });

test("whoever reads sijill changes --follow --cursor does as well", { timeout: 120_000 }, async () => {
  const folder = makeFolder({ "data/keep": "" });
  const register = await openSqliteRegister(join(folder, "data", "register.db"));
  onTestFinished(() => register.close());
  const main = compiledMain();
  const held = new Map<string, unknown>();
  const cursor = join(folder, "seen");
  const reached = () => (existsSync(cursor) ? Number(readFileSync(cursor, "utf8")) : 0);
  let lines = 0;
  const take = (text: string) => {
    const { id, record } = line.parse(JSON.parse(text));
    if (record === null) held.delete(id);
    else held.set(id, record);
    lines += 1;
  };
  const start = () => {
    const args = [main, "changes", "--follow", "--cursor", "seen", "--format", "ndjson"];
    const env = { PATH: process.env["PATH"], TMPDIR: tmpdir() };
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const whole = (rest + text).split("\n");
      // What a kill cuts off is told again.
      rest = whole.pop() ?? "";
      whole.forEach(take);
    });
    return child;
  };
  const at = await killAgainAndAgain({ register, seed: 7, start, kills: 6, reached });
  expect(held).toEqual(await listedBy(register, {}));
  expect(new Set(at).size).toBeGreaterThan(3);
  expect(lines).toBeGreaterThan(held.size);
});
