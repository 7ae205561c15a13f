import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { sampleArticle, sampleFact } from "../support/samples.ts";
import { jsonLines, makeFolder, sijill, startSijill } from "./program.ts";

const entry = z.object({
  seq: z.number(),
  id: z.string(),
  change: z.enum(["changed", "removed", "left"]),
  at: z.string(),
  record: z.looseObject({ value: z.number(), state: z.string() }).nullable(),
  into: z.string().nullable(),
});

/** A register in the data folder of a folder, with a record of each of some values. */
async function openFolder(...values: readonly number[]) {
  const folder = makeFolder();
  const register = await openSqliteRegister(join(folder, "data", "register.db"));
  onTestFinished(() => register.close());
  const add = async (value: number) => {
    const url = `https://journal.example/${value}`;
    const article = sampleArticle({ url, title: `Une zone à ${value}`, text: `Elle créera ${value} emplois.` });
    await register.saveArticle(article, [sampleFact(article, `${value} emplois`, { value })], "rules-1", null);
    await mergeArticles(register, () => "2026-01-01T00:00:00.000Z", new AbortController().signal);
  };
  for (const value of values) await add(value);
  return { folder, register, add };
}

test("changes are told from a number on, for people and for programs", { timeout: 120_000 }, async () => {
  const { folder, register } = await openFolder(450, 70);
  const lines = await sijill(["changes", "--format", "ndjson"], { folder });
  const all = jsonLines(lines.out, entry);
  expect(all.map(({ change, record }) => [change, record?.value])).toEqual([
    ["changed", 450],
    ["changed", 70],
  ]);
  const [first, second] = all;
  const table = await sijill(["changes"], { folder });
  expect(table.out).toMatch(new RegExp(`^${first?.seq} +changed +${first?.id} .+450 jobs .+Une zone à 450$`, "m"));
  const since = await sijill(["changes", "--since", String(first?.seq), "--format", "ndjson"], { folder });
  expect(jsonLines(since.out, entry)).toEqual([second]);
  const some = await sijill(["changes", "--limit", "1"], { folder });
  expect(some.out).toMatch(/450 jobs[^]+the first 1; there are more/);
  expect((await sijill(["changes", "--since", "now"], { folder })).out).toMatch(/^no changes after \d+\n$/);

  const { id = "" } = first ?? {};
  await register.decide({
    record: id,
    version: 1,
    action: "reject",
    why: null,
    who: "Leïla",
    at: "2026-01-02T00:00:00Z",
  });
  await register.forgetPage("https://journal.example/70", (address) => address, {
    at: "2026-01-03T00:00:00Z",
    reason: null,
  });
  const later = await sijill(["changes", "--state", "pending", "--since", String(second?.seq), "--format", "ndjson"], {
    folder,
  });
  expect(jsonLines(later.out, entry)).toMatchObject([
    { id, change: "left", record: null },
    { id: second?.id, change: "removed", at: "2026-01-03T00:00:00.000Z" },
  ]);
});

test("a number that cannot be is refused with what to do", { timeout: 120_000 }, async () => {
  const { folder } = await openFolder(450);
  for (const since of ["x", "-1", "1.5", ""])
    expect(await sijill(["changes", `--since=${since}`], { folder })).toMatchObject({ status: 2, out: "" });
  const ahead = await sijill(["changes", "--since", "1000", "--format", "ndjson"], { folder });
  expect(ahead).toMatchObject({ status: 1, out: "" });
  expect(ahead.err).toMatch(/another one, or was restored.+begin at 0\. \(unknown-change\)\n$/);
  writeFileSync(join(folder, "seen"), "three\n");
  const broken = await sijill(["changes", "--cursor", "seen"], { folder });
  expect(broken).toMatchObject({
    status: 1,
    out: "",
    err: expect.stringMatching(/seen holds no number.+\(bad-data\)\n$/),
  });
  const both = await sijill(["changes", "--cursor", "seen", "--since", "1"], { folder });
  expect(both).toMatchObject({ status: 2, out: "" });
  const nowhere = await sijill(["changes", "--cursor", "none/seen", "--format", "ndjson"], { folder });
  expect(nowhere).toMatchObject({ status: 1, err: expect.stringMatching(/none\/seen cannot be written: ENOENT/) });
});

test(
  "changes are followed until somebody stops it, and gone on with from the number kept",
  { timeout: 120_000 },
  async () => {
    const { folder, add } = await openFolder(450);
    const args = ["changes", "--follow", "--cursor", "seen", "--format", "ndjson"];
    const first = startSijill(args, { folder });
    await first.printed(/"value":450/);
    await add(70);
    await first.printed(/"value":70\b/);
    const ended = await first.stop("SIGINT");
    expect([ended.status, ended.err]).toEqual([0, ""]);
    const told = jsonLines(ended.out, entry);
    expect(readFileSync(join(folder, "seen"), "utf8")).toBe(`${told.at(-1)?.seq}\n`);
    await add(12);
    const second = startSijill(args, { folder });
    await second.printed(/\n/);
    const more = jsonLines((await second.stop("SIGTERM")).out, entry);
    expect(more.map(({ record }) => record?.value)).toEqual([12]);
    expect(existsSync(join(folder, "seen.new"))).toBe(false);
  },
);
