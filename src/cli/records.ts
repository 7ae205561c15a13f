import { type Command, Option } from "commander";
import { count, dataFormat, dataOption, formatOption } from "./options.ts";
import { addFilterOptions, type FilterOptions } from "./record-filter.ts";

const orders = ["date", "since", "value", "confidence", "source"] as const;

/** What `records` is told. */
export interface RecordsOptions extends FilterOptions {
  readonly by: (typeof orders)[number];
  readonly limit?: number;
  readonly data?: string;
  readonly format: "table" | "ndjson";
}

/** What `records show` is told. */
export interface ShowRecordOptions {
  readonly json?: boolean;
  readonly data?: string;
}

/** `sijill records`: the claims of the register, and who states them. */
export function addRecords(program: Command): void {
  const records = program
    .command("records")
    .description(
      "List the records of the register, one for each claim, or show one with everything that is known of it.",
    );
  addFilterOptions(records.command("list", { isDefault: true }).description("List records."))
    .addOption(
      new Option("--by <order>", "the latest, newest, largest or surest first").choices(orders).default("date"),
    )
    .option("--limit <number>", "at most so many (default: 50)", count)
    .addOption(dataOption())
    .addOption(formatOption("table", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill records --type jobs --status planned --from 2024
  sijill records --text "marché de gros" --by value
  sijill records --region souss-massa --format ndjson | jq .value
  sijill records show r0f3a…

"2 of 5" outlets: five show it, two of them speak for themselves; the others run an agency's or each other's text.`,
    )
    .action(async (options: RecordsOptions) => (await import("./showing-records.ts")).listRecords(options));
  records
    .command("show")
    .description("Show a record: what it says, who says so in which words, where they disagree, and its course.")
    .argument("<id>", "id of a record, also one that has become part of another")
    .addOption(dataFormat())
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill records show r0f3a…\n  sijill records show r0f3a… --json | jq .course")
    .action(async (id: string, options: ShowRecordOptions) =>
      (await import("./showing-records.ts")).showRecord(id, options),
    );
}
