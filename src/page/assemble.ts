import type { Block } from "../model.ts";
import { findAgency } from "./attribution.ts";
import type { Source } from "../sources/load.ts";
import { isByline } from "./byline.ts";
import type { Draft } from "./draft.ts";
import { helpIn } from "./joins.ts";
import { detach } from "./tidy.ts";

/** The blocks of an article as they are kept for people to check: windows on one copy of their texts, and none on the page. */
export function blocksOf(drafts: readonly Draft[]): Block[] {
  const texts = detach(drafts.map((draft) => draft.text).join("\n"));
  let end = -1;
  return drafts.map(({ role, text, removed }) => {
    const start = end + 1;
    end = start + text.length;
    return {
      role,
      text: texts.slice(start, end),
      removed: removed === null ? null : `${removed.step}: ${removed.reason}`,
    };
  });
}

/** The text of an article: its content blocks, joined by one line feed. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => block.removed === null)
    .map((block) => block.text)
    .join("\n");
}

/**
 * The agency that signed the article; null where none did, or where the site is the agency's own.
 *
 * @param lines bylines and what else stands beside the title
 */
export function signingAgency(
  drafts: readonly Draft[],
  lines: readonly string[],
  source: Source | null,
): string | null {
  if (source?.outlet === "agency") return null;
  const kept = drafts.filter((draft) => draft.removed === null);
  const ends = [kept[0], ...kept.slice(-2)].map((draft) => draft?.text ?? "");
  return [...lines.map(helpOf), ...lines, ...ends].map(findAgency).find((agency) => agency !== null) ?? null;
}

/** What a byline, however long, ends in: "avec MAP". */
function helpOf(line: string): string {
  return isByline(line) ? helpIn(line) : "";
}
