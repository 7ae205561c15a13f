import { type Command, InvalidArgumentError } from "commander";
import { count, dataOption, formatOption } from "./options.ts";
import { addFilterOptions, type FilterOptions } from "./record-filter.ts";

/** What `changes` is told. */
export interface ChangesOptions extends FilterOptions {
  /** The number read up to, or what has changed from now on. */
  readonly since?: number | "now";
  readonly withdrawn?: boolean;
  readonly follow?: boolean;
  /** File that holds the number read up to. */
  readonly cursor?: string;
  readonly limit?: number;
  readonly data?: string;
  readonly format: "table" | "ndjson";
}

/** `sijill changes`: what another system has to take over. */
export function addChanges(program: Command): void {
  const changes = program
    .command("changes")
    .description("Tell which records have changed, become others or gone since a number, and go on telling.")
    .option("--since <number>", "what came after this number, or after now (default: 0, all that there is)", since)
    .option("--follow", "go on until stopped, and tell of changes as they come")
    .option("--cursor <file>", "go on from the number in this file, and keep there how far has been written");
  addFilterOptions(changes)
    .option("--withdrawn", "also those that no article states any more")
    .option("--limit <number>", "at most so many (default: 50 in a table that ends)", count)
    .addOption(dataOption())
    .addOption(formatOption("table", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill changes --format ndjson > all.ndjson
  sijill changes --since 1200 --format ndjson | jq -c '[.seq, .change, .id]'
  sijill changes --follow --type funds --region oriental
  sijill changes --follow --cursor seen.txt --format ndjson | jq -c .record

Each record is told of once, with its latest change: changed, as it is now; removed, and into which other it went; left, where it
is not among those asked for. The number in the file is kept after the lines were written: stopped at any moment and started
again, nothing is missed, and the last lines may come twice. docs/changes.md has more.`,
    )
    .action(async (options: ChangesOptions) => (await import("./telling-changes.ts")).tellChanges(options));
}

function since(text: string): number | "now" {
  if (text === "now") return text;
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("Write the number of a change, 0 or more, or now.");
  return Number(text);
}
