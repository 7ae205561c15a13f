import type { Article, ArticleKind, Extraction, Page } from "../model.ts";
import type { FetchOutcome, KeptArticle, Register } from "../store/register.ts";

/** What it takes to make an article and its facts of a page, and to keep them. */
export interface KeepParts {
  readonly register: Register;
  /** From a page to its article. */
  readonly read: (page: Page) => Article;
  /** From an article to its facts. */
  readonly extract: (article: Article) => Extraction;
}

/** What came of a page: an article that was kept, a page that is none, or nothing to do. */
export type Kept =
  | { readonly kind: "article"; readonly title: string; readonly facts: number }
  | { readonly kind: "passed-over"; readonly reason: string }
  | { readonly kind: "nothing-new" };

const kindsWithFacts: ReadonlySet<ArticleKind> = new Set(["article", "page", "partial"]);

/**
 * Reads a page that the register holds, extracts its facts and keeps both. A page that has not changed is left alone, unless
 * an interrupted run left it without its article.
 *
 * @param page as it was fetched; with status 304 the register's own copy is read
 * @param outcome what the register said when it took the page
 * @param shownDay when a feed says the article was published; it stands in where the page tells no day
 * @throws SijillError for bytes that are no page, and what the register refuses
 */
export async function keepArticle(
  page: Page,
  outcome: FetchOutcome,
  shownDay: string | null,
  parts: KeepParts,
): Promise<Kept> {
  const { register } = parts;
  const whole = page.status === 304 ? await keptPage(register, page.address) : page;
  if (whole === null) return { kind: "nothing-new" };
  const read = parts.read(whole);
  const before = read.url === null ? null : await register.findArticle(read.url);
  if (!outcome.changed && before?.pageHash === outcome.bodyHash) return { kind: "nothing-new" };
  if (!kindsWithFacts.has(read.kind)) return { kind: "passed-over", reason: `${read.kind}: ${read.kindReason}` };
  const article = withDay(read, shownDay, before);
  const { facts, rules } = parts.extract(article);
  await register.saveArticle(article, facts, rules, outcome.bodyHash);
  return { kind: "article", title: article.title, facts: facts.length };
}

async function keptPage(register: Register, address: string): Promise<Page | null> {
  const kept = await register.findPage(address);
  const body = kept === null ? null : await register.readBody(kept.bodyHash);
  return kept === null || body === null ? null : { ...kept, body };
}

/** A feed shows an article for some days only; what it once said of the day stays. */
function withDay(article: Article, shownDay: string | null, before: KeptArticle | null): Article {
  if (article.publishedAt !== null) return article;
  const earlier = before?.article.publishedFrom === "feed" ? before.article.publishedAt : null;
  const publishedAt = shownDay ?? earlier;
  return publishedAt === null ? article : { ...article, publishedAt, publishedFrom: "feed" };
}
