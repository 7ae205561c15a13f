import { describe, expect, test } from "vitest";
import { summary } from "./report.ts";
import { chaosOfRunner } from "./runs.ts";

/** Half a minute on an idle machine. */
const timeout = 300_000;
const seed = Number(process.env["SIJILL_CHAOS_SEED"] ?? 14);
const progress: string[] = [];
const tell = (text: string) => void progress.push(text);

describe("processes killed at random moments", { timeout }, () => {
  test("leave the register that an undisturbed crawl leaves: sijill crawl over SQLite", async () => {
    const report = await chaosOfRunner({ pages: 200, hosts: 20, kills: 3, seed }, tell);
    expect(report.faults, `seed ${seed}: ${progress.join("\n")}\n${summary("runner", report)}`).toEqual([]);
    expect(report.kills).toBe(3);
    expect(report.holds).toContain("200 articles");
  });
});
