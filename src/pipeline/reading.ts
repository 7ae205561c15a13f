import { SijillError } from "../errors.ts";
import type { Article, ArticleKind, Extraction, Page } from "../model.ts";
import type { Reading } from "../store/register.ts";
import { hashOf } from "../text/identity.ts";

/** What pages are read with. */
export interface ReadingTools {
  /** Hash of everything that a reading depends on but the page. */
  readonly rules: string;
  /** From a page to its article. */
  readonly read: (page: Page) => Article;
  /** From an article to its facts. */
  readonly extract: (article: Article) => Extraction;
}

const kindsWithFacts: ReadonlySet<ArticleKind> = new Set(["article", "page", "partial"]);

/**
 * What a page says: its article and the article's facts, or why there is none. A page that cannot be read gives a
 * reading too, so that nobody tries it again before the rules change; even a defect of the program must cost no other page.
 *
 * @param shownDay when the feed that showed the page says it was published; it stands in where the page tells no day
 */
export function readAndExtract(page: Page, shownDay: string | null, tools: ReadingTools): Reading {
  const about = { address: page.address, bodyHash: hashOf(page.body), rulesHash: tools.rules };
  const nothing = { article: null, facts: [] };
  try {
    const read = tools.read(page);
    const { kind, kindReason: reason } = read;
    if (!kindsWithFacts.has(kind)) return { ...about, kind, reason, ...nothing };
    const isShown = read.publishedAt === null && shownDay !== null;
    const article: Article = isShown ? { ...read, publishedAt: shownDay, publishedFrom: "feed" } : read;
    return { ...about, kind, reason, article, facts: tools.extract(article).facts };
  } catch (error) {
    return failedReading(page, tools.rules, error);
  }
}

/** What to note of a page that cannot be read: `CODE: MESSAGE`. */
export function failedReading(page: Page, rules: string, error: unknown): Reading {
  const code = error instanceof SijillError ? error.code : "defect";
  const message = error instanceof Error ? error.message : String(error);
  const about = { address: page.address, bodyHash: hashOf(page.body), rulesHash: rules };
  return { ...about, kind: "failed", reason: `${code}: ${message}`, article: null, facts: [] };
}
