import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { seededRandom } from "../../chaos/random.ts";
import { compiledMain } from "../../cli/build.ts";
import { openGround, recordsOf, subscription } from "./ground.ts";
import { openReceiver } from "./receiver.ts";

const kills = 6;

/** A deliverer for a process of its own, over the compiled program, whose pauses are so short that a test can wait for them. */
function delivererCode(location: string): string {
  const source = pathToFileURL(dirname(dirname(compiledMain()))).href;
  return `
    import { systemClock } from "${source}/crawl/clock.js";
    import { createGuard } from "${source}/crawl/guard.js";
    import { openPoster } from "${source}/export/webhooks/post.js";
    import { runWebhooks } from "${source}/export/webhooks/run.js";
    import { openSqliteRegister } from "${source}/store/sqlite/open.js";
    const register = await openSqliteRegister(${JSON.stringify(location)});
    const poster = openPoster({ guard: createGuard(["127.0.0.1"], 5), userAgent: "Sijill/test", deadline: 300 });
    console.log("ready");
    const trouble = (message, error) => console.error(message, error);
    const parts = { register, poster, clock: systemClock, backoff: () => 5, who: String(process.pid), lease: 200, every: 5 };
    await runWebhooks({ ...parts, endless: true, trouble }, new AbortController().signal);`;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it("gets every change though deliverers are killed at random and it fails itself", { timeout: 300_000 }, async () => {
  const random = seededRandom(11);
  const ground = await openGround();
  const { register } = ground;
  let isCalm = false;
  const receiver = await openReceiver(
    () => "secret",
    () => (isCalm ? "take" : random.pick(["take", "take", "take", "fail", "reset", "take-and-fail", "hang"])),
    () => Date.now(),
  );
  const id = "w0123456789abcdef";
  await register.addSubscription(subscription(receiver.origin), "secret");
  const ids = await ground.keep(30);
  let killed = 0;
  for (let turn = 0; turn <= kills; turn += 1) {
    isCalm = turn === kills;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", delivererCode(ground.location)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    for (let change = 0; change < 3; change += 1) {
      const action = random.pick<"accept" | "reject" | "reopen">(["accept", "reject", "reopen"]);
      await ground.decide(ids[random.whole(0, 29)] ?? "", action).catch(() => undefined);
    }
    if (isCalm) {
      await register.retryDeliveries(id);
      const last = await register.lastChange();
      const isDone = async () => {
        const { cursor = 0 } = (await register.findSubscription(id)) ?? {};
        const { dead, asked } = await register.countDeliveries(id);
        return cursor >= last && dead + asked === 0;
      };
      for (let look = 0; look < 400 && !(await isDone()); look += 1) await pause(50);
    } else await pause(random.whole(0, 250));
    if (child.kill("SIGKILL")) killed += 1;
    await once(child, "exit");
  }
  expect(killed).toBe(kills + 1);
  expect(receiver.copy).toEqual(await recordsOf(register, {}));
  expect(receiver.forged).toEqual([]);
  expect(receiver.events.length).toBeGreaterThan(30);
});
