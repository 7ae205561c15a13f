import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openRegister } from "../../src/cli/register.ts";
import { crawlSmallSite, dreamRule } from "./crawled.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

test("other rules show what they would change, and then change it, once", { timeout: 240_000 }, async () => {
  const { folder, env, addressOf } = await crawlSmallSite();
  writeFileSync(join(folder, "rules", "dream.yaml"), dreamRule("committed"));
  const [dry, lines] = await Promise.all([
    sijill(["reextract", "--dry-run"], { folder, env }),
    sijill(["reextract", "--dry-run", "--json"], { folder, env }),
  ]);
  expect([dry.status, dry.err]).toEqual([0, ""]);
  expect(dry.out).toContain(
    `Des quais pour Nador\n${addressOf("/quais")}\n  changed  40 mn MAD: status planned → committed\n`,
  );
  expect(dry.out).toMatch(/^ +La ville rêve de \[40 MDH\] de quais/m);
  expect(dry.out).toMatch(/^articles +3 +2 +1 +0 +0 +0 +0 +0$/m);
  expect(dry.out).toMatch(/^funds +1 +0 +1 +0 +0 +1$/m);
  expect(dry.out).toMatch(/^jobs +1 +1 +0 +0 +0 +1$/m);
  expect(dry.out).toMatch(/^status +1 +0 +0 +1 +0$/m);
  expect(dry.out).toContain("Nothing was changed");
  const [page, counts, ...more] = jsonLines(lines.out, z.looseObject({}));
  expect(page).toMatchObject({
    address: addressOf("/quais"),
    outcome: "changed",
    changes: [{ aspects: ["status"], before: { status: "planned" }, after: { status: "committed" } }],
  });
  expect(counts).toMatchObject({ dryRun: true, read: 3, left: 0, pruned: 0, facts: { funds: { changed: 1 } } });
  expect(more).toEqual([]);

  const done = await sijill(["reextract", "port_news"], { folder, env });
  expect(done.out).toMatch(/^articles +3 +2 +1 /m);
  expect(done.out).not.toContain("Nothing was changed");
  expect(done.out).not.toContain("Des quais pour Nador");
  const [again, facts] = await Promise.all([
    sijill(["reextract"], { folder, env }),
    sijill(["facts", "--format", "csv"], { folder, env }),
  ]);
  expect(again).toEqual({ status: 0, out: "Every page was read by these rules already.\n", err: "" });
  expect(facts.out).toMatch(/,funds,investment,committed,40000000,/);

  // What is noise from now on is no part of a text, and other texts have other twins.
  appendFileSync(join(folder, "sources", "port.yaml"), 'noise: ["Les responsables du chantier"]\n');
  const shorter = await sijill(["reextract"], { folder, env });
  expect(shorter.out).toMatch(/^articles +3 /m);
  const register = await openRegister({ dataFolder: join(folder, "data"), databaseUrl: null });
  onTestFinished(() => register.close());
  expect((await register.counts()).articles).toBe(3);
  expect(await register.unlinkedArticles("", 10)).toEqual([]);
});

test("without a register, and for a publisher that nobody knows, it says what to do", { timeout: 60_000 }, async () => {
  const folder = makeFolder();
  const [missing, unknown] = await Promise.all([
    sijill(["reextract"], { folder }),
    sijill(["reextract", "nobody_at_all"], { folder }),
  ]);
  expect([missing.status, missing.err]).toEqual([
    1,
    expect.stringMatching(/no register in \.\/data.+\(missing-input\)\n$/),
  ]);
  expect([unknown.status, unknown.err]).toEqual([2, expect.stringMatching(/no publisher "nobody_at_all"/)]);
});
