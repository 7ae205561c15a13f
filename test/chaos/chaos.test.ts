import { describe, expect, test } from "vitest";
import { testDatabase, testRedis } from "../support/servers/index.ts";
import { type ChaosReport, summary } from "./report.ts";
import { chaosOfRunner, chaosOfTeam } from "./runs.ts";

/** The short form of `npm run chaos`: a minute and a half on an idle machine. */
const timeout = 600_000;
const seed = Number(process.env["SIJILL_CHAOS_SEED"] ?? 14);
const { available } = await testDatabase();
const { available: hasRedis } = await testRedis();

/** Shows the whole story where something is wrong. */
async function expectNoFault(name: string, run: (tell: (text: string) => void) => Promise<ChaosReport>) {
  const progress: string[] = [`seed ${seed}`];
  const report = await run((text) => progress.push(text));
  expect(report.faults, `${progress.join("\n")}\n${summary(name, report)}`).toEqual([]);
  return report;
}

describe("processes killed at random moments leave the register that an undisturbed crawl leaves", { timeout }, () => {
  test("sijill crawl over SQLite", async () => {
    const report = await expectNoFault("runner", (tell) =>
      chaosOfRunner({ pages: 100, hosts: 10, kills: 3, seed }, tell),
    );
    expect(report).toMatchObject({ kills: 3, holds: expect.stringContaining("100 articles") });
  });

  test.runIf(available && hasRedis)("scheduler and workers, whose servers are stopped as well", async () => {
    const report = await expectNoFault("team", (tell) =>
      chaosOfTeam({ pages: 200, hosts: 20, workers: 3, kills: 4, stops: 1, seed }, tell),
    );
    expect(report.kills).toBeGreaterThanOrEqual(4);
    expect(report.holds).toContain("200 articles");
  });
});
