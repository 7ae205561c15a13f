import { loadEngine } from "../facts/engine.ts";
import { extractFacts } from "../facts/extract.ts";
import type { Article, Extraction } from "../model.ts";
import type { Settings } from "../settings.ts";

/** The rules, loaded once for all pages of a command. */
export interface Extractor {
  extract(article: Article): Extraction;
  /** Why facts were not even looked for, for people; null where they were. */
  whyUnread(article: Article): string | null;
}

/** @throws SijillError "bad-data", "not-readable" for the user's own rules */
export function openExtractor(settings: Settings): Extractor {
  const engine = loadEngine(settings.rulesFolder === null ? [] : [settings.rulesFolder]);
  return {
    extract: (article) => extractFacts(article, engine),
    whyUnread({ kind, kindReason, language }) {
      if (kind !== "article" && kind !== "page" && kind !== "partial") return `the page is no article: ${kindReason}`;
      if (language === null) return "the text is too short to tell its language";
      return engine.languages.has(language) ? null : `there are no rules for its language yet (${language})`;
    },
  };
}
