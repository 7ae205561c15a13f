import { expect, test } from "vitest";
import { systemClock } from "../../src/crawl/clock.ts";
import { startGathering } from "../../src/operations/gather.ts";
import { dueGauges, queueGauges } from "../../src/operations/gauges.ts";
import { openMetrics } from "../../src/operations/metrics.ts";
import { sampleAddress } from "../support/samples.ts";
import { newRegister } from "./register.ts";

async function gaugesOf(metrics: ReturnType<typeof openMetrics>): Promise<string[]> {
  const { body } = await metrics.write();
  return body.split("\n").filter((line) => /^sijill_(?:queue|dead|source)/.test(line));
}

test("queues are shown by what stands in them", async () => {
  const metrics = openMetrics({ sources: [], version: "9.9.9" });
  const depths = [{ queue: "visit", waiting: 3, active: 2, delayed: 0, failed: 7 }];
  await queueGauges(() => Promise.resolve(depths), metrics).work();
  expect(await gaugesOf(metrics)).toEqual([
    'sijill_queue_jobs{queue="visit",state="waiting"} 3',
    'sijill_queue_jobs{queue="visit",state="active"} 2',
    'sijill_queue_jobs{queue="visit",state="delayed"} 0',
    'sijill_dead_letters{queue="visit"} 7',
  ]);
});

test("what is due is shown by source, and sources that are none any more together", async () => {
  const register = await newRegister();
  await register.saveAddresses(
    ["harbour", "harbour", "old", "older"].map((sourceId, at) =>
      sampleAddress({ address: `https://journal.example/${at}`, identity: `${at}`, sourceId }),
    ),
  );
  const metrics = openMetrics({ sources: ["harbour"], version: "9.9.9" });
  await dueGauges(register, systemClock, metrics).work();
  expect(await gaugesOf(metrics)).toEqual([
    'sijill_source_due_addresses{source="harbour"} 2',
    'sijill_source_due_addresses{source="other"} 2',
  ]);
});

test("figures are gathered again and again, one failure stops nothing, and stopping waits for what is at hand", async () => {
  const metrics = openMetrics({ sources: [], version: "9.9.9" });
  const failures: string[] = [];
  let runs = 0;
  let isAtWork = false;
  const work = async () => {
    isAtWork = true;
    runs += 1;
    await systemClock.sleep(5);
    isAtWork = false;
    if (runs === 1) throw new Error("the register is away");
  };
  const gathering = startGathering([{ what: "due", every: 1, work }], metrics, (what, error) =>
    failures.push(`${what}: ${String(error)}`),
  );
  await expect.poll(() => runs).toBeGreaterThan(3);
  await gathering.stop();
  expect(isAtWork).toBe(false);
  expect(failures).toEqual(["due: Error: the register is away"]);
  const after = runs;
  await systemClock.sleep(20);
  expect(runs).toBe(after);
  expect((await metrics.write()).body).toMatch(/sijill_gathered_seconds\{what="due"\} 1\d{9}\.\d/);
});
