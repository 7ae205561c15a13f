import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as soon } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { SijillError } from "../../src/errors.ts";
import type { Page } from "../../src/model.ts";
import { openReadingLine } from "../../src/pipeline/reading-line.ts";
import type { PageReader } from "../../src/pipeline/reader.ts";
import type { KnownAddress } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";

function pageOf(number: number): Page {
  const address = `https://www.khabar.ma/${number}`;
  const body = Buffer.from(`page ${number}`);
  return { address, finalAddress: address, status: 200, headers: {}, fetchedAt: "2026-01-01T00:00:00Z", body };
}

function knownAt({ address }: Page): KnownAddress {
  return {
    address,
    sourceId: "khabar",
    role: "page",
    depth: 1,
    foundAt: "2026-01-01T00:00:00Z",
    foundBy: "feed",
    shownDay: null,
    status: "fetched",
    fetchedAt: "2026-01-01T00:00:00Z",
    failures: 0,
    lastError: null,
    nextDue: null,
    validators: { etag: null, lastModified: null },
  };
}

/** A register, a line to it, how many readings each write brought, and how many pages were read at a time at most. */
async function openWorld() {
  const folder = mkdtempSync(join(tmpdir(), "sijill-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  const saving = vi.spyOn(register, "saveReadings");
  const world = { mostAtOnce: 0, batches: () => saving.mock.calls.map(([readings]) => readings.length) };
  let atOnce = 0;
  const reader: PageReader = {
    rules: "rules",
    async read({ address }) {
      atOnce += 1;
      world.mostAtOnce = Math.max(world.mostAtOnce, atOnce);
      await soon();
      atOnce -= 1;
      const about = { address, bodyHash: "none", rulesHash: "rules" };
      return { ...about, kind: "home", reason: "a front page", article: null, facts: [] };
    },
    readDocument: () => Promise.reject(new Error("no documents here")),
    close: () => Promise.resolve(),
  };
  const told: string[] = [];
  const line = openReadingLine(
    {
      register,
      reader,
      kindOf: () => "press",
      tell: (event) => void (event.kind === "passed-over" && told.push(event.address)),
    },
    new AbortController().signal,
  );
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  return { register, saving, line, told, world };
}

test("pages that crowd are kept many together, each of them once", async () => {
  const { line, told, world } = await openWorld();
  const pages = Array.from({ length: 300 }, (_, number) => pageOf(number));
  await Promise.all(
    [0, 1, 2].map(async (host) => {
      for (const page of pages.slice(host * 100, host * 100 + 100)) await line.add(page, knownAt(page));
    }),
  );
  await line.end();
  expect(told.toSorted()).toEqual(pages.map(({ address }) => address).toSorted());
  const batches = world.batches();
  expect(batches.reduce((sum, size) => sum + size, 0)).toBe(300);
  expect(batches.length).toBeLessThan(30);
  expect(world.mostAtOnce).toBeLessThanOrEqual(16);
});

test("a page that comes alone is kept at once", async () => {
  const { line, told, world } = await openWorld();
  await line.add(pageOf(1), knownAt(pageOf(1)));
  await vi.waitFor(() => expect(told).toEqual([pageOf(1).address]));
  expect(world.batches()).toEqual([1]);
});

test("a register that fails ends the line, with its error", async () => {
  const { line, saving } = await openWorld();
  const full = new SijillError("store-broken", "the disk is full");
  saving.mockRejectedValue(full);
  await line.add(pageOf(1), knownAt(pageOf(1)));
  await expect(line.end()).rejects.toBe(full);
  await expect(line.add(pageOf(2), knownAt(pageOf(2)))).rejects.toBe(full);
});
