/** Which words of an article are selected, as offsets into its text. */
import type { ArticleField } from "../../../model.ts";

export interface Selected {
  readonly field: ArticleField;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Where a point of the page lies in the article: segments carry the offset that they begin at. */
function offsetOf(node: Node, offset: number): { field: ArticleField; at: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const segment = element?.closest<HTMLElement>("[data-start]");
  const field = element?.closest<HTMLElement>("[data-field]")?.dataset["field"];
  if (segment === null || segment === undefined || (field !== "title" && field !== "text")) return null;
  return { field, at: Number(segment.dataset["start"]) + (node instanceof Text ? offset : 0) };
}

/**
 * The selection inside an article, without the spaces around it.
 * Null where nothing is selected, where it leaves the article, or where it crosses paragraphs: no fact does.
 */
export function selectedIn(
  article: Element,
  texts: { readonly title: string; readonly text: string },
): Selected | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return null;
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  if (from === null || to === null || from.field !== to.field) return null;
  return trimmed(texts[from.field], from.field, from.at, to.at);
}

/** Where words stand in a text; null where they do not. */
export function findWords(text: string, field: ArticleField, words: string): Selected | null {
  const start = words.trim() === "" ? -1 : text.indexOf(words.trim());
  return start < 0 ? null : trimmed(text, field, start, start + words.trim().length);
}

function trimmed(text: string, field: ArticleField, from: number, to: number): Selected | null {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const quote = raw.trim();
  return quote === "" || quote.includes("\n") ? null : { field, start, end: start + quote.length, quote };
}
