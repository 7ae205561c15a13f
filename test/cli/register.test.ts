import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { serveTable } from "../crawl/server.ts";
import { jsonLines, makeFolder, samplePages, sijill } from "./program.ts";

const pages = readdirSync(samplePages).filter((name) => name.endsWith(".html")).length;

test(
  "the sample fills a register of its own once, and facts lists it in three forms",
  { timeout: 120_000 },
  async () => {
    const folder = makeFolder();
    const first = await sijill(["sample", "--no-desk"], { folder });
    expect([first.status, first.err]).toEqual([0, ""]);
    expect(first.out).toContain(`${pages} pages shown, ${pages} of them new; ${pages} articles kept`);
    expect(first.out).toMatch(
      /^ {2}88 mn MAD +funds \(public funding\) +committed +2024-05-22 .+\[88 millones de dirhams\]/m,
    );
    expect(first.out).toMatch(/^Next:\n {2}npx sijill records --data data\/sample/m);
    expect(first.out.split("\n").length).toBeLessThan(50);
    expect(existsSync(join(folder, "data", "register.db"))).toBe(false);

    const listed = await sijill(["facts", "--data", "data/sample", "--format", "ndjson"], { folder });
    const second = await sijill(["sample", "--no-desk"], { folder });
    const [again, csv, table, some, none] = await Promise.all([
      sijill(["facts", "--data", "data/sample", "--format", "ndjson"], { folder }),
      sijill(["facts", "--format", "csv"], { folder, env: { SIJILL_DATA: "data/sample" } }),
      sijill(["facts", "--data", "data/sample", "--limit", "3"], { folder }),
      sijill(
        ["facts", "--data=data/sample", "--type=jobs,funds", "--status=planned", "--from=2024", "--format=ndjson"],
        {
          folder,
        },
      ),
      sijill(["facts", "--data", "data/sample", "--text", "nobody says this"], { folder }),
    ]);
    expect(second.out).toContain("Nothing new: all that the site shows was in the register already");
    expect(again.out).toBe(listed.out);

    const facts = jsonLines(listed.out, z.looseObject({ type: z.string(), status: z.string() }));
    expect(facts[0]).toMatchObject({ id: expect.any(String), article: { title: expect.any(String) } });
    const chosen = jsonLines(some.out);
    expect(chosen.length).toBeGreaterThan(0);
    expect(facts.filter(({ type, status }) => ["jobs", "funds"].includes(type) && status === "planned")).toEqual(
      expect.arrayContaining(chosen),
    );

    const records = csv.out.trimEnd().split("\n");
    expect(records[0]).toMatch(/^id,type,kind,status,value,.+,quote,rule,confidence,title,url,outlet,published$/);
    expect(records).toHaveLength(facts.length + 1);
    expect(table.out).toMatch(/^date +value +type +status +outlet +quote +article\n/);
    expect(table.out).toContain("the newest 3; there are more");
    expect(none.out).toBe("no facts: nothing in the register answers to this\n");
  },
);

test("a crawl takes a publisher of one's own into the register, once", async () => {
  const article = `<html lang="fr"><head><meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-04"></head>
    <body><article><h1>Un port pour Nador</h1><p>La région a signé mardi deux conventions pour le port de Nador, en présence du ministre.</p>
    <p>Les travaux doivent permettre la création de 300 emplois d'ici 2027, selon les responsables du chantier.</p></article></body></html>`;
  const server = await serveTable({
    "/feed": (_, response) =>
      response
        .setHeader("content-type", "application/rss+xml")
        .end(
          `<rss version="2.0"><channel><item><link>/port</link></item><item><link>/gone</link></item></channel></rss>`,
        ),
    "/port": article,
  });
  const source = (id: string, feed: string) =>
    `id: ${id}\nname: ${id}\nhosts: [127.0.0.1]\nlanguages: [fr]\noutlet: press\nfeeds: [${server.origin}${feed}]\nmarkup: unproven\n`;
  const folder = makeFolder({
    "own/a.yaml": source("port_news", "/feed"),
    "own/b.yaml": source("mute", "/none"),
  });
  const env = { SIJILL_SOURCES: "own", SIJILL_ALLOW_HOSTS: server.host, SIJILL_HOST_PAUSE: "0" };

  const first = await sijill(["crawl", "port_news", "127.0.0.1", "--data", "kept"], { folder, env });
  expect(first.out).toMatch(/^source +shown +new +fetched .+\nport_news +2 +2 +1 +0 +1 +\d+ +1 +0\n$/);
  expect(first.err).toMatch(/^sijill: http\S+\/gone: .+ \(http-refused\)\n$/);
  expect(first.status).toBe(0);
  const second = await sijill(["crawl", "port_news", "mute", "--data", "kept"], { folder, env });
  expect(second.out).toMatch(/^port_news +0 +0 +0 +0 +0 +0 +0 +0$/m);
  expect(second.err).toMatch(/^sijill: http\S+\/none: .+ \(http-refused\)\n$/);
  // A publisher that shows nothing because its feed failed is an input that failed.
  expect(second.status).toBe(1);
});
