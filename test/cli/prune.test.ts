import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { hashOf } from "../../src/text/identity.ts";
import { sampleArticle, sampleFacts, samplePage } from "../support/samples.ts";
import { makeFolder, sijill } from "./program.ts";

/** A folder with a register of two articles: one fetched years ago, one just now. */
async function agedRegister(): Promise<string> {
  const folder = makeFolder();
  const register = await openSqliteRegister(join(folder, "data", "register.db"));
  onTestFinished(() => register.close());
  for (const [name, fetchedAt] of [
    ["old", "2020-01-01T00:00:00Z"],
    ["new", new Date().toISOString()],
  ] as const) {
    const url = `https://journal.example/${name}`;
    const article = sampleArticle({ url, title: `Un article (${name})` });
    // Hashes, so that the body stays large when it is compressed.
    const noise = Array.from({ length: 4000 }, (_, index) => hashOf(`${name} ${index}`)).join("");
    const { bodyHash } = await register.recordFetch(samplePage(noise, { address: url, fetchedAt }), null);
    const facts = sampleFacts(article);
    await register.saveReadings([
      { address: url, bodyHash: bodyHash ?? "", rulesHash: "rules-1", kind: "article", reason: "", article, facts },
    ]);
  }
  await register.close();
  return folder;
}

test(
  "what is old is counted, removed and its room given back; facts are listed as before",
  { timeout: 60_000 },
  async () => {
    const folder = await agedRegister();
    const file = join(folder, "data", "register.db");
    const before = statSync(file).size;
    const listing = () => sijill(["facts", "--format", "ndjson"], { folder });
    const listed = await listing();
    const args = ["prune", "--bodies-older-than", "365d", "--texts-older-than", "730"];
    const dry = await sijill([...args, "--dry-run"], { folder });
    expect(dry).toEqual({
      status: 0,
      out: expect.stringMatching(/^Would remove bodies of pages: 1 \(0\.\d MB\); texts of articles: 1\n$/),
      err: "",
    });
    const done = await sijill(args, { folder });
    expect(done.out).toBe(dry.out.replace("Would remove", "Removed"));
    expect(statSync(file).size).toBeLessThan(before - 100_000);
    const [after, again] = await Promise.all([
      listing(),
      sijill(["prune"], { folder, env: { SIJILL_KEEP_BODIES: "365", SIJILL_KEEP_TEXTS: "730" } }),
    ]);
    expect(after.out).toBe(listed.out);
    expect(again.out).toBe("Removed bodies of pages: 0 (0.0 MB); texts of articles: 0\n");
  },
);

test("it asks what is old, and takes days only", { timeout: 60_000 }, async () => {
  const folder = makeFolder();
  const [nothing, wrong, missing] = await Promise.all([
    sijill(["prune"], { folder }),
    sijill(["prune", "--bodies-older-than", "1y"], { folder }),
    sijill(["prune", "--bodies-older-than", "1d"], { folder }),
  ]);
  expect([nothing.status, nothing.err]).toEqual([2, expect.stringMatching(/--bodies-older-than 365d/)]);
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringMatching(/as 365d/)]);
  expect([missing.status, missing.err]).toEqual([1, expect.stringMatching(/\(missing-input\)\n$/)]);
});
