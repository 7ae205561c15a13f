import type { Article, BlockRole } from "../model.ts";

/** A block that is no text of its article: the step of the reader that took it out, and why. */
export interface RemovedBlock {
  readonly step: string;
  readonly reason: string;
  readonly role: BlockRole;
  readonly text: string;
}

/** The blocks of an article's page that are not in its text, in reading order. */
export function removedBlocks({ blocks }: Pick<Article, "blocks">): RemovedBlock[] {
  return blocks.flatMap(({ role, text, removed }) => {
    if (removed === null) return [];
    const [step = "", ...reason] = removed.split(": ");
    return [{ step, reason: reason.join(": "), role, text }];
  });
}
