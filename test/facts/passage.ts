/** Facts of a few sentences, as an article that has no title. */
import { loadEngine } from "../../src/facts/engine.ts";
import type { Engine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import type { Article, Extraction, Language } from "../../src/model.ts";
import { sampleArticle } from "../support/samples.ts";

let loaded: Engine | null = null;

/** The built-in rules, loaded once for all tests. */
export const builtIn = (): Engine => (loaded ??= loadEngine());

export const articleOf = (text: string, publishedAt: string | null = null, language: Language = "fr"): Article =>
  sampleArticle({ title: "", text, publishedAt, language });

/** What the built-in rules make of a text. */
export const extract = (text: string, publishedAt: string | null = null, language: Language = "fr"): Extraction =>
  extractFacts(articleOf(text, publishedAt, language), builtIn());
