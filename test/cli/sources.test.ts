import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { jsonLines, makeFolder, samplePages, sijill } from "./program.ts";

const own = `id: harbour
name: Harbour News
hosts: [harbour.example.ma]
languages: [fr]
outlet: press
markup: unproven
`;

test("publishers are listed as lines that programs can cut, those of one's own among them", async () => {
  const folder = makeFolder({ "own/harbour.yaml": own });
  const [list, asJson] = await Promise.all([
    sijill(["sources", "--sources", "own"], { folder }),
    sijill(["sources", "list", "--json"], { folder, env: { SIJILL_SOURCES: "own" } }),
  ]);
  expect([list.status, asJson.status]).toEqual([0, 0]);
  const rows = list.out
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([7]));
  expect(rows).toContainEqual(["harbour", "Harbour News", "press", "fr", "-", "unproven", "harbour.example.ma"]);
  const ids = jsonLines(asJson.out, z.object({ id: z.string() })).map(({ id }) => id);
  expect(ids).toEqual(rows.map(([id]) => id));
});

test("a publisher is shown by its id or a host; one that nobody knows is wrong use", async () => {
  const folder = makeFolder();
  const [byId, byHost, unknown] = await Promise.all([
    sijill(["sources", "show", "medias24"], { folder }),
    sijill(["sources", "show", "www.medias24.com"], { folder }),
    sijill(["sources", "show", "medias25"], { folder }),
  ]);
  expect(byId.out).toMatch(/^id: medias24\nname: Médias24\n/);
  expect(byHost.out).toBe(byId.out);
  expect(unknown).toMatchObject({ status: 2, err: expect.stringContaining("did you mean medias24?") });
});

test("defects of publishers' files are told with file and line, and set the exit status", async () => {
  const folder = makeFolder({ "own/harbour.yaml": own.replace("[fr]", "[de]").replace("outlet: press\n", "") });
  const [ours, theirs] = await Promise.all([
    sijill(["sources", "check"], { folder }),
    sijill(["sources", "check", "--sources", "own"], { folder }),
  ]);
  expect(ours).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+ files, 0 defects\n$/) });
  expect(theirs.status).toBe(1);
  expect(theirs.out).toMatch(
    /^own\/harbour\.yaml:1: outlet: .+\nown\/harbour\.yaml:4: languages\.0: .+\n\d+ files, 2 defects\n$/,
  );
});

test(
  "a saved page becomes a fixture, which is never written over unless that is wished",
  { timeout: 60_000 },
  async () => {
    const page = readFileSync(join(samplePages, "lavieeco-routes-rurales.html"));
    const folder = makeFolder({ "page.html": page });
    const address = "https://www.lavieeco.com/economie/routes-rurales-le-chantier/";
    const make = (...more: string[]) =>
      sijill(["sources", "fixture", "page.html", "--address", address, "--out", "pages", ...more], { folder });
    const first = await make();
    expect(first).toMatchObject({ status: 0, err: "" });
    expect(first.out).toMatch(/^wrote pages\/lavieeco-routes-rurales-chantier\.html\nwrote .+\.json\n/);
    const expected: unknown = JSON.parse(
      readFileSync(join(folder, "pages/lavieeco-routes-rurales-chantier.json"), "utf8"),
    );
    expect(expected).toMatchObject({ url: address, article: { outlet: "La Vie éco", language: "fr" }, note: "" });
    expect(readFileSync(join(folder, "pages/lavieeco-routes-rurales-chantier.html"))).toEqual(page);

    expect(await make()).toMatchObject({ status: 2, err: expect.stringContaining("--force") });
    expect(await make("--force")).toMatchObject({ status: 0 });
    expect(await make("--name", "../elsewhere")).toMatchObject({ status: 2 });
  },
);
