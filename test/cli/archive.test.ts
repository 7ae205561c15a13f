import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { compressedApart, responseBytes } from "../archive/files.ts";
import { jsonLines, makeFolder, sijill } from "./program.ts";

const paragraphs = [
  "La région de Drâa-Tafilalet a signé lundi une convention avec un groupement de dattiers pour construire un entrepôt frigorifique à Erfoud.",
  "L'entrepôt, d'un coût de 38 millions de dirhams, permettra la création de 140 emplois et conservera la récolte de 900 familles.",
  "Il sera relié à la route nationale par une voie de deux kilomètres que la commune prend à sa charge.",
];

function page(title: string): string {
  const day = '<meta property="article:published_time" content="2025-03-04">';
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  return `<html lang="fr"><head><meta property="og:type" content="article">${day}</head><body><article><h1>${title}</h1>${text}</article></body></html>`;
}

const crawled = [
  responseBytes("https://dattes.example/erfoud", page("Erfoud aura son entrepôt")),
  responseBytes("https://oasis.example/2025/entrepot", page("Un entrepôt pour les dattes")),
];

const fact = z.looseObject({ type: z.string(), article: z.looseObject({ alsoIn: z.array(z.string()) }) });

test("a crawl made elsewhere is run through, and comes back out", { timeout: 180_000 }, async () => {
  const folder = makeFolder({ "crawl.warc.gz": compressedApart(crawled) });
  const taken = await sijill(["archive", "import", "crawl.warc.gz", "--data", "one"], { folder });
  expect(taken).toEqual({
    status: 0,
    err: "",
    out: expect.stringMatching(/^crawl\.warc\.gz: 2 records; 2 pages kept, .+\n2 articles with \d+ facts\n$/),
  });

  const listed = await sijill(["facts", "--format", "ndjson", "--data", "one"], { folder });
  const facts = jsonLines(listed.out, fact);
  expect(facts.map(({ type }) => type)).toEqual(expect.arrayContaining(["convention", "funds", "jobs"]));
  const shownBy = new Set(facts.map(({ article }) => article.alsoIn.join()));
  expect(shownBy).toEqual(new Set(["dattes.example", "oasis.example"]));
  const table = await sijill(["facts", "--data", "one"], { folder });
  expect(table.out).toContain(" +1 ");

  const written = await sijill(["archive", "export", "again.warc.gz", "--data", "one"], { folder });
  expect(written).toEqual({ status: 0, err: "", out: "2 pages written to again.warc.gz\n" });
  expect(existsSync(join(folder, "again.warc.gz.part"))).toBe(false);
  await sijill(["archive", "import", "again.warc.gz", "--data", "two"], { folder });
  const again = await sijill(["facts", "--format", "ndjson", "--data", "two"], { folder });
  expect(again.out).toBe(listed.out);
});

test("what is damaged or missing is told with its place, and the rest is taken", { timeout: 180_000 }, async () => {
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = crawled;
  const damaged = Buffer.concat([first, Buffer.from("WARC/1.0\r\nnothing more\r\n\r\n"), second]);
  const folder = makeFolder({ "crawl.warc": damaged });
  const taken = await sijill(["archive", "import", "none.warc", "crawl.warc"], { folder });
  expect(taken.status).toBe(1);
  expect(taken.err).toContain("none.warc does not exist");
  expect(taken.err).toMatch(/^sijill: crawl\.warc, byte \d+: the record cannot be read: .+ \(bad-data\)$/m);
  expect(taken.out).toContain("2 pages kept");
});

test("an export replaces no file unasked, and takes only what is named", { timeout: 180_000 }, async () => {
  const folder = makeFolder({ "crawl.warc": Buffer.concat(crawled), "old.warc.gz": "old" });
  await sijill(["archive", "import", "crawl.warc"], { folder });
  const refused = await Promise.all([
    sijill(["archive", "export", "old.warc.gz"], { folder }),
    sijill(["archive", "export", "plain.warc"], { folder }),
    sijill(["archive", "export", "a.warc.gz", "--source", "nobody"], { folder }),
    sijill(["archive", "export", "a.warc.gz", "--from", "someday"], { folder }),
    sijill(["archive", "export", "none/a.warc.gz"], { folder }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([2, 2, 2, 2, 1]);
  expect(readFileSync(join(folder, "old.warc.gz"), "utf8")).toBe("old");
  const some = await Promise.all([
    sijill(["archive", "export", "old.warc.gz", "--force"], { folder }),
    sijill(["archive", "export", "b.warc.gz", "--from", "2024-03", "--to", "2024-03-01"], { folder }),
    sijill(["archive", "export", "c.warc.gz", "--to", "2024-02"], { folder }),
    sijill(["archive", "export", "d.warc.gz", "--source", "medias24"], { folder }),
  ]);
  expect(some.map(({ out }) => out.slice(0, 8))).toEqual(["2 pages ", "2 pages ", "0 pages ", "0 pages "]);
});
