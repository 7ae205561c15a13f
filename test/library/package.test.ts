/** What those get who install the package and import it. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import * as library from "../../src/index.ts";
import { settingsTable } from "../../src/settings.ts";
import { makeFolder, samplePages } from "../cli/program.ts";
import { installedPackage } from "../support/package.ts";
import { declaredIn } from "./declared.ts";

const modules = installedPackage();
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** A project of somebody who has installed the package. */
function makeProject(files: { readonly [name: string]: string }): string {
  const folder = makeFolder({ "package.json": "{}", ...files });
  symlinkSync(modules, join(folder, "node_modules"));
  return folder;
}

const script = `
import { readFileSync } from "node:fs";
import { extractFacts, loadEngine, loadSources, mergeArticles, readPage } from "sijill";

const body = readFileSync("page.html");
const page = { address: "", finalAddress: "", status: 200, headers: {}, fetchedAt: "2025-03-04T08:00:00Z", body };
const sources = loadSources();
const article = readPage(page, sources);
const { facts } = extractFacts(article, loadEngine());
const records = mergeArticles([{ article, facts }], sources);
console.log(JSON.stringify({ outlet: article.outlet, facts: facts.map(({ type, value, unit }) => [type, value, unit]), records: records.length }));
`;

test("a plain script reads a page and extracts its facts", () => {
  const folder = makeProject({ "script.mjs": script });
  cpSync(join(samplePages, "ecoactu-poids-lourds.html"), join(folder, "page.html"));
  const out = execFileSync(process.execPath, ["script.mjs"], { cwd: folder, encoding: "utf8", env: {} });
  const told: unknown = JSON.parse(out);
  expect(told).toMatchObject({
    outlet: "EcoActu",
    facts: expect.arrayContaining([["funds", 1_800_000_000, "MAD"]]),
    records: expect.any(Number),
  });
});

describe("types", () => {
  const user = `
import { extractFacts, loadEngine, loadSources, readPage, SijillError, statuses } from "sijill";
import type { Article, ClaimRecord, Engine, ErrorCode, Fact, Page, ReadableArticle, Source, Status } from "sijill";

const engine: Engine = loadEngine(["rules"]);
export const rules: string = engine.hash;
export const pauses = loadSources().all.map((source: Source): number | undefined => source.pause);
export function facts(page: Page): readonly Fact[] {
  const article: Article = readPage(page, loadSources(), { sizeLimit: 1_000 });
  const readable: ReadableArticle = article;
  return extractFacts(readable, engine).facts.filter(({ status }) => statuses.indexOf(status satisfies Status) > 0);
}
export const figure = ({ value, unit }: ClaimRecord): string => \`\${value?.toFixed() ?? "several"} \${unit}\`;
export const codeOf = (error: unknown): ErrorCode | null => (error instanceof SijillError ? error.code : null);
// @ts-expect-error a figure may be missing
export const double = (fact: Fact): number => fact.value * 2;
// @ts-expect-error engines are made by loadEngine, and what they are made of is nobody else's business
engine.cues("fr");
`;

  test.each([
    ["NodeNext", "NodeNext"],
    ["ESNext", "Bundler"],
  ])("hold for a strict user with modules %s", (module, moduleResolution) => {
    const options = {
      module,
      moduleResolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
      target: "ES2023",
    };
    const config = { compilerOptions: options, files: ["user.mts"] };
    const folder = makeProject({ "user.mts": user, "tsconfig.json": JSON.stringify(config) });
    const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    expect([stdout, status]).toEqual(["", 0]);
  });

  test("are those that are meant to be seen, and no others", () => {
    const names = declaredIn(join(modules, "sijill", "dist", "src", "index.d.ts")).map(({ name }) => name);
    expect(names.toSorted()).toMatchInlineSnapshot(`
      [
        "Account",
        "Alternative",
        "Article",
        "ArticleField",
        "ArticleKind",
        "Block",
        "BlockRole",
        "Cell",
        "ClaimRecord",
        "Column",
        "ColumnType",
        "Confidence",
        "DateBasis",
        "DatePrecision",
        "DatedFrom",
        "Disagreement",
        "Engine",
        "ErrorCode",
        "Evidence",
        "Extraction",
        "Fact",
        "FactDate",
        "FactKind",
        "FactType",
        "Figure",
        "Format",
        "FormatName",
        "JsonValue",
        "Language",
        "Mention",
        "MentionFamily",
        "Metric",
        "Outcome",
        "Page",
        "Party",
        "PartyRole",
        "Qualifier",
        "Rate",
        "ReadOptions",
        "ReadableArticle",
        "Reason",
        "ReasonCode",
        "Remedy",
        "ReviewState",
        "Row",
        "SameLink",
        "SijillError",
        "Source",
        "Sources",
        "Span",
        "StatingArticle",
        "Status",
        "Subject",
        "TableName",
        "TableSchema",
        "Telling",
        "TitleLanguage",
        "WriteOptions",
        "articleKinds",
        "columnTypes",
        "contentRoles",
        "dateBases",
        "datePrecisions",
        "errorCodes",
        "extractFacts",
        "factKinds",
        "factRows",
        "factTypes",
        "formatNames",
        "formats",
        "languages",
        "loadEngine",
        "loadSources",
        "loadTables",
        "makeSources",
        "mergeArticles",
        "metrics",
        "partyRoles",
        "qualifiers",
        "rates",
        "readPage",
        "readText",
        "reasonCodes",
        "reviewStates",
        "statuses",
        "tableNames",
        "titleLanguages",
      ]
    `);
    expect(Object.keys(library).filter((name) => !names.includes(name))).toEqual([]);
  });
});

test("importing does nothing that anybody would notice", () => {
  const folder = makeProject({ "script.mjs": 'import "sijill";' });
  const variables = [...settingsTable().matchAll(/^\| `(\w+)`/gm)].map(([, name = ""]) => [name, "not a value"]);
  expect(variables.length).toBeGreaterThan(10);
  // Without leave to write, to start a process or a thread; it ends by itself only where nothing is left open.
  const leave = ["--no-warnings", "--experimental-permission", "--allow-fs-read=*"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...leave, "script.mjs"], {
    cwd: folder,
    encoding: "utf8",
    env: Object.fromEntries(variables),
    timeout: 50_000,
  });
  expect([status, stdout, stderr]).toEqual([0, "", ""]);
  expect(readdirSync(folder).toSorted()).toEqual(["node_modules", "package.json", "script.mjs"]);
});
