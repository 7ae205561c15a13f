import type { Article, Page } from "../../src/model.ts";
import { readPage } from "../../src/page/read.ts";
import { loadSources } from "../../src/sources/load.ts";

export const sources = loadSources();

/** A page as it would be fetched, on an afternoon of January 2026. */
export function pageOf(html: string | Uint8Array, overrides: Partial<Page> = {}): Page {
  const address = "https://news.example.org/economie/un-titre";
  return {
    address,
    finalAddress: overrides.address ?? address,
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    fetchedAt: "2026-01-20T15:00:00Z",
    body: typeof html === "string" ? Buffer.from(html) : html,
    ...overrides,
  };
}

export function read(html: string, overrides: Partial<Page> = {}): Article {
  return readPage(pageOf(html, overrides), sources);
}

export function lines(article: Article): string[] {
  return article.text.split("\n");
}

/** Why the block that holds some words was taken out; null where it was not. */
export function removalOf(article: Article, words: string): string | null {
  const block = article.blocks.find((each) => each.text.includes(words));
  if (block === undefined) throw new Error(`no block holds "${words}"`);
  return block.removed;
}

/** Paragraphs of an article that never was. */
export const first =
  "La région de Béni Mellal a signé lundi une convention avec trois industriels, pour un montant de 120 millions de dirhams sur deux ans.";
export const second =
  "Selon le président de la région, les travaux de la zone industrielle commenceront au printemps et devraient créer 450 emplois directs.";
export const third =
  "Le conseil se réunira de nouveau en septembre afin d'examiner les comptes de la société qui porte le projet, ont précisé ses membres.";
