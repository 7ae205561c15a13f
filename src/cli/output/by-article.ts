import { languages, type Language } from "../../model.ts";
import type { ListedFact, Register } from "../../store/register.ts";
import { factRows } from "./facts.ts";
import { oneLine } from "../../text/one-line.ts";
import { colours } from "./screen.ts";

/** An article with its facts, as people are shown it. */
interface ArticleText {
  readonly language: Language | null;
  readonly facts: number;
  readonly text: string;
}

/** Few enough to be taken in at a glance, and more than one. */
const [least, most] = [2, 4];

/** The facts of a few articles, one in each language that there is: the latest of those that state a handful. */
export async function someArticles(listed: readonly ListedFact[], register: Register): Promise<string[]> {
  const articles = await byArticle(listed, register);
  return languages.flatMap((language) => {
    const own = articles.filter((article) => article.language === language);
    const chosen = own.find(({ facts }) => facts >= least && facts <= most) ?? own[0];
    return chosen === undefined ? [] : [chosen.text];
  });
}

/** Articles from the newest to the oldest, the undated last. */
async function byArticle(listed: readonly ListedFact[], register: Register): Promise<ArticleText[]> {
  const groups = new Map<string, ListedFact[]>();
  for (const one of listed) {
    const key = one.article.url ?? one.article.title;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const articles: ArticleText[] = [];
  for (const [first, ...others] of [...groups.values()].toSorted(newestFirst)) {
    if (first === undefined) continue;
    const { title, url, outlet, publishedAt } = first.article;
    const kept = url === null ? null : await register.findArticle(url);
    const about = [outlet, publishedAt?.slice(0, 10) ?? "undated"].filter((part) => part !== null).map(oneLine);
    const facts = [first, ...others].map(({ fact }) => fact);
    const head = `${colours.bold(oneLine(title))}\n${colours.dim(about.join(" · "))}\n`;
    const text = head + factRows(kept?.article ?? null, facts);
    articles.push({ language: kept?.article.language ?? null, facts: facts.length, text });
  }
  return articles;
}

function newestFirst([one]: readonly ListedFact[], [other]: readonly ListedFact[]): number {
  return (one?.article.publishedAt ?? "") > (other?.article.publishedAt ?? "") ? -1 : 1;
}
