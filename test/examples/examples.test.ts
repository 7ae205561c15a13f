/** The examples do what they say, as programs of somebody who has installed the package. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { samplePages, sijill, type Ended } from "../cli/program.ts";
import { serveTable } from "../crawl/server.ts";
import { askDuckdb } from "../export/support/duckdb.ts";
import { root } from "../support/cache.ts";
import { makeProject } from "../support/project.ts";

const examples = join(root, "examples");
const programs = readdirSync(examples).filter((name) => name.endsWith(".mjs"));

function projectWithExamples(files: { readonly [name: string]: string } = {}): string {
  const folder = makeProject(files);
  cpSync(examples, join(folder, "examples"), { recursive: true });
  return folder;
}

function run(folder: string, name: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join("examples", name), ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, out, err })));
}

describe("all examples", () => {
  test("hold for the compiler", () => {
    const folder = projectWithExamples();
    const options = { module: "NodeNext", target: "ES2023", strict: true, noEmit: true, types: ["node"] };
    const compilerOptions = { ...options, allowJs: true, checkJs: true, skipLibCheck: true };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["examples"] }));
    const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
    const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    expect([stdout, status]).toEqual(["", 0]);
  });

  test.each(programs)("%s is short, and says what it shows and how it is run", (name) => {
    const text = readFileSync(join(examples, name), "utf8");
    expect(text.split("\n").length).toBeLessThanOrEqual(65);
    expect(text).toMatch(new RegExp(`^/\\*\\*\\n \\* .+\\n[^]*\\n \\*   node examples/${name}`));
    expect(readFileSync(join(examples, "README.md"), "utf8")).toContain(`(${name})`);
  });
});

describe("a folder of pages", () => {
  test("becomes a Parquet file that DuckDB answers questions from", async () => {
    const folder = projectWithExamples({ "pages/broken.html": "" });
    for (const name of ["ecoactu-poids-lourds.html", "hespress-dakhla-port.html", "mwn-kenitra-bus-line.html"])
      cpSync(join(samplePages, name), join(folder, "pages", name));
    const made = await run(folder, "pages-to-parquet.mjs", ["pages", "facts.parquet"]);
    expect(made).toMatchObject({ status: 0, err: expect.stringMatching(/^broken\.html: .+ \(empty-input\)\n$/) });
    const facts = Number(/^(\d+) facts of 3 pages in facts\.parquet\n$/.exec(made.out)?.[1]);
    const rows = await askDuckdb(`select outlet, facts from (
      select article_outlet as outlet, count(*)::int as facts, min(length(quote)) as shortest
      from '${join(folder, "facts.parquet")}' group by all) where shortest > 0`);
    expect(rows.length).toBe(3);
    expect(rows.reduce((sum, row) => sum + Number(row["facts"]), 0)).toBe(facts);

    const asked = await run(folder, "duckdb-query.mjs", ["facts.parquet"]);
    expect(asked).toMatchObject({ status: 0, err: "" });
    expect(asked.out).toMatch(/year.+unit.+promised.+realised.+articles/);
    expect(asked.out).toMatch(/'MAD' │ 1965000000/);
  });
});

describe("one's own", () => {
  test("rule finds what nobody looked for", async () => {
    const { status, out, err } = await run(projectWithExamples(), "custom-rule.mjs", []);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(/^without: "40 MDH" is unexplained: .+\nwith: funds planned 40000000 MAD by own\/dream\n$/);
  });

  test("rule and source hold for the program", async () => {
    const rules = await sijill(["rules", "test", "--rules", join(examples, "rules")], { folder: root });
    expect([rules.status, rules.out]).toEqual([0, expect.stringContaining(" 0 do not")]);
    const sources = await sijill(["sources", "check", "--sources", join(examples, "sources")], { folder: examples });
    expect([sources.status, sources.err]).toEqual([0, ""]);
  });

  test("source reads its pages as they are", async () => {
    const { status, out, err } = await run(projectWithExamples(), "custom-source.mjs", []);
    expect([status, err]).toEqual([0, ""]);
    const [without, with_] = out.trim().split("\n");
    expect(without).toMatch(/"outlet":null.+"paragraphs":3/);
    expect(with_).toBe(
      'with: {"outlet":"Harbour News","title":"Des quais pour Nador","author":"Salma Idrissi","publishedAt":"2025-03-04","paragraphs":2}',
    );
  });
});

/** The page of a park that has created some posts. */
function parkPage(figure: number): string {
  return `<html lang="fr"><head><meta property="og:type" content="article"></head>
    <body><article><h1>Un parc pour Taza</h1><p>Le parc a créé ${figure} emplois depuis son ouverture, selon ses gérants,
    qui ont reçu mardi les élus de la commune.</p><p>Les responsables du chantier ont présenté le calendrier des travaux
    aux habitants, en présence du ministre.</p></article></body></html>`;
}

test("a monitor tells each fact once", async () => {
  const items = ["<item><link>/parc</link></item>"];
  const server = await serveTable({
    "/feed": (_, response) =>
      response
        .setHeader("content-type", "application/rss+xml")
        .end(`<rss version="2.0"><channel>${items.join("")}</channel></rss>`),
    "/parc": parkPage(870),
    "/usine": parkPage(320),
  });
  const source = `id: port_news\nname: Port News\nhosts: [127.0.0.1]\nlanguages: [fr]\noutlet: press\nfeeds: [${server.origin}/feed]\nmarkup: unproven\n`;
  const folder = projectWithExamples({ "sources/port_news.yaml": source });
  const env = { SIJILL_SOURCES: "sources", SIJILL_ALLOW_HOSTS: server.host, SIJILL_HOST_PAUSE: "0" };
  const watch = () => run(folder, "monitor.mjs", ["port_news"], env);
  expect(await watch()).toMatchObject({ status: 0, out: expect.stringMatching(/870.*\/parc\n1 new facts\n$/) });
  expect(await watch()).toMatchObject({ status: 0, out: "0 new facts\n" });
  items.push("<item><link>/usine</link></item>");
  expect(await watch()).toMatchObject({ status: 0, out: expect.stringMatching(/320.*\/usine\n1 new facts\n$/) });
  expect(server.paths()).toContain("/usine");
}, 240_000);
