import type { Article, Fact } from "../../model.ts";
import { headText } from "./article.ts";
import { quantityText, statusText, typeText, whenText } from "./people.ts";
import { oneLine } from "../../text/one-line.ts";
import { colours, screen } from "./screen.ts";
import { snippetOf, type Snippet } from "../../text/snippet.ts";
import { cut, isolated, roomBeside, tableText } from "./table.ts";

/** Characters of context where no terminal sets a width. */
const pipedSnippet = 120;
/** With less room beside a fact, its words stand below it. */
const leastSnippet = 36;
const indent = 2;

/**
 * The facts of one article for people.
 * @param whyUnread why facts were not looked for; null where they were
 */
export function factsText(article: Article, facts: readonly Fact[], whyUnread: string | null): string {
  const none = `no facts${whyUnread === null ? "; sijill explain says why" : `: ${whyUnread}`}`;
  const body = facts.length === 0 ? `  ${oneLine(none)}\n` : factRows(article, facts);
  return `${headText(article)}${body}`;
}

type Words = Pick<Article, "title" | "text">;

/**
 * Facts under each other in the order of the text: value, type, status, date, and the words that state it.
 * @param article null where its text is not at hand; the quote then stands alone
 */
export function factRows(article: Words | null, facts: readonly Fact[]): string {
  const ordered = inReadingOrder(facts);
  const rows = ordered.map(factCells);
  const room = roomBeside(rows, indent);
  if (room < leastSnippet) {
    const below = ordered.map((fact) => evidenceCell(article, fact, screen.width - 3 * indent));
    return linesWith(tableText(rows, { indent }), below, 3 * indent);
  }
  const size = screen.isTerminal ? room : pipedSnippet;
  return tableText(
    rows.map((row, at) => row.concat(ordered[at] === undefined ? "" : evidenceCell(article, ordered[at], size))),
    { indent },
  );
}

/** The lines of a table, each with a line of its own below it. */
export function linesWith(table: string, below: readonly string[], indentBelow: number): string {
  const lines = table.trimEnd().split("\n");
  return lines.map((line, at) => `${line}\n${" ".repeat(indentBelow)}${below[at] ?? ""}\n`).join("");
}

/** Wide enough for nearly every fact, so that the columns of one article stand under those of another. */
const leastWidths = [20, 22, 9, 17];

function factCells(fact: Fact): string[] {
  const part = fact.partOf === null ? "" : "of which ";
  const isIndicator = fact.type === "indicator";
  const texts = [`${part}${quantityText(fact)}`, typeText(fact), isIndicator ? "" : fact.status, whenText(fact)];
  return texts.map((text, at) => {
    const wide = text.padEnd(leastWidths[at] ?? 0);
    // An indicator is read along with the facts; it is none of them, and its status says nothing.
    if (isIndicator) return colours.dim(wide);
    return at === 2 ? statusText(fact.status, wide) : wide;
  });
}

function evidenceCell(article: Words | null, { evidence: [first] }: Fact, size: number): string {
  if (first === undefined) return "";
  return snippetCell(snippetOf(article, first, size), size);
}

/** A snippet with its quote made to stand out: bright among dim words, or in brackets where there are no colours. */
export function snippetCell({ before, quote, after }: Snippet, size: number): string {
  const shown = cut(quote, size);
  return isolated(
    `${colours.dim(before)}${screen.hasColours ? colours.bold(shown) : `[${shown}]`}${colours.dim(after)}`,
  );
}

function inReadingOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function placeOf({ evidence: [first] }: Fact): number {
  return first?.field === "title" ? -1 : (first?.start ?? 0);
}
