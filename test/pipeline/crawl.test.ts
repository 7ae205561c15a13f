import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { registeredHosts } from "../../src/crawl/hosts.ts";
import { throughMirror } from "../../src/crawl/mirror.ts";
import { SijillError } from "../../src/errors.ts";
import type { Article, Extraction, Page } from "../../src/model.ts";
import { readPage } from "../../src/page/read.ts";
import { crawl, type CrawlLimits, type CrawlParts } from "../../src/pipeline/crawl.ts";
import { count, type CrawlEvent, type CrawlReport, emptyReport } from "../../src/pipeline/progress.ts";
import { hereReader } from "../../src/pipeline/reader.ts";
import type { ReadingTools } from "../../src/pipeline/reading.ts";
import { makeSources } from "../../src/sources/load.ts";
import { sourceSchema, type Source } from "../../src/sources/schema.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { openTestFetcher, type Reply, serveTable, stillClock, testTurns, type TestServer } from "../crawl/server.ts";
import { usualLimits } from "./limits.ts";

const day = 24 * 3_600_000;

/** Stands in for the real rules: what matters here is that articles arrive and extractions are kept. */
function extract(article: Article): Extraction {
  return { facts: [], accounts: [], rules: `rules for ${article.language}` };
}

function pressSource(id: string, path = ""): Source {
  return sourceSchema.parse({
    id,
    name: `Press ${id}`,
    hosts: [`www.${id}.ma`],
    languages: ["fr"],
    outlet: "press",
    feeds: [`https://www.${id}.ma${path}/feed`],
    markup: "unproven",
  });
}

function feedOf(...paths: string[]): Reply {
  const items = paths.map((path) => `<item><link>${path}</link><pubDate>2025-12-24</pubDate></item>`).join("");
  return (_, response) =>
    response.writeHead(200, { "content-type": "text/xml" }).end(`<rss version="2.0"><channel>${items}</channel></rss>`);
}

function articlePage(title: string, dated = true): string {
  const trades = ["le textile", "l'aéronautique", "la plasturgie", "l'agro-industrie", "la logistique", "le cuir"];
  const paragraphs = trades.map(
    (trade, at) =>
      `<p>La région a lancé les travaux d'une zone industrielle pour ${trade}, qui accueillera ${at + 12} entreprises dès la fin du chantier.</p>`,
  );
  const published = dated ? `<meta property="article:published_time" content="2025-12-20T10:00:00+01:00">` : "";
  return `<!doctype html><html lang="fr"><head><title>${title}</title>${published}<meta property="og:type" content="article"></head>
    <body><article><h1>${title}</h1>${paragraphs.join("")}</article></body></html>`;
}

interface World extends CrawlParts {
  readonly events: CrawlEvent[];
  readonly register: Register;
  readonly clock: ReturnType<typeof stillClock>;
  /** Changed to what the pages of the next run are to be read with. */
  readonly tools: { -readonly [Name in keyof ReadingTools]: ReadingTools[Name] };
  run(limits?: Partial<CrawlLimits>): Promise<CrawlReport>;
}

/** A register in a new folder, and sources whose hosts are all served by one local server. */
async function openWorld(
  server: TestServer,
  sources: readonly Source[],
  parts: Partial<CrawlParts> = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  const clock = stillClock();
  const turns = testTurns(clock, registeredHosts(register, "a process"));
  const local = openTestFetcher([server.host], { clock, turns });
  const known = makeSources(sources);
  const events: CrawlEvent[] = [];
  const tools = { rules: "rules 1", read: (page: Page) => readPage(page, known), extract };
  const world: CrawlParts = {
    register,
    clock,
    turns,
    fetcher: throughMirror(local, (address) => address.replace(/^https:\/\/[^/]+/, server.origin)),
    get reader() {
      return hereReader({ ...tools });
    },
    kindOf: () => null,
    tell: (event) => events.push(event),
    ...parts,
  };
  const run = async (limits: Partial<CrawlLimits> = {}) => {
    const before = events.length;
    await crawl(sources, world, usualLimits(limits));
    return events.slice(before).reduce(count, emptyReport);
  };
  return { ...world, register, clock, events, tools, run };
}

test("a crawl keeps the articles that a source shows, and tells what it does", async () => {
  const server = await serveTable({
    "/feed": feedOf("/a", "/b"),
    "/a": articlePage("Une zone à Fès"),
    "/b": articlePage("Un port", false),
  });
  const world = await openWorld(server, [pressSource("one")]);
  const report = await world.run();
  expect(report).toEqual({
    shown: 2,
    added: 2,
    fetched: 2,
    unchanged: 0,
    articles: 2,
    facts: 0,
    failed: 0,
    left: 0,
  });
  expect(world.events.map(({ kind }) => kind).toSorted()).toEqual(
    ["source", "found", "fetched", "article", "fetched", "article", "finished"].toSorted(),
  );
  const kept = await world.register.findArticle("https://www.one.ma/a");
  expect(kept).toMatchObject({ article: { title: "Une zone à Fès", outlet: "Press one" }, rulesHash: "rules 1" });
  await expect(world.register.counts()).resolves.toMatchObject({ addresses: 3, pages: 3, articles: 2 });
});

test("the day that a feed gives stands in where the page tells none, and stays", async () => {
  let shown = feedOf("/dated", "/undated");
  let title = "Un port";
  const server = await serveTable({
    "/feed": (request, response) => typeof shown === "function" && shown(request, response),
    "/dated": articlePage("Une zone"),
    "/undated": (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end(articlePage(title, false)),
  });
  const world = await openWorld(server, [pressSource("one")]);
  await world.run();
  const dayOf = async (path: string) => {
    const kept = await world.register.findArticle(`https://www.one.ma${path}`);
    return [kept?.article.title, kept?.article.publishedAt, kept?.article.publishedFrom];
  };
  await expect(dayOf("/dated")).resolves.not.toContain("feed");
  await expect(dayOf("/undated")).resolves.toEqual(["Un port", "2025-12-24", "feed"]);
  shown = feedOf();
  title = "Un grand port";
  world.clock.set(world.clock.now() + 2 * day);
  await world.run();
  await expect(dayOf("/undated")).resolves.toEqual(["Un grand port", "2025-12-24", "feed"]);
});

test("a second crawl fetches nothing that is not due, and a later one adds nothing that has not changed", async () => {
  let requests = 0;
  const server = await serveTable({
    "/feed": feedOf("/etag", "/same", "/changing"),
    "/etag": (request, response) => {
      const unchanged = request.headers["if-none-match"] === '"1"';
      response
        .writeHead(unchanged ? 304 : 200, { etag: '"1"', "content-type": "text/html" })
        .end(unchanged ? "" : articlePage("Un"));
    },
    "/same": articlePage("Deux"),
    "/changing": (_, response) => response.end(articlePage(`Trois, version ${(requests += 1)}`)),
  });
  const world = await openWorld(server, [pressSource("one")]);
  await world.run();
  const before = await world.register.counts();
  await expect(world.run()).resolves.toMatchObject({ shown: 0, added: 0, fetched: 0, articles: 0 });
  world.clock.set(world.clock.now() + 2 * day);
  await expect(world.run()).resolves.toMatchObject({ added: 0, fetched: 3, unchanged: 2, articles: 1, failed: 0 });
  await expect(world.register.counts()).resolves.toEqual(before);
});

test("what an interrupted crawl left without its article is made up for, even where the page has not changed", async () => {
  const server = await serveTable({
    "/feed": feedOf("/a"),
    "/a": (request, response) => {
      const unchanged = request.headers["if-none-match"] === '"1"';
      response
        .writeHead(unchanged ? 304 : 200, { etag: '"1"', "content-type": "text/html" })
        .end(unchanged ? "" : articlePage("Une zone"));
    },
  });
  const world = await openWorld(server, [pressSource("one")]);
  const killed = new SijillError("store-locked", "as if it had been killed");
  const saving = vi.spyOn(world.register, "saveReadings").mockImplementationOnce(() => Promise.reject(killed));
  await expect(world.run()).rejects.toThrow("as if it had been killed");
  saving.mockRestore();
  await expect(world.run()).resolves.toMatchObject({ fetched: 0, articles: 1, failed: 0 });
});

test("a page that brings a defect to light is told of, costs no other, and is not tried again by the same rules", async () => {
  const server = await serveTable({
    "/feed": feedOf("/a", "/b"),
    "/a": articlePage("Une zone"),
    "/b": articlePage("Un port"),
  });
  const world = await openWorld(server, [pressSource("one")]);
  world.tools.extract = (article) => {
    if (article.title === "Une zone") throw new TypeError("a defect of the rules");
    return extract(article);
  };
  await expect(world.run()).resolves.toMatchObject({ fetched: 2, articles: 1, failed: 1 });
  expect(world.events.find(({ kind }) => kind === "failed")).toMatchObject({
    address: "https://www.one.ma/a",
    code: "defect",
    message: "a defect of the rules",
  });
  await expect(world.run()).resolves.toMatchObject({ fetched: 0, articles: 0, failed: 0 });
  await expect(world.register.outdatedPages("rules 2", "", 10)).resolves.toContain("https://www.one.ma/a");
});

test("pages that fail or are no articles are recorded, and the rest goes on", async () => {
  const server = await serveTable({
    "/feed": feedOf("/gone", "/pdf", "/broken", "/empty", "/listing", "/good"),
    "/pdf": (_, response) => response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF-1.4"),
    "/broken": (_, response) => response.writeHead(500).end(),
    "/empty": "",
    "/listing": `<title>Economie</title>${`<h2><a href="/x">Un titre assez long pour une liste</a></h2>`.repeat(30)}`,
    "/good": articlePage("Une zone"),
  });
  const world = await openWorld(server, [pressSource("one", "/no"), pressSource("two")]);
  const report = await world.run();
  expect(report).toMatchObject({ shown: 6, articles: 1, failed: 5 });
  const failures = world.events
    .filter((event) => event.kind === "failed")
    .map(({ address, code }) => [new URL(address).pathname, code]);
  expect(new Map(failures.map(([path = "", code]) => [path, code]))).toEqual(
    new Map([
      ["/no/feed", "http-refused"],
      ["/gone", "http-refused"],
      ["/pdf", "is-pdf"],
      ["/broken", "server-error"],
      ["/empty", "empty-input"],
    ]),
  );
  expect(world.events.find(({ kind }) => kind === "passed-over")).toMatchObject({
    address: "https://www.two.ma/listing",
  });

  // What was gone is given up; the server error is tried again when it is due.
  world.clock.set(world.clock.now() + 3 * 3_600_000);
  server.visits.length = 0;
  await world.run();
  expect(server.paths().toSorted()).toEqual(["/broken", "/feed", "/no/feed"]);
});

test("a host that asks for patience is left alone, and its pages stay due", async () => {
  const server = await serveTable({
    "/feed": feedOf("/a", "/b", "/c"),
    "/a": (_, response) => response.writeHead(429, { "retry-after": "7200" }).end(),
    "/b": articlePage("B"),
    "/c": articlePage("C"),
  });
  const world = await openWorld(server, [pressSource("one")]);
  await expect(world.run()).resolves.toMatchObject({ fetched: 0, failed: 1 });
  expect(server.paths()).toEqual(["/feed", "/a"]);
  world.clock.set(world.clock.now() + 2 * 3_600_000);
  await expect(world.run()).resolves.toMatchObject({ fetched: 2, articles: 2 });
});

test("no more pages of a source are fetched than allowed; the next crawl goes on", async () => {
  const paths = Array.from({ length: 7 }, (_, at) => `/${at}`);
  const server = await serveTable({
    "/feed": feedOf(...paths),
    ...Object.fromEntries(paths.map((path) => [path, articlePage(path)])),
  });
  const world = await openWorld(server, [pressSource("one")]);
  await expect(world.run({ pagesPerSource: 3 })).resolves.toMatchObject({ added: 7, fetched: 3 });
  await expect(world.run({ pagesPerSource: 3 })).resolves.toMatchObject({ added: 0, fetched: 3 });
  await expect(world.run({ pagesPerSource: 3 })).resolves.toMatchObject({ fetched: 1 });
});

test("so many sources are crawled side by side, and no more", async () => {
  let open = 0;
  let most = 0;
  const world = await openWorld(
    await serveTable({}),
    Array.from({ length: 9 }, (_, at) => pressSource(`s${at}`)),
    {
      fetcher: {
        async fetch() {
          open += 1;
          most = Math.max(most, open);
          await new Promise((resolve) => setTimeout(resolve, 5));
          open -= 1;
          throw new SijillError("connection-failed", "nobody there");
        },
        sitemapsOf: () => Promise.resolve([]),
        close: () => Promise.resolve(),
      },
    },
  );
  await expect(world.run({ hostsAtOnce: 3 })).resolves.toMatchObject({ failed: 9 });
  expect(most).toBe(3);
});

test("a register that fails ends the crawl", async () => {
  const server = await serveTable({ "/feed": feedOf("/a"), "/a": articlePage("A") });
  const world = await openWorld(server, [pressSource("one"), pressSource("two"), pressSource("three")]);
  Object.assign(world.register, {
    saveReadings: () => Promise.reject(new SijillError("store-broken", "the disk is full")),
  });
  await expect(world.run({ hostsAtOnce: 1 })).rejects.toThrow("the disk is full");
  expect(world.events.filter(({ kind }) => kind === "article")).toEqual([]);
});

test("one text in two outlets is known for one, that of articles which a killed crawl left too", async () => {
  const server = await serveTable({
    "/1/feed": feedOf("/1/a"),
    "/1/a": articlePage("Six zones industrielles"),
    "/2/feed": feedOf("/2/a"),
    "/2/a": articlePage("La région lance six chantiers"),
  });
  const world = await openWorld(server, [pressSource("one", "/1"), pressSource("two", "/2")]);
  const { register } = world;
  await world.run();
  const kept = await Promise.all(
    ["one.ma/1/a", "two.ma/2/a"].map((path) => register.findArticle(`https://www.${path}`)),
  );
  const keys = kept.map((article) => article?.key ?? "");
  const texts = await register.findTexts(keys);
  expect(
    texts
      .get(keys[0] ?? "")
      ?.members.map(({ outlet }) => outlet)
      .toSorted(),
  ).toEqual(["Press one", "Press two"]);

  for (const { article } of kept.filter((one) => one !== null)) {
    await register.saveArticle(
      { ...article, url: `${article.url}?again`, outlet: `${article.outlet} again` },
      [],
      "rules",
      null,
    );
  }
  await world.run();
  expect((await register.findTexts(keys)).get(keys[0] ?? "")?.members).toHaveLength(4);
});
