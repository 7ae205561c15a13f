import type { BlockRole } from "../model.ts";
import { findDays, type StatedDay } from "./day.ts";
import { foldLabel, withoutMarks } from "./fold.ts";

/** From this length on, in characters, a block without much linking is a sentence or more. */
const shortestProse = 80;
/** Longer blocks are prose that mentions a day. */
const longestDateline = 200;

/** The steps that take blocks out, in the order in which they come. */
export type Step =
  | "ticker"
  | "markup"
  | "place"
  | "stated text"
  | "attribution"
  | "title"
  | "lines"
  | "noise"
  | "byline"
  | "caption"
  | "links"
  | "repetition"
  | "heading";

/** Which step took a block out, and why. */
export interface Removal {
  readonly step: Step;
  readonly reason: string;
}

/** A block on its way into or out of the article. The steps of the reader change `role` and `removed`. */
export class Draft {
  role: BlockRole;
  readonly text: string;
  /** Share of its characters that are links, 0 to 1; 0 in a text, which knows no links. */
  readonly linked: number;
  /** Null while it stays. */
  removed: Removal | null = null;
  private knownFolded: string | null = null;
  private knownLabel: string | null = null;
  private knownDays: readonly StatedDay[] | null = null;

  constructor(role: BlockRole, text: string, linked = 0) {
    this.role = role;
    this.text = text;
    this.linked = linked;
  }

  /** Takes it out, with the role it was found to have. */
  remove(role: BlockRole, step: Step, reason: string): void {
    this.role = role;
    this.removed = { step, reason };
  }

  /** The text as it is compared with others; several steps ask. */
  get folded(): string {
    this.knownFolded ??= withoutMarks(this.label);
    return this.knownFolded;
  }

  /** The text as it is compared with labels. */
  get label(): string {
    this.knownLabel ??= foldLabel(this.text);
    return this.knownLabel;
  }

  /** Its pieces as the markup parts them, without saying how: two labels side by side are glued together in the text. */
  get parts(): readonly string[] {
    return [this.text];
  }

  /** What it shares with the blocks beside it; null where there is no markup to tell. */
  get group(): unknown {
    return null;
  }

  get isProse(): boolean {
    return this.text.length >= shortestProse && this.linked <= 0.5 && this.role !== "heading";
  }

  /** The days that it states; none of a text too long to be a dateline. */
  get days(): readonly StatedDay[] {
    this.knownDays ??= this.text.length > longestDateline ? [] : findDays(this.text);
    return this.knownDays;
  }
}

/** The blocks that no step has taken out so far. */
export function keptOf<Kind extends Draft>(drafts: readonly Kind[]): Kind[] {
  return drafts.filter((draft) => draft.removed === null);
}
