import { expect, test } from "vitest";
import { z } from "zod";
import { type Crawled, crawlSmallSite } from "./crawled.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const record = z.object({ id: z.string(), type: z.string(), value: z.number() });

async function listed(surroundings: Crawled, ...more: string[]): Promise<z.infer<typeof record>[]> {
  const { out } = await sijill(["review", "list", "--format", "ndjson", ...more], surroundings);
  return jsonLines(out, record);
}

test("what waits is listed, decided about and taken back, with its history", { timeout: 240_000 }, async () => {
  const site = await crawlSmallSite();
  const waiting = await listed(site);
  expect(waiting).toHaveLength(2);
  expect(waiting).toContainEqual(expect.objectContaining({ type: "funds", value: 40_000_000 }));
  expect(waiting).toContainEqual(expect.objectContaining({ type: "jobs", value: 870 }));
  const id = waiting.find(({ type }) => type === "jobs")?.id ?? "";
  const table = await sijill(["review", "list", "--by", "date"], site);
  expect(table.out).toMatch(new RegExp(`^${id} +0\\.\\d\\d +\\S+ +870 jobs +jobs +realised +Un parc pour Taza$`, "m"));

  const accepted = await sijill(["review", "accept", id, "--why", "as in the communiqué", "--who", "Leïla"], site);
  expect(accepted).toEqual({ status: 0, out: `${id}: accepted\n`, err: "" });
  expect(await listed(site)).toHaveLength(1);
  expect(await listed(site, "--state", "accepted,corrected")).toMatchObject([{ id }]);
  const undone = await sijill(["review", "undo", id], site);
  expect(undone.out).toBe(`${id}: pending\n`);
  const shown = await sijill(["review", "show", id], site);
  expect(shown.out).toContain("Port News: 870 emplois");
  expect(shown.out).toMatch(/^\S+ \S+ +local +undo +pending$/m);
  expect(shown.out).toMatch(/^\S+ \S+ +Leïla +accept +taken back +as in the communiqué$/m);
});

test("the rules that people had to correct are listed with the sentences", { timeout: 240_000 }, async () => {
  const site = await crawlSmallSite();
  expect((await sijill(["rules", "mend"], site)).out).toMatch(/^nothing to mend/);
  const [dream] = await listed(site, "--rule", "own/dream");
  await sijill(["review", "reject", dream?.id ?? "", "--why", "a dream"], site);
  const { out } = await sijill(["rules", "mend"], site);
  expect(out).toContain("own/dream: too few decisions to measure; accepted 0, corrected 0, rejected 1, missed 0\n");
  expect(out).toContain("rejected: La ville rêve de 40 MDH de quais, ont dit les élus de la commune. (a dream)\n");
  const lines = await sijill(["rules", "mend", "--format", "ndjson"], site);
  expect(jsonLines(lines.out)).toMatchObject([
    { rule: "own/dream", rejected: 1, failures: [{ review: { why: "a dream" } }] },
  ]);
});

test("what cannot be decided is told, and the rest is done", { timeout: 240_000 }, async () => {
  const site = await crawlSmallSite();
  const [one, two] = await listed(site);
  const both = await sijill(["review", "accept", one?.id ?? "", one?.id ?? "", "rnone", two?.id ?? ""], site);
  expect([both.status, both.out]).toEqual([1, `${one?.id}: accepted\n${two?.id}: accepted\n`]);
  expect(both.err).toMatch(/accept is not possible for a record that is accepted; .+\(wrong-use\)/);
  expect(both.err).toMatch(/there is no record rnone; .+\(missing-input\)/);
});

test("it asks for a register, and for somebody who decides", { timeout: 60_000 }, async () => {
  const folder = makeFolder();
  const [missing, nobody] = await Promise.all([
    sijill(["review", "list"], { folder }),
    sijill(["review", "accept", "r1", "--who", "automatic"], { folder }),
  ]);
  expect([missing.status, missing.out]).toEqual([1, ""]);
  expect([nobody.status, nobody.out]).toEqual([2, ""]);
});
