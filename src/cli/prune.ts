import type { Command } from "commander";
import { dataOption, days } from "./options.ts";

/** What `prune` is told. */
export interface PruneOptions {
  /** Days. */
  readonly bodiesOlderThan?: number;
  readonly textsOlderThan?: number;
  readonly dryRun?: boolean;
  readonly compact: boolean;
  readonly data?: string;
}

/** `sijill prune`: what has been kept for long enough. */
export function addPrune(program: Command): void {
  program
    .command("prune")
    .description("Remove the bodies of old pages and the texts of old articles; facts and their quotes stay.")
    .option("--bodies-older-than <days>", "pages fetched longer ago, as 365d (default: SIJILL_KEEP_BODIES)", days)
    .option("--texts-older-than <days>", "articles fetched longer ago, as 730d (default: SIJILL_KEEP_TEXTS)", days)
    .option("--dry-run", "remove nothing: say how much it would be")
    .option("--no-compact", "leave a SQLite file as large as it is; its room is used again all the same")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill prune --bodies-older-than 365d --dry-run
  sijill prune --bodies-older-than 365d --texts-older-than 730d
  SIJILL_KEEP_BODIES=365 sijill prune

A pruned page keeps its headers and hash, so that it is asked after as before and known again when it has not changed. A pruned
article keeps title, outlet, author and day. Neither can be read by better rules any more: sijill reextract leaves them alone.
What a page says anew is kept again.`,
    )
    .action(async (options: PruneOptions) => (await import("./pruning.ts")).pruneRegister(options));
}
