import { type Command } from "commander";
import { dataOption } from "./options.ts";

/** What `reextract` is told. */
export interface ReextractOptions {
  readonly dryRun?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

/** `sijill reextract`: better rules over the pages that are kept. */
export function addReextract(program: Command): void {
  program
    .command("reextract")
    .description("Read and extract again every kept page that other rules read, and show what that changes.")
    .argument("[source...]", "only pages of these publishers, by id or host")
    .option("--dry-run", "change nothing: show what would change, with up to 20 examples")
    .option("--all", "show every fact that changes, not examples alone")
    .option("--json", "one line of JSON for each page that changes, and one with the counts at the end")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill reextract --dry-run
  sijill reextract --dry-run medias24 --all
  sijill reextract --dry-run --json | jq 'select(.outcome == "gone")'
  sijill reextract

Rules, lexicons, selectors and reader carry one hash; a page is read again where it was read under another. Stopped at any
moment, the command goes on where it was when it is started again. Facts that are found again keep their ids. Pages that were
pruned are left alone. Exit status 1 where a page cannot be read: what was read in it before stays.`,
    )
    .action(async (names: string[], options: ReextractOptions) => {
      const { reextractPages } = await import("./reextracting.ts");
      await reextractPages(names, options);
    });
}
