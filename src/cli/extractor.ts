import { loadEngine } from "../facts/engine.ts";
import { extractFacts } from "../facts/extract.ts";
import type { Article, Extraction } from "../model.ts";
import { readSettings, type Settings } from "../settings.ts";

/** The rules, loaded once for all pages of a command. */
export interface Extractor {
  extract(article: Article): Extraction;
  /** Why an article without facts has none, for people. */
  whyNone(article: Article): string;
}

/** @throws SijillError "bad-data", "not-readable" for the user's own rules */
export function openExtractor(settings: Settings = readSettings(process.env)): Extractor {
  const engine = loadEngine(settings.rulesFolder === null ? [] : [settings.rulesFolder]);
  return {
    extract: (article) => extractFacts(article, engine),
    whyNone({ kind, kindReason, language }) {
      if (kind !== "article" && kind !== "page" && kind !== "partial") return `no facts: it is ${kind} (${kindReason})`;
      if (language === null) return "no facts: the text is too short to tell its language";
      if (!engine.languages.has(language)) return `no facts: there are no rules for this language yet (${language})`;
      return "no facts: nothing on the page is one; `sijill explain` says why";
    },
  };
}
