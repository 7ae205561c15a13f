import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { sampleAddress, samplePage } from "../support/samples.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const hour = 3_600_000;
const source = (id: string) =>
  `id: ${id}\nname: ${id}\nhosts: [${id}.example]\nlanguages: [fr]\noutlet: press\nfeeds: [https://${id}.example/feed]\nmarkup: unproven\n`;

const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * hour).toISOString();

/** A folder whose register has watched two publishers for forty days; one of them fell silent ten days ago. */
async function watchedFolder(): Promise<string> {
  const folder = makeFolder({ "own/harbour.yaml": source("harbour"), "own/mountain.yaml": source("mountain") });
  const register = await openSqliteRegister(join(folder, "data", "register.db"));
  for (const [sourceId, last] of [
    ["harbour", 2],
    ["mountain", 240],
  ] as const) {
    const feed = `https://${sourceId}.example/feed`;
    const shown = Array.from({ length: (960 - last) / 8 }, (_, index) => {
      const path = `${sourceId}.example/${index}`;
      return sampleAddress({ address: `https://${path}`, identity: path, sourceId, foundAt: at(last + index * 8) });
    });
    const root = { address: feed, identity: feed, role: "feed", depth: 0, foundAt: at(961) } as const;
    await register.saveAddresses([sampleAddress({ ...root, sourceId }), ...shown]);
    await register.recordFetch(samplePage("<rss/>", { address: feed, fetchedAt: at(1) }), at(-1), "feed");
  }
  await register.close();
  return folder;
}

test("publishers that fell silent are warned of where there is a register", { timeout: 120_000 }, async () => {
  const folder = await watchedFolder();
  const check = (...args: string[]) => sijill(["sources", "check", "--sources", "own", ...args], { folder });
  const [plain, all, asJson, elsewhere] = await Promise.all([
    check(),
    check("--health"),
    check("--health", "--json"),
    check("--health", "--data", "nowhere"),
  ]);
  expect(plain).toMatchObject({ status: 0, err: "" });
  expect(plain.out).toMatch(
    /^\d+ files, 0 defects\nwarning: mountain is silent: nothing new for \d+ days, longer than 30 hours\nNext: sijill sources check --health lists them all\.\n$/,
  );
  expect(all).toMatchObject({ status: 1, err: "" });
  expect(all.out).toMatch(
    /^publisher +state +last article +last answer +why\nmountain +silent +never +\d{4}-\S+ \S+ +nothing new .+\nharbour +ok +never .+\n$/m,
  );
  const form = z.object({ source: z.string(), state: z.string(), lastAnswer: z.string(), lastArticle: z.null() });
  expect(jsonLines(asJson.out, form).map((one) => [one.source, one.state])).toEqual([
    ["mountain", "silent"],
    ["harbour", "ok"],
  ]);
  expect(asJson.status).toBe(1);
  expect(elsewhere).toMatchObject({ status: 1, err: expect.stringContaining("(missing-input)") });
});
