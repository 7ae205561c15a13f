import { expect, test } from "vitest";
import { z } from "zod";
import { crawlSmallSite } from "./crawled.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const record = z.object({ id: z.string(), type: z.string(), value: z.number() });

test(
  "a crawl leaves records, which are listed by what they are and shown with their words",
  { timeout: 240_000 },
  async () => {
    const site = await crawlSmallSite();
    const lines = await sijill(["records", "--by", "value", "--format", "ndjson"], site);
    const all = jsonLines(lines.out, record);
    expect(all.map(({ type, value }) => [type, value])).toEqual([
      ["funds", 40_000_000],
      ["jobs", 870],
    ]);
    const id = all[1]?.id ?? "";
    const table = await sijill(["records", "--type", "jobs", "--text", "parc ta"], site);
    expect(table.out).toMatch(
      new RegExp(`^${id} +\\S+ +870 jobs +jobs +realised +1 +pending +Un parc pour Taza$`, "m"),
    );
    expect(table.out).not.toContain("40 mn");
    expect((await sijill(["records", "--party", "Nobody"], site)).out).toMatch(/^no records/);
    const shown = await sijill(["records", "show", id], site);
    expect(shown.out).toMatch(/^870 jobs +jobs +realised /m);
    expect(shown.out).toMatch(/^review +pending$/m);
    expect(shown.out).toMatch(/^ +2025-03-04 +Port News +870 emplois$/m);
    const json = await sijill(["records", "show", id, "--json"], site);
    expect(jsonLines(json.out)).toMatchObject([{ id, statedBy: [{ article: { title: "Un parc pour Taza" } }] }]);
    const missing = await sijill(["records", "show", "rnobody"], site);
    expect(missing).toMatchObject({ status: 1, out: "" });
    expect(missing.err).toContain("there is no record rnobody");
  },
);

test("a filter that cannot be is refused", { timeout: 120_000 }, async () => {
  const folder = makeFolder({});
  for (const args of [
    ["--region", ","],
    ["--by", "name"],
    ["--type", "wishes"],
    ["--limit", "0"],
  ])
    expect(await sijill(["records", ...args], { folder })).toMatchObject({ status: 2, out: "" });
});
