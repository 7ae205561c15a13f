import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRegister } from "../../src/store/open.ts";
import { sampleArticle, sampleFacts, samplePage } from "../support/samples.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

async function filled(): Promise<string> {
  const folder = makeFolder();
  const register = await openRegister(join(folder, "data", "register.db"));
  const { bodyHash } = await register.recordFetch(samplePage("<p>600 emplois</p>"), null);
  await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", bodyHash);
  const createdAt = "2025-01-01T00:00:00Z";
  await register.saveUser({ name: "amina", role: "admin", createdAt, disabledAt: null }, "a-hash");
  await register.close();
  return folder;
}

test("a register goes into a file and comes back out of it", { timeout: 120_000 }, async () => {
  const folder = await filled();
  const listed = await sijill(["facts", "--format", "ndjson"], { folder });
  expect(jsonLines(listed.out)).toHaveLength(3);
  for (const name of ["register.jsonl", "register.sqlite"]) {
    const dumped = await sijill(["dump", "--out", name], { folder });
    expect([dumped.status, dumped.err]).toEqual([0, ""]);
    expect(dumped.out).toMatch(/^\d+ rows written to register\.\w+, without passwords, logins, tokens and webhooks\n$/);
    const imported = await sijill(["import", name, "--data", `from-${name}`], { folder });
    expect([imported.status, imported.err]).toEqual([0, ""]);
    expect(imported.out).toBe(`${dumped.out.split(" ")[0]} rows imported from ${name}\n`);
    const found = await sijill(["facts", "--format", "ndjson", "--data", `from-${name}`], { folder });
    expect(found.out).toBe(listed.out);
  }
  const text = readFileSync(join(folder, "register.jsonl"), "utf8");
  expect(text).toContain('"amina"');
  expect(text).not.toContain("a-hash");
});

test("pages stay out and secrets come along where that is asked for", { timeout: 120_000 }, async () => {
  const folder = await filled();
  const small = await sijill(["dump", "--out", "small.jsonl", "--no-pages", "--with-secrets"], { folder });
  expect(small.out).toMatch(/, without fetched pages\n$/);
  const text = readFileSync(join(folder, "small.jsonl"), "utf8");
  expect(text).toContain("a-hash");
  expect(text).toContain('"compressed":{"base64":""}');
});

test("what cannot be done is told", { timeout: 120_000 }, async () => {
  const folder = await filled();
  const dump = (...args: string[]) => sijill(["dump", ...args], { folder });
  expect((await dump("--out", "register.jsonl")).status).toBe(0);
  const [again, form, none, taken] = await Promise.all([
    dump("--out", "register.jsonl"),
    dump("--out", "register.csv"),
    dump("--out", "other.jsonl", "--data", "nowhere"),
    sijill(["import", "register.jsonl"], { folder }),
  ]);
  expect([again.status, again.err]).toEqual([2, expect.stringMatching(/replace it by --force \(wrong-use\)\n$/)]);
  expect([form.status, form.err]).toEqual([2, expect.stringMatching(/let the name end in \.jsonl/)]);
  expect([none.status, none.err]).toEqual([1, expect.stringMatching(/there is no register in nowhere/)]);
  expect([taken.status, taken.err]).toEqual([2, expect.stringMatching(/is there already; name a folder without/)]);
  writeFileSync(join(folder, "cut.jsonl"), readFileSync(join(folder, "register.jsonl")).subarray(0, 2000));
  const cut = await sijill(["import", "cut.jsonl", "--data", "cut"], { folder });
  expect([cut.status, cut.err]).toEqual([1, expect.stringMatching(/cut\.jsonl was cut short.+\(bad-data\)\n$/)]);
  expect((await sijill(["facts", "--data", "cut"], { folder })).err).toMatch(/no register in cut/);
});
