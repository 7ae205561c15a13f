import type { Article } from "../../model.ts";
import { printable } from "./plain.ts";
import { oneLine } from "../../text/one-line.ts";
import { colours } from "./screen.ts";

/** Title, and in a line of its own who published it, where and when. */
export function headText(article: Article): string {
  const { title, outlet, originalOutlet, section, author, publishedAt, language } = article;
  const via = originalOutlet === null || originalOutlet === outlet ? null : `from ${originalOutlet}`;
  const kind = article.kind === "article" ? null : `${article.kind}: ${article.kindReason}`;
  const about = [outlet, via, section, author, publishedAt ?? "undated", language, article.url, kind]
    .filter((part) => part !== null)
    .map(oneLine);
  return `${colours.bold(oneLine(title) || "(no title)")}\n${colours.dim(about.join(" · "))}\n`;
}

/** An article for people. */
export function articleText(article: Article): string {
  const paragraphs = printable(article.text).split("\n").join("\n\n");
  return `${headText(article)}${paragraphs === "" ? "" : `\n${paragraphs}\n`}`;
}
