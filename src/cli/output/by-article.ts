import type { ListedFact, Register } from "../../store/register.ts";
import { factRows } from "./facts.ts";
import { oneLine } from "./plain.ts";
import { colours } from "./screen.ts";

/** The facts of a register article by article, the oldest first and the undated before them: one text for each. */
export async function byArticle(listed: readonly ListedFact[], register: Register): Promise<string[]> {
  const groups = new Map<string, ListedFact[]>();
  for (const one of listed) {
    const key = one.article.url ?? one.article.title;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const texts = [];
  for (const [first, ...others] of [...groups.values()].toSorted(byDay)) {
    if (first === undefined) continue;
    const { title, url, outlet, publishedAt } = first.article;
    const kept = url === null ? null : await register.findArticle(url);
    const about = [outlet, publishedAt?.slice(0, 10) ?? "undated"].filter((part) => part !== null).map(oneLine);
    const facts = [first, ...others].map(({ fact }) => fact);
    const head = `${colours.bold(oneLine(title))}\n${colours.dim(about.join(" · "))}\n`;
    texts.push(head + factRows(kept?.article ?? null, facts));
  }
  return texts;
}

function byDay([one]: readonly ListedFact[], [other]: readonly ListedFact[]): number {
  return (one?.article.publishedAt ?? "") < (other?.article.publishedAt ?? "") ? -1 : 1;
}
