import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import type { CrawlEvent } from "../../src/pipeline/progress.ts";
import { visitHost } from "../../src/pipeline/visit.ts";
import { sourceSchema } from "../../src/sources/schema.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { openTestFetcher, serveTable, stillClock, testTurns } from "../crawl/server.ts";
import { sampleAddress } from "../support/samples.ts";
import { usualLimits } from "./limits.ts";

test("a visit that was held up until another process had the host ends there, and costs no address anything", async () => {
  const server = await serveTable({ "/a": "<p>one", "/b": "<p>two" });
  const folder = mkdtempSync(join(tmpdir(), "sijill-visit-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  const clock = stillClock();
  const instant = (later = 0) => new Date(clock.now() + later).toISOString();
  await register.saveAddresses(
    ["/a", "/b"].map((path) => {
      const address = `${server.origin}${path}`;
      return sampleAddress({ address, identity: path, foundAt: instant(), nextDue: instant() });
    }),
  );
  const turns = testTurns(clock, registeredHosts(register, "this process"));
  const fetcher = openTestFetcher([server.host], { clock, turns });
  const events: CrawlEvent[] = [];
  const source = sourceSchema.parse({
    id: "journal",
    name: "Journal",
    hosts: ["127.0.0.1"],
    languages: ["fr"],
    outlet: "press",
    markup: "unproven",
  });
  const parts = {
    register,
    fetcher,
    turns,
    clock,
    sourceOf: () => source,
    // As where the queue of pages to read does not answer for minutes.
    toRead: async () => {
      clock.set(clock.now() + 300_000);
      expect(await register.takeHost(server.host, "another", instant(), instant(60_000))).not.toBeNull();
    },
    tell: (event: CrawlEvent) => events.push(event),
  };
  const limits = { ...usualLimits({}), longest: 1e9, sources: () => null, mayFetch: () => true };
  expect(await visitHost(server.host, parts, limits)).toBe(true);
  expect(server.paths()).toEqual(["/a"]);
  expect(events.map(({ kind }) => kind)).toEqual(["source", "fetched", "finished"]);
  expect(await register.dueAddresses(server.host, instant(), 10, null)).toMatchObject([
    { address: `${server.origin}/b`, failures: 0, lastError: null },
  ]);
  expect(await register.dueHosts(instant(), 10, null)).toEqual([]);
  expect(await register.dueHosts(instant(60_000), 10, null)).toEqual([server.host]);
});
