import { isTag, isText, type ChildNode, type Element } from "domhandler";
import type { BlockRole } from "../model.ts";
import { elementWords, isInline, isSkipped } from "./elements.ts";
import { tidy } from "./tidy.ts";

/** One run of text of a page, with where it stood. */
export interface Segment {
  readonly role: BlockRole;
  readonly text: string;
  /** The share of its characters that are links, 0 to 1. */
  readonly linked: number;
  /** The nearest element that is no inline one. */
  readonly element: Element;
}

const roleOfTag: { readonly [tag: string]: BlockRole } = {
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  li: "list",
  dt: "list",
  dd: "list",
  blockquote: "quote",
  figcaption: "caption",
};

/** A walk over the page that never recurses: `leave` marks the way back up. */
interface Step {
  readonly node: ChildNode;
  readonly leave: boolean;
}

/**
 * Cuts a page into blocks in reading order: every element that is no inline one begins and ends a block, two line
 * breaks end one, and a row of a table of data is one block with its cells joined by " | ".
 *
 * @param apart elements that begin and end a block although they are inline ones
 */
export function segmentPage(body: Element, apart: ReadonlySet<Element>): Segment[] {
  const builder = new SegmentBuilder(body, (element) => isInline(element) && !apart.has(element));
  const stack: Step[] = [{ node: body, leave: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node } = step;
    if (isText(node)) builder.addText(node.data);
    else if (!isTag(node) || isSkipped(node)) continue;
    else if (step.leave) builder.leave(node);
    else {
      builder.enter(node);
      stack.push({ node, leave: true });
      for (let at = node.children.length - 1; at >= 0; at -= 1) {
        const child = node.children[at];
        if (child !== undefined) stack.push({ node: child, leave: false });
      }
    }
  }
  return builder.finish();
}

class SegmentBuilder {
  private readonly segments: Segment[] = [];
  private readonly open: { element: Element; role: BlockRole }[];
  private pieces: string[] = [];
  private letters = 0;
  private linkedLetters = 0;
  private linkDepth = 0;
  private breaks = 0;
  private dataTables = 0;
  private cells: string[] | null = null;

  private readonly isInline: (element: Element) => boolean;

  constructor(body: Element, inline: (element: Element) => boolean) {
    this.isInline = inline;
    this.open = [{ element: body, role: "paragraph" }];
  }

  addText(data: string): void {
    this.pieces.push(data);
    const length = data.trim().length;
    if (length === 0) return;
    this.breaks = 0;
    this.letters += length;
    if (this.linkDepth > 0) this.linkedLetters += length;
  }

  enter(element: Element): void {
    if (element.name === "br") this.breakLine();
    else if (this.isInline(element)) {
      if (element.name === "a") this.linkDepth += 1;
    } else {
      this.flush();
      if (element.name === "table" && isDataTable(element)) this.dataTables += 1;
      if (element.name === "tr" && this.dataTables > 0) this.cells = [];
      this.open.push({ element, role: this.roleOf(element) });
    }
  }

  leave(element: Element): void {
    if (element.name === "br") return;
    if (this.isInline(element)) {
      if (element.name === "a") this.linkDepth -= 1;
      return;
    }
    if (this.cells !== null && (element.name === "td" || element.name === "th")) this.endCell(this.cells);
    if (this.cells !== null && element.name === "tr") this.endRow(this.cells);
    this.flush();
    this.open.pop();
    if (element.name === "table" && this.dataTables > 0) this.dataTables -= 1;
  }

  finish(): Segment[] {
    this.flush();
    return this.segments;
  }

  private breakLine(): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush();
    else this.pieces.push(" ");
  }

  private endCell(cells: string[]): void {
    cells.push(tidy(this.pieces.join("")));
    this.pieces = [];
  }

  private endRow(cells: string[]): void {
    this.cells = null;
    this.pieces = [cells.filter((cell) => cell !== "").join(" | ")];
  }

  private flush(): void {
    if (this.cells !== null) {
      this.pieces.push(" ");
      return;
    }
    const raw = this.pieces.join("");
    const text = tidy(raw);
    const top = this.open.at(-1);
    if (text !== "" && top !== undefined) {
      const linked = this.letters === 0 ? 0 : this.linkedLetters / this.letters;
      const role = isTicker(raw) ? "ticker" : top.role;
      this.segments.push({ role, text, linked, element: top.element });
    }
    this.pieces = [];
    this.letters = 0;
    this.linkedLetters = 0;
    this.breaks = 0;
  }

  /** An element without a role of its own has that of the element around it: a paragraph in a quote is a quote. */
  private roleOf(element: Element): BlockRole {
    const own = roleOfTag[element.name];
    if (own !== undefined) return own;
    if (element.name === "tr" && this.dataTables > 0) return "table";
    if (elementWords(element).some((word) => word === "caption" || word === "legende")) return "caption";
    const around = this.open.at(-1)?.role ?? "paragraph";
    return around === "heading" ? "paragraph" : around;
  }
}

/** Headlines in one line, set apart by no-break spaces. */
export function isTicker(raw: string): boolean {
  if (!raw.includes("\u00A0\u00A0")) return false;
  const marked = raw.replaceAll(/[\u00A0\t ]{3,}/gu, (run) => (run.includes("\u00A0\u00A0") ? "\uE000" : " "));
  return marked.split("\uE000").filter((part) => part.trim().length > shortestHeadline).length > 3;
}

/** In characters; what is shorter is a number or a label. */
const shortestHeadline = 15;

/** Longer cells are passages of a page laid out by a table. */
const longestCell = 600;

/** Whether a table holds data; one that holds blocks, another table or a single column only arranges the page. */
function isDataTable(table: Element): boolean {
  const stack: ChildNode[] = [...table.children];
  let widest = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) {
      if (node.data.length > longestCell && node.data.trim().length > longestCell) return false;
    } else if (isTag(node)) {
      if (layoutTags.has(node.name)) return false;
      if (node.name === "tr") widest = Math.max(widest, countCells(node));
      stack.push(...node.children);
    }
  }
  return widest > 1;
}

const layoutTags: ReadonlySet<string> = new Set([
  "table",
  "h1",
  "h2",
  "article",
  "section",
  "form",
  "blockquote",
  "figure",
]);

function countCells(row: Element): number {
  return row.children.filter((child) => isTag(child) && (child.name === "td" || child.name === "th")).length;
}
