import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { z } from "zod";
import type { ExportOptions } from "../../src/cli/export.ts";
import { planOf, selectionOf } from "../../src/cli/export-plan.ts";
import { type TableName, tableNames } from "../../src/export/names.ts";
import { crawlSmallSite, type Crawled } from "./crawled.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const described = z.object({
  resources: z.array(
    z.object({ name: z.string(), path: z.string(), rows: z.number(), bytes: z.number(), hash: z.string() }),
  ),
});

/** What a Data Package says of its files, each checked against the file. */
function checkedResources(site: Crawled, path: string): z.output<typeof described>["resources"] {
  const file = join(site.folder, path);
  const { resources } = described.parse(JSON.parse(readFileSync(file, "utf8")));
  for (const { path: name, bytes, hash } of resources) {
    const content = readFileSync(join(file, "..", name));
    expect([content.length, `sha256:${createHash("sha256").update(content).digest("hex")}`]).toEqual([bytes, hash]);
  }
  return resources;
}

test("tables become files in every form, with what describes them beside", { timeout: 300_000 }, async () => {
  const site = await crawlSmallSite();
  const run = async (...args: string[]) => sijill(["export", ...args], site);

  const csv = await run("--out", "out.csv", "--language", "fr", "--bom", "--type", "funds,jobs");
  expect(csv).toMatchObject({ status: 0, err: "" });
  expect(csv.out).toMatch(/^records +2 +[\d,]+ +out\.csv$/m);
  const lines = readFileSync(join(site.folder, "out.csv"), "utf8").split("\r\n");
  expect(lines[0]).toMatch(/^\u{feff}Identifiant,Version,/u);
  expect(lines).toHaveLength(4);
  expect(readdirSync(site.folder).filter((name) => name.startsWith("out"))).toEqual([
    "out.csv",
    "out.datapackage.json",
    "out.schema.json",
  ]);
  expect(checkedResources(site, "out.datapackage.json")).toMatchObject([{ name: "records", rows: 2, path: "out.csv" }]);

  expect(await run("--out", "out.csv")).toMatchObject({ status: 2, out: "" });
  expect(await run("--out", "out.csv", "--force", "--no-sidecars")).toMatchObject({ status: 0 });
  expect(readFileSync(join(site.folder, "out.csv"), "utf8")).toMatch(/^id,version,/);

  expect(await run("all", "--format", "parquet", "--out", "tables")).toMatchObject({ status: 0 });
  expect(readdirSync(join(site.folder, "tables")).toSorted()).toEqual(
    ["datapackage.json", ...tableNames.flatMap((name) => [`${name}.parquet`, `${name}.schema.json`])].toSorted(),
  );
  expect(checkedResources(site, "tables/datapackage.json").map(({ name }) => name)).toEqual(tableNames);

  expect(await run("all", "--out", "register.sqlite")).toMatchObject({ status: 0 });
  const database = new Database(join(site.folder, "register.sqlite"), { readonly: true });
  expect(database.prepare("select count(*) as count from facts").get()).toMatchObject({ count: 2 });
  database.close();
  expect(checkedResources(site, "register.datapackage.json")).toHaveLength(tableNames.length);
  expect(existsSync(join(site.folder, "register.schema.json"))).toBe(false);
});

test("a pipe gets the rows and nothing else, and may have enough of them", { timeout: 300_000 }, async () => {
  const site = await crawlSmallSite();
  const run = async (...args: string[]) => sijill(["export", ...args], site);
  const [article, ...more] = jsonLines<{ title: string; text: string }>(
    (await run("articles", "--type", "jobs", "--with-text", "--format", "jsonl")).out,
  );
  expect(more).toEqual([]);
  expect(article?.title).toBe("Un parc pour Taza");
  expect(article?.text).toContain("870 emplois");
  expect(await sijill(["export"], { ...site, closeAfter: 10 })).toMatchObject({ status: 0, err: "" });

  const [, funds = "", jobs = ""] = (await run("--from", "2025")).out.split("\r\n");
  const rejected = [funds, jobs].find((line) => line.includes("jobs,"))?.split(",")[0] ?? "";
  expect(await sijill(["review", "reject", rejected], site)).toMatchObject({ status: 0 });
  expect((await run()).out).not.toContain(rejected);
  expect((await run("--state", "rejected")).out).toContain(rejected);
  expect((await run("facts")).out).not.toContain(rejected);
  expect((await run("facts", "--as-stated", "--type", "jobs")).out).toContain(rejected);
  expect((await run("reviews", "--state", "rejected", "--format", "json")).out).toContain('"action":"reject"');
  expect((await run("--reviewed")).out.split("\r\n")).toHaveLength(2);
});

test("what does not go together is refused, with what does", { timeout: 120_000 }, async () => {
  const folder = makeFolder({ "there.json": "{}" });
  const refused: readonly (readonly [TableName | "all", Partial<ExportOptions>, RegExp])[] = [
    ["records", { out: "x.docx" }, /csv, jsonl/],
    ["all", {}, /folder/],
    ["all", { out: "x.csv" }, /one table/],
    ["records", { format: "sqlite" }, /file/],
    ["records", { out: join(folder, "there.json") }, /--force/],
    ["records", { reviewed: true, state: ["pending"] }, /accepted,corrected/],
    ["records", { asStated: true }, /facts, evidence and articles/],
    ["facts", { asStated: true, region: ["oriental"] }, /--type, --status/],
    ["facts", { asStated: true, outlet: ["Le Matin", "Le Soir"] }, /one --outlet/],
  ];
  for (const [what, told, words] of refused) {
    const options = { sidecars: true, ...told };
    expect(() => [planOf(what, options, false), selectionOf(what, options)]).toThrow(words);
  }
  expect(() => planOf("records", { sidecars: true }, true)).toThrow(/for this terminal/);
  const ended = await sijill(["export", "wishes"], { folder });
  expect(ended).toMatchObject({ status: 2, out: "" });
  expect(await sijill(["export", "--out", "y.csv"], { folder })).toMatchObject({ status: 1, out: "" });
  expect(readdirSync(folder)).toEqual(["there.json"]);
});
