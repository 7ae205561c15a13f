import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readDocument } from "../../src/crawl/documents.ts";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import type { CrawlEvent } from "../../src/pipeline/progress.ts";
import { visitHost, type VisitParts } from "../../src/pipeline/visit.ts";
import { sourceSchema } from "../../src/sources/schema.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { openTestFetcher, serveTable, stillClock, testTurns } from "../crawl/server.ts";
import { sampleAddress } from "../support/samples.ts";
import { usualLimits } from "./limits.ts";

const source = sourceSchema.parse({
  id: "journal",
  name: "Journal",
  hosts: ["127.0.0.1"],
  languages: ["fr"],
  outlet: "press",
  markup: "unproven",
});

/** A local server with two pages that are due, and the register that a visit to it writes to. */
async function openScene() {
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
  const visit = (changes: Partial<VisitParts>) => {
    const parts: VisitParts = {
      register,
      fetcher,
      reader: { readDocument: async (...given) => readDocument(...given) },
      turns,
      clock,
      sourceOf: () => source,
      toRead: () => Promise.resolve(),
      tell: (event) => events.push(event),
      ...changes,
    };
    const limits = { ...usualLimits(), longest: 1e9, sources: () => null, mayFetch: () => true };
    return visitHost(server.host, parts, limits);
  };
  return { server, register, clock, instant, events, visit };
}

const kindsOf = (events: readonly CrawlEvent[]) => events.map(({ kind }) => kind);

test("a visit that was held up until another process had the host ends there, and costs no address anything", async () => {
  const { server, register, clock, instant, events, visit } = await openScene();
  // As where the queue of pages to read does not answer for minutes.
  const toRead = async () => {
    clock.set(clock.now() + 300_000);
    expect(await register.takeHost(server.host, "another", instant(), instant(60_000))).not.toBeNull();
  };
  expect(await visit({ toRead })).toBe(true);
  expect(server.paths()).toEqual(["/a"]);
  expect(kindsOf(events)).toEqual(["source", "fetched", "finished"]);
  expect(await register.dueAddresses(server.host, instant(), 10, null)).toMatchObject([
    { address: `${server.origin}/b`, failures: 0, lastError: null },
  ]);
  expect(await register.dueHosts(instant(), 10, null)).toEqual([]);
  expect(await register.dueHosts(instant(60_000), 10, null)).toEqual([server.host]);
});

test("a page that is kept and cannot be handed on is no failure of its address", async () => {
  const { server, register, instant, events, visit } = await openScene();
  await expect(visit({ toRead: () => Promise.reject(new Error("no threads")) })).rejects.toThrow("no threads");
  expect(kindsOf(events)).toEqual(["source", "fetched", "finished"]);
  expect(await register.unreadPages("", 10)).toEqual([`${server.origin}/a`]);
  const due = await register.dueAddresses(server.host, instant(), 10, null);
  expect(due.map(({ address }) => address)).toEqual([`${server.origin}/b`]);
});

test("addresses of a source that this process does not know are put off and not given up", async () => {
  const { server, register, clock, instant, visit } = await openScene();
  await visit({ sourceOf: () => null });
  expect(server.visits).toEqual([]);
  expect(await register.dueHosts(instant(), 10, null)).toEqual([]);
  clock.set(clock.now() + 24 * 3_600_000);
  await visit({});
  expect(server.paths()).toEqual(["/a", "/b"]);
});
