import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { generateRssFeed } from "feedsmith";
import type { Mirror } from "../crawl/mirror.ts";
import { sourceSchema, type Source } from "../sources/schema.ts";
import { readSamplePages, samplePath, type SamplePage } from "./pages.ts";

/** A small press site on this machine: the saved pages of several publishers, for trying everything out without a network. */
export interface SampleSite {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The site as a source to crawl. It shows its publishers' own addresses, which are served through `mirror`. */
  readonly source: Source;
  /** From a publisher's address to the site's: nothing is ever fetched from anywhere else. */
  readonly mirror: Mirror;
  close(): Promise<void>;
}

interface Answer {
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly etag?: string;
}

/**
 * Serves a folder of saved pages on loopback, on a port that is free, with a home page, robots.txt and an RSS feed.
 * @param folder see `readSamplePages`
 * @throws SijillError "not-readable", "bad-data"
 */
export async function openSampleSite(folder: string): Promise<SampleSite> {
  const pages = readSamplePages(folder);
  const answers = new Map<string, Answer>(pages.map((page) => [page.path, page]));
  answers.set("/robots.txt", { contentType: "text/plain; charset=utf-8", body: "User-agent: *\nAllow: /\n" });
  answers.set("/", { contentType: "text/html; charset=utf-8", body: homePage(pages) });

  const server = createServer((request, response) => reply(answers, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  answers.set("/feed.xml", { contentType: "application/rss+xml; charset=utf-8", body: feed(pages, origin) });

  return {
    origin,
    source: sampleSource(origin, pages),
    mirror: (address) => (address.startsWith(`${origin}/`) ? address : origin + samplePath(address)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sampleSource(origin: string, pages: readonly SamplePage[]): Source {
  return sourceSchema.parse({
    id: "sample",
    name: "Sample press",
    hosts: [...new Set(pages.map(({ address }) => new URL(address).hostname))],
    languages: ["fr"],
    outlet: "aggregator",
    feeds: [`${origin}/feed.xml`],
    markup: "unproven",
  });
}

function reply(answers: ReadonlyMap<string, Answer>, request: IncomingMessage, response: ServerResponse): void {
  const answer = answers.get(request.url ?? "");
  if (answer === undefined) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is no such page.\n");
    return;
  }
  const { contentType, body, etag } = answer;
  const headers = { "content-type": contentType, ...(etag !== undefined && { etag }) };
  if (etag !== undefined && request.headers["if-none-match"] === etag) response.writeHead(304, headers).end();
  else response.writeHead(200, headers).end(body);
}

function homePage(pages: readonly SamplePage[]): string {
  const items = pages.map(({ path, title }) => `<li><a href="${escapeHtml(path)}">${escapeHtml(title)}</a></li>`);
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Sample press</title><h1>Sample press</h1><ul>${items.join("\n")}</ul></html>\n`;
}

function feed(pages: readonly SamplePage[], origin: string): string {
  return generateRssFeed({
    title: "Sample press",
    link: origin,
    description: "Saved pages of several publishers, under their own addresses",
    items: pages.map(({ title, address, publishedAt }) => ({
      title,
      link: address,
      ...(publishedAt !== null && { pubDate: new Date(publishedAt) }),
    })),
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
