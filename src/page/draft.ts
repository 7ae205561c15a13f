import type { BlockRole } from "../model.ts";
import { findDays, type StatedDay } from "./day.ts";
import { fold, foldLabel, withoutMarks } from "./tidy.ts";

/** Longer blocks are prose that mentions a day. */
const longestDateline = 200;

/** A block on its way into or out of the article. The steps of the reader change `role` and `removed`. */
export class Draft {
  role: BlockRole;
  readonly text: string;
  /** Share of its characters that are links, 0 to 1; 0 in a text, which knows no links. */
  readonly linked: number;
  /** The step that took it out and why; null while it stays. */
  removed: string | null = null;
  private knownFolded: string | null = null;
  private knownLabel: string | null = null;
  private knownDays: readonly StatedDay[] | null = null;

  constructor(role: BlockRole, text: string, linked = 0) {
    this.role = role;
    this.text = text;
    this.linked = linked;
  }

  /** The text as it is compared with others; several steps ask. */
  get folded(): string {
    this.knownFolded ??= this.knownLabel === null ? fold(this.text) : withoutMarks(this.knownLabel);
    return this.knownFolded;
  }

  /** The text as it is compared with labels. */
  get label(): string {
    this.knownLabel ??= foldLabel(this.text);
    return this.knownLabel;
  }

  /** The days that it states; none of a text too long to be a dateline. */
  get days(): readonly StatedDay[] {
    this.knownDays ??= this.text.length > longestDateline ? [] : findDays(this.text);
    return this.knownDays;
  }
}
