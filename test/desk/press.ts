/** A small press in the register of a desk, read by the real rules and merged. */
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import type { Article } from "../../src/model.ts";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import { articleKey } from "../../src/text/identity.ts";
import { sampleArticle } from "../support/samples.ts";
import type { TestDesk } from "./desk.ts";

const engine = loadEngine();

/** Two outlets tell of one abattoir, and one of a school. */
export const press: readonly Article[] = [
  sampleArticle({
    url: "https://journal.example/abattoir",
    title: "Un abattoir à Guercif",
    text: "La commune de Guercif a alloué 45 MDH à son abattoir le 12 mars 2024, et il créera 320 emplois.\nLe gérant a réalisé un chiffre d'affaires de 12 MDH.",
    publishedAt: "2024-03-13",
  }),
  sampleArticle({
    url: "https://gazette.example/guercif",
    outlet: "La Gazette d'Essai",
    title: "Guercif finance son abattoir",
    text: "À Guercif, la commune a alloué 45 millions de dirhams à l'abattoir le 12 mars 2024, dit-on au conseil.",
    publishedAt: "2024-03-14",
  }),
  sampleArticle({
    url: "https://journal.example/ecole",
    title: "<script>alert(1)</script> une école",
    text: "La région de l'Oriental a investi 9 MDH dans une école à Figuig en 2023.\nPersonne ne compte les bancs : 70 places sont là.",
    publishedAt: "2024-01-09",
  }),
];

export const [abattoir = sampleArticle(), , school = sampleArticle()] = press;

/** Keeps articles with what the built-in rules find in them, in their order. */
export async function keepArticles({ register }: TestDesk, articles: readonly Article[]): Promise<void> {
  for (const article of articles) {
    const { facts, rules } = extractFacts(article, engine);
    await register.saveArticle(article, facts, rules, null);
  }
}

/** Keeps the press and merges it. @returns the keys of its articles */
export async function fill(desk: TestDesk): Promise<string[]> {
  await keepArticles(desk, press);
  await merge(desk.register);
  return press.map(articleKey);
}

export async function merge(register: TestDesk["register"]): Promise<void> {
  await mergeArticles(register, () => "2026-03-01T00:00:00.000Z", new AbortController().signal);
}
