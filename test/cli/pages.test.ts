import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { serveTable } from "../crawl/server.ts";
import { jsonLines, makeFolder, samplePages, sijill } from "./program.ts";

const dated = readFileSync(join(samplePages, "ecoactu-poids-lourds.html"));
const undated = readFileSync(join(samplePages, "lenouvelliste-emploi-jeunes.html"));
const chinese = `<html><body><h1>新的汽车工厂</h1><article><p>${"摩洛哥政府周二宣布将在丹吉尔建设一个新的汽车工厂。".repeat(8)}</p></article></body></html>`;

const copied = `Menu
Accueil
Un plan pour le cuir
La région a signé hier trois conventions avec les professionnels du cuir, a annoncé son président devant la presse à Fès.
Ces conventions doivent permettre la création de 1.200 emplois d'ici 2030, selon les signataires réunis pour l'occasion.
`;

const errorLine = (input: string, code: string) => ({ input, error: { code, message: expect.stringMatching(/^.+$/) } });
const pageLine = (input: string) => expect.objectContaining({ input, article: expect.anything() });

test("extract writes one line a page in the order of the inputs, whatever fails among them", async () => {
  const folder = makeFolder({
    "good.html": dated,
    "empty.html": "",
    "binary.html": Buffer.from([0, 1, 2, 3, 0, 255]),
    "huge.html": "",
    "chinese.html": chinese,
    "file.pdf": "%PDF-1.7",
    "bare/notes.txt": "nothing",
  });
  truncateSync(join(folder, "huge.html"), 200 * 1024 * 1024);
  const bad = {
    "empty.html": "empty-input",
    "binary.html": "not-text",
    "huge.html": "too-large",
    "chinese.html": "language-unknown",
    "file.pdf": "is-pdf",
    bare: "missing-input",
    "nowhere.html": "missing-input",
    "http://127.0.0.1:9/": "address-forbidden",
    "http://": "bad-address",
  };
  const inputs = ["good.html", ...Object.keys(bad), "good.html"];
  const { status, out, err } = await sijill(["extract", ...inputs, "--format", "ndjson"], { folder });
  expect(jsonLines(out)).toEqual([
    pageLine("good.html"),
    ...Object.entries(bad).map(([input, code]) => errorLine(input, code)),
    pageLine("good.html"),
  ]);
  expect([status, err]).toEqual([1, ""]);
});

test("the lines of extract and read hold what other programs are promised", async () => {
  const folder = makeFolder({ "good.html": dated });
  const [extracted, read] = await Promise.all(
    ["extract", "read"].map((command) => sijill([command, "good.html", "--format", "ndjson"], { folder })),
  );
  const article = {
    url: "https://ecoactu.ma/poids-lourds-un-constructeur-prend-date-a-kenitra/",
    title: "Poids lourds : un constructeur prend date à Kénitra",
    text: expect.stringMatching(/investir 1,8\sMMDH et/),
    language: "fr",
    publishedAt: "2016-12-15T10:12:44+00:00",
    publishedFrom: expect.any(String),
    modifiedAt: null,
    modifiedFrom: null,
    outlet: "EcoActu",
    originalOutlet: null,
    author: "Imane Bouhrara Idrissi",
    section: "Business",
    kind: "article",
    kindReason: expect.any(String),
  };
  expect([extracted?.status, read?.status]).toEqual([0, 0]);
  expect(jsonLines(read?.out ?? "")).toEqual([{ input: "good.html", article }]);
  const fact = expect.objectContaining({
    type: "funds",
    value: 1_800_000_000,
    unit: "MAD",
    evidence: expect.anything(),
  });
  expect(jsonLines(extracted?.out ?? "")).toEqual([
    { input: "good.html", article, facts: expect.arrayContaining([fact]) },
  ]);
});

test("failures are one line each on standard error, and the rest is printed for people", async () => {
  const folder = makeFolder({ "good.html": dated, "empty.html": "" });
  const { status, out, err } = await sijill(["extract", "empty.html", "good.html", "no\nwhere.html"], { folder });
  expect(err).toMatch(/^sijill: empty\.html: .+ \(empty-input\)\nsijill: no where\.html: .+ \(missing-input\)\n$/);
  expect(out).toMatch(/^good\.html\nPoids lourds.+\nEcoActu · .+\n/);
  expect(out).toMatch(/^ {2}1\.8 bn MAD +funds \(investment\) +committed +2016-12-1\d .+\[1,8 MMDH\]/m);
  expect(out).not.toContain("\u001B");
  expect(status).toBe(1);
});

test("a folder stands for its *.html, those of its folders too, sorted by path", async () => {
  const folder = makeFolder({
    "pages/b.html": dated,
    "pages/a/z.html": dated,
    "pages/a.html": dated,
    "pages/c.txt": copied,
    "pages/d.json": "{}",
  });
  const { status, out } = await sijill(["read", "pages/", "pages/c.txt", "--format", "ndjson"], { folder });
  expect(status).toBe(0);
  expect(jsonLines(out)).toEqual(["pages/a.html", "pages/a/z.html", "pages/b.html", "pages/c.txt"].map(pageLine));
});

test("--published dates a page that tells no day, and no other", async () => {
  const folder = makeFolder({ "dated.html": dated, "undated.html": undated, "copied.txt": copied });
  const inputs = ["dated.html", "undated.html", "copied.txt"];
  const args = ["extract", ...inputs, "--published", "2024-05-31", "--format", "ndjson"];
  const { status, out } = await sijill(args, { folder });
  expect(status).toBe(0);
  expect(jsonLines(out)).toMatchObject([
    { article: { publishedAt: "2016-12-15T10:12:44+00:00" } },
    { article: { publishedAt: "2024-05-31", publishedFrom: "option" } },
    {
      article: { title: "Un plan pour le cuir", publishedAt: "2024-05-31" },
      facts: [
        { type: "convention", value: 3, date: { value: "2024-05-30" } },
        { type: "jobs", value: 1200, horizon: "2030" },
      ],
    },
  ]);
});

test("pages come from standard input and from the web as well", async () => {
  const server = await serveTable({
    "/article": dated.toString("utf8"),
    "/robots.txt": "User-agent: *\nDisallow: /private",
  });
  const env = { SIJILL_ALLOW_HOSTS: server.host, SIJILL_HOST_PAUSE: "0" };
  const inputs = ["-", `${server.origin}/article`, `${server.origin}/private`, `${server.origin}/gone`];
  const surroundings = { folder: makeFolder(), env, input: dated };
  const { status, out } = await sijill(["read", ...inputs, "--format", "ndjson"], surroundings);
  expect(status).toBe(1);
  expect(jsonLines(out)).toEqual([
    pageLine("-"),
    pageLine(`${server.origin}/article`),
    errorLine(`${server.origin}/private`, "robots-disallow"),
    errorLine(`${server.origin}/gone`, "http-refused"),
  ]);
});

test("a reader that has enough, such as head, ends the run quietly", async () => {
  const folder = makeFolder();
  const { status, err } = await sijill(["read", samplePages, samplePages], { folder, closeAfter: 1 });
  expect([status, err]).toEqual([0, ""]);
});

test("read --explain tells of each block taken out which step took it and why", async () => {
  const folder = makeFolder({ "page.html": dated });
  const [asText, asLines] = await Promise.all([
    sijill(["read", "--explain", "page.html"], { folder }),
    sijill(["read", "--explain", "page.html", "--format", "ndjson"], { folder }),
  ]);
  expect(asText.out).toMatch(/\nHow it was read\n {2}article +\S.+\n {2}published +2\d{3}-.+, from \S.+\n/);
  expect(asText.out).toMatch(/\nTaken out\n {2}step +role +reason +block\n {2}\S/);
  const block = z.strictObject({
    step: z.string().min(1),
    reason: z.string().min(1),
    role: z.string(),
    text: z.string(),
  });
  expect(asText.out).toMatch(/\n {2}day found +2\d{3}-.+, from \S.+\n/);
  const day = z.strictObject({ value: z.string().startsWith("2"), from: z.string().min(1) });
  const [line] = jsonLines(asLines.out, z.object({ removed: z.array(block).min(1), days: z.array(day).min(1) }));
  expect(line?.removed.map(({ step }) => step)).toContain("markup");
});
