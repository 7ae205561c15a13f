import type { Article, Evidence } from "../model.ts";
import { oneLine } from "./one-line.ts";

/** The words of a span with some of its paragraph on either side, cut at words; "…" where something was cut. */
export interface Snippet {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/**
 * A quote in its surroundings, each part on one line; alone where they are not at hand, or the text is another by now.
 * @param article null where its text is not kept
 * @param size characters to fill; a longer quote is given whole
 */
export function snippetOf(article: Pick<Article, "title" | "text"> | null, span: Evidence, size: number): Snippet {
  const field = article?.[span.field] ?? "";
  if (field.slice(span.start, span.end) !== span.quote) return { before: "", quote: oneLine(span.quote), after: "" };
  const lineStart = field.lastIndexOf("\n", span.start - 1) + 1;
  const nextBreak = field.indexOf("\n", span.end);
  const left = field.slice(lineStart, span.start);
  const right = field.slice(span.end, nextBreak === -1 ? field.length : nextBreak);
  const room = Math.max(0, size - (span.end - span.start));
  // What one side does not need, the other may have.
  const forLeft = Math.max(Math.ceil(room / 2), room - right.length);
  const before = lastWords(left, forLeft);
  const after = firstWords(right, Math.max(0, room - before.length));
  return { before: spaced(before), quote: oneLine(field.slice(span.start, span.end)), after: spaced(after) };
}

function lastWords(text: string, size: number): string {
  if (text.length <= size) return text;
  const cut = text.slice(text.length - Math.max(0, size - 1));
  const space = cut.search(/\s/u);
  return space === -1 ? "…" : `…${cut.slice(space + 1)}`;
}

function firstWords(text: string, size: number): string {
  if (text.length <= size) return text;
  const cut = text.slice(0, Math.max(0, size - 1));
  const space = cut.search(/\s\S*$/u);
  return space === -1 ? "…" : `${cut.slice(0, space)}…`;
}

/** One line that keeps the blank by which it is parted from the quote. */
function spaced(text: string): string {
  const line = oneLine(text);
  return `${/^\s/u.test(text) ? " " : ""}${line}${line !== "" && /\s$/u.test(text) ? " " : ""}`;
}
