import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../support/servers/index.ts";
import { openRegister } from "../../src/store/open.ts";
import { sampleArticle, sampleFacts } from "../support/samples.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const database = await testDatabase();

describe.runIf(database.available)("with DATABASE_URL", () => {
  const env = { DATABASE_URL: database.url };

  test("a register moves to PostgreSQL and back, and every command finds it there", { timeout: 60_000 }, async () => {
    const folder = makeFolder();
    const register = await openRegister(join(folder, "data", "register.db"));
    await register.saveArticle(sampleArticle(), sampleFacts(), "rules-1", null);
    await register.close();
    const listed = await sijill(["facts", "--data", "data", "--format", "ndjson"], { folder, env });
    expect(jsonLines(listed.out)).toHaveLength(3);

    const made = await sijill(["db", "migrate"], { folder, env });
    expect([made.status, made.out]).toEqual([
      0,
      expect.stringMatching(/^PostgreSQL at [^@]+: made 0001-register, .+\n$/),
    ]);
    const again = await sijill(["db", "migrate"], { folder, env });
    expect(again.out).toMatch(/: up to date already\n$/);

    const there = await sijill(["db", "copy", "--from", "data", "--to", database.url], { folder });
    expect([there.status, there.err]).toEqual([0, ""]);
    expect(there.out).toMatch(/^table +from +to\nbodies +\d+ +\d+\n/);
    expect(there.out).toMatch(/\d+ rows copied; every table has as many rows as the one it was copied from\.\n$/);
    const found = await sijill(["facts", "--format", "ndjson"], { folder, env });
    expect(found.out).toBe(listed.out);

    const back = await sijill(["db", "copy", "--from", database.url, "--to", "back/register.db"], { folder });
    expect(back.status).toBe(0);
    const returned = await sijill(["facts", "--data", "back", "--format", "ndjson"], { folder, env });
    expect(returned.out).toBe(listed.out);

    const twice = await sijill(["db", "copy", "--from", "data", "--to", database.url], { folder });
    expect([twice.status, twice.err]).toEqual([2, expect.stringMatching(/holds a register already.+\(wrong-use\)\n$/)]);
  });
});

test("db says what is wrong with a place, and never a password", async () => {
  const folder = makeFolder();
  const copy = (from: string, to: string) => sijill(["db", "copy", "--from", from, "--to", to], { folder });
  const [none, same, wrong, away] = await Promise.all([
    copy("nothing", "other"),
    copy("a", join("a", "register.db")),
    copy("a", "postgres://sijill:s3cret@:x"),
    sijill(["db", "migrate"], { folder, env: { DATABASE_URL: "postgres://sijill:s3cret@127.0.0.1:1/sijill" } }),
  ]);
  expect([none.status, none.err]).toEqual([1, expect.stringMatching(/no register in .+nothing.+\(missing-input\)\n$/)]);
  expect([same.status, same.err]).toEqual([2, expect.stringMatching(/the same register.+\(wrong-use\)\n$/)]);
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringMatching(/cannot be used.+\(bad-setting\)\n$/)]);
  expect([away.status, away.err]).toEqual([
    1,
    "sijill: The register in PostgreSQL at 127.0.0.1:1/sijill cannot be reached; see that it runs, and try again. (store-unreachable)\n",
  ]);
  for (const { err } of [wrong, away]) expect(err).not.toContain("s3cret");
});
