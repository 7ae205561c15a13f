import { isTag, type Document, type Element } from "domhandler";
import type { BlockRole } from "../model.ts";
import { readableText } from "./document.ts";
import { judgeElement, noSigns, signsOf, type NameSigns } from "./elements.ts";
import { Draft } from "./draft.ts";
import type { Place } from "./place.ts";
import { isDataTable } from "./table.ts";
import { tidy } from "./tidy.ts";

/** A block of a page with where it stood. */
export class PageDraft extends Draft {
  readonly place: Place;
  private readonly pieces: readonly string[];

  constructor(role: BlockRole, text: string, linked: number, place: Place, pieces: readonly string[]) {
    super(role, text, linked);
    this.place = place;
    this.pieces = pieces;
  }

  override get parts(): readonly string[] {
    if (this.pieces.length < 2 || this.text.length > longestLine) return [this.text];
    return this.pieces.map(readableText).filter((piece) => piece !== "");
  }

  override get group(): unknown {
    return this.place.parent;
  }
}

/** Longer blocks are prose. In characters. */
const longestLine = 200;

const roleOfTag: ReadonlyMap<string, BlockRole> = new Map([
  ["h1", "heading"],
  ["h2", "heading"],
  ["h3", "heading"],
  ["h4", "heading"],
  ["h5", "heading"],
  ["h6", "heading"],
  ["li", "list"],
  ["dt", "list"],
  ["dd", "list"],
  ["blockquote", "quote"],
  ["figcaption", "caption"],
]);

/**
 * Cuts what a walk over a page tells it into blocks in reading order: every element that is no inline one begins and ends
 * a block, two line breaks end one, and a row of a table of data is one block with its cells joined by " | ".
 */
export class BlockBuilder {
  readonly drafts: PageDraft[] = [];
  /** In the order in which they begin: an element comes after those around it. */
  readonly places: Place[];
  private readonly open: Place[];
  private pieces: string[] = [];
  private letters = 0;
  private linkedLetters = 0;
  private linkDepth = 0;
  private breaks = 0;
  private dataTables = 0;
  private cells: string[] | null = null;

  constructor(root: Document) {
    const place = placeOf(root, null, noSigns, "paragraph", null);
    this.places = [place];
    this.open = [place];
  }

  addText(data: string): void {
    this.pieces.push(data);
    const length = data.trim().length;
    if (length === 0) return;
    this.breaks = 0;
    this.letters += length;
    if (this.linkDepth > 0) this.linkedLetters += length;
  }

  breakLine(): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush();
    else this.pieces.push(" ");
  }

  enterInline(element: Element): void {
    if (element.name === "a") this.linkDepth += 1;
  }

  leaveInline(element: Element): void {
    if (element.name === "a") this.linkDepth -= 1;
    if (this.open.at(-1)?.element === element) this.open.pop();
  }

  /** @param signs what the class and id of the element say */
  enterBlock(element: Element, signs: NameSigns): void {
    this.flush();
    this.openAround(element);
    if (element.name === "table" && isDataTable(element)) this.dataTables += 1;
    if (element.name === "tr" && this.dataTables > 0) this.cells = [];
    this.push(element, signs, true);
  }

  leaveBlock(element: Element): void {
    if (this.cells !== null && (element.name === "td" || element.name === "th")) this.endCell(this.cells);
    if (this.cells !== null && element.name === "tr") this.endRow(this.cells);
    this.flush();
    this.open.pop();
    if (element.name === "table" && this.dataTables > 0) this.dataTables -= 1;
  }

  /** Ends the last block. */
  finish(): void {
    this.flush();
  }

  /** Inline elements that hold a block, for what they say of it: a link around a whole teaser. */
  private openAround(element: Element): void {
    const top = this.open.at(-1)?.element;
    if (element.parent === top) return;
    const around: Element[] = [];
    for (let { parent } = element; parent !== null && parent !== top && "name" in parent; { parent } = parent)
      around.push(parent);
    for (const each of around.toReversed()) this.push(each, signsOf(each), false);
  }

  private push(element: Element, signs: NameSigns, isBlock: boolean): void {
    const around = this.open.at(-1) ?? null;
    const role = isBlock ? this.roleOf(element, signs.isCaption, around) : (around?.role ?? "paragraph");
    const place = placeOf(element, around, signs, role, judgeElement(element, signs));
    this.places.push(place);
    this.open.push(place);
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
    if (this.pieces.length === 0 && this.breaks === 0) return;
    if (this.cells !== null) {
      this.pieces.push(" ");
      return;
    }
    const place = this.open.at(-1);
    if (this.letters > 0 && place !== undefined) {
      const raw = this.pieces.length === 1 ? (this.pieces[0] ?? "") : this.pieces.join("");
      const text = readableText(raw);
      const role = isTicker(raw) ? "ticker" : place.role;
      if (text !== "")
        this.drafts.push(new PageDraft(role, text, this.linkedLetters / this.letters, place, this.pieces));
    }
    this.pieces = [];
    this.letters = 0;
    this.linkedLetters = 0;
    this.breaks = 0;
  }

  /** An element without a role of its own has that of the element around it: a paragraph in a quote is a quote. */
  private roleOf({ name }: Element, isCaption: boolean, around: Place | null): BlockRole {
    const own = roleOfTag.get(name);
    if (own !== undefined) return own;
    if (name === "tr" && this.dataTables > 0) return "table";
    if (isCaption) return "caption";
    return around === null || around.role === "heading" ? "paragraph" : around.role;
  }
}

function placeOf(
  element: Place["element"],
  parent: Place | null,
  { hints }: { hints: readonly number[] },
  role: BlockRole,
  verdict: Place["verdict"],
): Place {
  return { element, parent, hints, role, prose: 0, clean: 0, verdict, inMain: false };
}

/** A page has one as a rule, and calls its article so even where it names it otherwise in its head. */
export function isMainHeading({ place: { element } }: PageDraft): boolean {
  return isTag(element) && element.name === "h1";
}

/** Headlines in one line, set apart by no-break spaces. */
export function isTicker(raw: string): boolean {
  if (!raw.includes("\u00A0\u00A0")) return false;
  const marked = raw.replaceAll(/[\u00A0\t ]{3,}/gu, (run) => (run.includes("\u00A0\u00A0") ? "\uE000" : " "));
  return marked.split("\uE000").filter((part) => part.trim().length > shortestHeadline).length > 3;
}

/** In characters; what is shorter is a number or a label. */
const shortestHeadline = 15;
