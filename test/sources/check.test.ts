import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkSources } from "../../src/sources/check.ts";
import { builtIn, loadSources } from "../../src/sources/load.ts";
import { matchesPattern } from "../../src/sources/pattern.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sources-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const own = (id: string, more = ""): string => `id: ${id}
name: The ${id}
hosts: [${id}.example.ma]
languages: [fr]
outlet: press
${more}markup: unproven
`;

function defectsOf(files: { readonly [name: string]: string }): string[] {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return checkSources([builtIn, folder]).defects.map((defect) => defect.replace(`${folder}/`, ""));
}

test("the publishers that come with the program have no defect, and each stands in a file of its name", () => {
  expect(checkSources([builtIn]).defects).toEqual([]);
  expect(loadSources().all.map(({ id }) => `${id}.yaml`)).toEqual(readdirSync(builtIn).toSorted());
});

test("no pattern takes a site's other pages for articles", () => {
  const others = [
    "/contact",
    "/qui-sommes-nous",
    "/economie",
    "/category/economie",
    "/economie/page/2",
    "/author/salma",
  ];
  for (const { id, articlePatterns } of loadSources().all) {
    const taken = articlePatterns.filter((pattern) => others.some((path) => matchesPattern(pattern, path)));
    expect({ id, taken }).toEqual({ id, taken: [] });
  }
});

test("all defects of a file are told, in the order of its lines", () => {
  const broken = own("harbour", 'selectors: { body: ["div["] }\narticlePatterns: ["/{number}/{slug}"]\n');
  const defects = defectsOf({ "harbour.yaml": broken.replace("[fr]", "[fr, de]") });
  expect(defects.map((defect) => defect.split(": ").slice(0, 2).join(" "))).toEqual([
    "harbour.yaml:4 languages.1",
    "harbour.yaml:6 selectors.body.0",
    "harbour.yaml:7 articlePatterns.0",
  ]);
});

test("a field that is missing is named, and one that nobody knows is told where it stands", () => {
  const defects = defectsOf({ "a.yaml": own("harbour").replace("hosts:", "host:") });
  expect(defects).toEqual(["a.yaml:1: hosts: this is missing", 'a.yaml:3: nobody knows "host"']);
});

test("listings need patterns, and proven markup a selector of the body", () => {
  expect(defectsOf({ "a.yaml": own("harbour", "listings: [https://harbour.example.ma/news]\n") })).toEqual([
    expect.stringMatching(/^a\.yaml:6: listings: /),
  ]);
  expect(defectsOf({ "a.yaml": own("harbour").replace("unproven", "proven") })).toEqual([
    expect.stringMatching(/^a\.yaml:6: markup: /),
  ]);
});

const listing = `listings: [https://harbour.example.ma/news]\narticlePatterns: ["/news/{id}"]\n`;

test.each([
  ['paging: "?page={n}"\n', listing],
  ['paging: "{listing}/page/{n-1}/"\n', listing],
  ["paging: index.{n}.html\n", listing],
  ["schedule: 15 6-22 * * 1-5\n", ""],
  ["schedule: '*/30 * * * *'\n", ""],
  ["wordpress: true\nmaxDepth: 0\nmaxAge: 365\n", ""],
])("a source may say %j", (more, before) => {
  expect(defectsOf({ "a.yaml": own("harbour", before + more) })).toEqual([]);
});

test.each([
  ["paging", 'paging: "?page=2"\n', listing],
  ["paging", 'paging: "?page={n}&of={n}"\n', listing],
  ["paging", 'paging: "{slug}/{n}"\n', listing],
  ["paging", 'paging: "https://{listing}/{n}"\n', listing],
  ["paging", 'paging: "?page={n}"\n', ""],
  ["schedule", "schedule: every day\n", ""],
  ["schedule", "schedule: '* * * * * *'\n", ""],
  ["schedule", "schedule: 0 0 30 2 *\n", ""],
  ["maxDepth", "maxDepth: -1\n", ""],
  ["maxAge", "maxAge: 0\n", ""],
  ["wordpress", "wordpress: perhaps\n", ""],
])("a source's %s is checked: %j", (field, more, before) => {
  const [defect = ""] = defectsOf({ "a.yaml": own("harbour", more + before) });
  expect(defect).toMatch(new RegExp(`^a\\.yaml:6: ${field}: `));
});

test("two publishers of one host, one name or one id are told apart by nobody", () => {
  const defects = defectsOf({
    "a.yaml": own("harbour"),
    "b.yaml": own("quay").replace("[quay.example.ma]", "[quay.example.ma, www.harbour.example.ma]"),
    "c.yaml": own("dock", 'alsoNamed: ["THE QUAY"]\n'),
    "d.yaml": own("pier"),
    "e.yaml": own("pier"),
  });
  expect(defects).toEqual([
    expect.stringMatching(/^e\.yaml:1: id: the source pier is that of \S+d\.yaml already$/),
    expect.stringMatching(/^b\.yaml:3: hosts: the host harbour\.example\.ma is that of \S+a\.yaml already$/),
    expect.stringMatching(/^c\.yaml:2: name: the name the quay is that of \S+b\.yaml already$/),
  ]);
});

test("a file of one's own may replace one that comes with the program", () => {
  const replaced = own("maghress").replace("maghress.example.ma", "maghress.com");
  expect(defectsOf({ "mine.yaml": replaced })).toEqual([]);
});

test("markup of earlier years is tried after today's", () => {
  const text = own(
    "harbour",
    `articlePatterns: ["/{slug}"]
selectors: { title: [h1], body: [.text] }
versions:
  - { until: 2019-06, note: another program, articlePatterns: ["/node/{id}"], selectors: { body: ["#node"] } }
`,
  );
  writeFileSync(join(folder, "harbour.yaml"), text);
  const source = loadSources([folder]).forHost("harbour.example.ma");
  expect(source?.selectors).toMatchObject({ title: ["h1"], body: [".text", "#node"] });
  expect(source?.articlePatterns).toEqual(["/{slug}", "/node/{id}"]);
});
