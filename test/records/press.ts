/** The articles of `fixtures/records` as a register keeps them, with the facts that the real rules find in them. */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { languages, type Article, type Fact } from "../../src/model.ts";
import { sampleArticle } from "../support/samples.ts";

const article = z.object({
  id: z.string(),
  outlet: z.string(),
  language: z.enum(languages),
  day: z.string(),
  title: z.string(),
  text: z.string(),
  originalOutlet: z.string().optional(),
});
const file = z.object({ stories: z.array(z.object({ articles: z.array(article) })) });
const folder = new URL("../../fixtures/records/", import.meta.url);

export interface PrintedArticle {
  readonly article: Article;
  readonly facts: readonly Fact[];
}

/** All articles of one file. */
export function pressOf(name: string): PrintedArticle[] {
  const engine = loadEngine();
  const { stories } = file.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  return stories
    .flatMap(({ articles }) => articles)
    .map(({ id, outlet, language, day, title, text, originalOutlet }) => {
      const printed = sampleArticle({
        url: `https://press.example/${id}`,
        outlet,
        originalOutlet: originalOutlet ?? null,
        language,
        publishedAt: day,
        title,
        text,
      });
      return { article: printed, facts: extractFacts(printed, engine).facts };
    });
}

/** The articles of every file. */
export function wholePress(): PrintedArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .flatMap(pressOf);
}
