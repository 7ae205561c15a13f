import { Argument, type Command, Option } from "commander";
import {
  type FileFormatName,
  fileFormatNames,
  type FormatName,
  formatNames,
  type TableName,
  tableNames,
} from "../export/names.ts";
import { dataOption } from "./options.ts";
import { addFilterOptions, type FilterOptions } from "./record-filter.ts";

export const titleChoices = ["fr", "ar", "en"] as const;

/** What `export` is told. */
export interface ExportOptions extends FilterOptions {
  readonly format?: FormatName | FileFormatName;
  readonly out?: string;
  readonly reviewed?: true;
  readonly withdrawn?: true;
  readonly asStated?: true;
  readonly language?: (typeof titleChoices)[number];
  readonly bom?: true;
  readonly withText?: true;
  readonly sidecars: boolean;
  readonly force?: true;
  readonly data?: string;
}

/** `sijill export`: tables of the register as files. */
export function addExport(program: Command): void {
  const command = program
    .command("export")
    .description("Write tables of the register as files for notebooks, spreadsheets and databases.")
    .addArgument(new Argument("[what]", "which table").choices([...tableNames, "all"]).default("records"))
    .addOption(
      new Option("--format <format>", "form of the files (default: as --out ends, else csv)").choices([
        ...formatNames,
        ...fileFormatNames,
      ]),
    )
    .option("--out <path>", "file, or folder for all tables; - for standard output, which a pipe gets anyway");
  addFilterOptions(command)
    .option("--reviewed", "only records that people accepted or corrected")
    .option("--withdrawn", "also records that no article states any more")
    .option("--as-stated", "facts, evidence, articles: filters ask what articles state, whatever became of it")
    .addOption(new Option("--language <language>", "titles over columns, in place of names").choices(titleChoices))
    .option("--bom", "begin CSV with a byte order mark, by which Excel knows UTF-8")
    .option("--with-text", "articles with their whole texts, as long as these are kept")
    .option("--no-sidecars", "without the JSON Schema and the Data Package that describe the file")
    .option("--force", "replace files that are there")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Tables: ${tableNames.join(", ")}. One filter, that of records, leaves the rows of all of them, so that they fit together.
Records that people rejected are left out, and those that no article states any more: --state and --withdrawn ask for them.
Records that nobody has reviewed are in it, with their state; --reviewed leaves them out.

Examples:
  sijill export --out records.csv
  sijill export records --type jobs --from 2024 --out jobs.xlsx --language fr
  sijill export facts --as-stated --outlet "Le Matin" --out facts.parquet
  sijill export articles --with-text --format jsonl | jq .title
  sijill export all --reviewed --out register --format parquet
  sijill export all --out register.sqlite

For sums leave out rows of which is_part is true or per is not empty, and add no two units: docs/export.md says why.`,
    )
    .action(async (what: TableName | "all", options: ExportOptions) => {
      const { exportTables } = await import("./exporting.ts");
      await exportTables(what, options);
    });
}
