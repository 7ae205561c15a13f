import type { TestServer } from "../crawl/server.ts";
import { serveTable } from "../crawl/server.ts";
import { makeFolder, sijill } from "./program.ts";

/** A folder with a register in `data` that a crawl of a small press site has filled. */
export interface Crawled {
  readonly folder: string;
  /** What the program is run with: the site's publisher, and the rules in the folder's `rules`. */
  readonly env: { readonly [name: string]: string };
  readonly server: TestServer;
  /** Address of a page of the site. */
  readonly addressOf: (path: string) => string;
}

/** A rule of one's own that gives money dreamt of a status. */
export function dreamRule(status: "planned" | "committed"): string {
  return `- id: own/dream
  of: [money]
  gives: { type: funds, kind: investment, status: ${status} }
  reason: money that a town dreams of
  words:
    fr:
      before:
        - { words: [RÊVER de], within: 5 }
  examples:
    - { fr: "La ville rêve de 40 MDH de quais.", facts: [{ value: 40000000, status: ${status} }] }
  rejects:
    - { fr: "La ville rêve de plages." }
`;
}

function articlePage(title: string, sentence: string): string {
  return `<html lang="fr"><head><meta property="og:type" content="article"><meta property="article:published_time" content="2025-03-04"></head>
    <body><article><h1>${title}</h1><p>${sentence}</p>
    <p>Les responsables du chantier ont présenté mardi le calendrier des travaux aux habitants, en présence du ministre.</p></article></body></html>`;
}

/** Three articles: one with money dreamt of, one with posts, one without a fact. */
export async function crawlSmallSite(): Promise<Crawled> {
  const items = ["quais", "emplois", "plages"].map((name) => `<item><link>/${name}</link></item>`).join("");
  const server = await serveTable({
    "/feed": (_, response) =>
      response
        .setHeader("content-type", "application/rss+xml")
        .end(`<rss version="2.0"><channel>${items}</channel></rss>`),
    "/quais": articlePage("Des quais pour Nador", "La ville rêve de 40 MDH de quais, ont dit les élus de la commune."),
    "/emplois": articlePage("Un parc pour Taza", "Le parc a créé 870 emplois depuis son ouverture, selon ses gérants."),
    "/plages": articlePage("Des plages pour Larache", "La ville rêve de plages et de promenades au bord de l'eau."),
  });
  const folder = makeFolder({
    "rules/dream.yaml": dreamRule("planned"),
    "sources/port.yaml": `id: port_news\nname: Port News\nhosts: [127.0.0.1]\nlanguages: [fr]\noutlet: press\nfeeds: [${server.origin}/feed]\nmarkup: unproven\n`,
  });
  const env = {
    SIJILL_RULES: "rules",
    SIJILL_SOURCES: "sources",
    SIJILL_ALLOW_HOSTS: server.host,
    SIJILL_HOST_PAUSE: "0",
  };
  const { status, err } = await sijill(["crawl", "port_news"], { folder, env });
  if (status !== 0) throw new Error(`The small site could not be crawled: ${err}`);
  return { folder, env, server, addressOf: (path) => `${server.origin}${path}` };
}
