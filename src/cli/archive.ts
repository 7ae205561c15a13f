import type { Command } from "commander";
import { dataOption, dayOption } from "./options.ts";

/** What `archive export` is told. */
export interface ExportOptions {
  /** ISO 8601 days. */
  readonly from?: string;
  readonly to?: string;
  readonly source?: string[];
  readonly force?: boolean;
  readonly data?: string;
}

/** What `archive import` is told. */
export interface ImportOptions {
  readonly data?: string;
}

/** `sijill archive`: pages to and from WARC files. */
export function addArchive(program: Command): void {
  const archive = program
    .command("archive")
    .description("Write the kept pages as a WARC file, or read one that any crawler wrote.")
    .addHelpText(
      "after",
      "\nExamples:\n  sijill archive export pages.warc.gz --source medias24 --from 2024\n  sijill archive import crawl.warc.gz",
    );
  archive
    .command("export")
    .description("Write the pages of the register as WARC 1.1, each record compressed by itself.")
    .argument("<file>", "a name that ends in .warc.gz")
    .addOption(dayOption("--from <day>", "pages fetched from this day on: 2024, 2024-05 or 2024-05-31", "first"))
    .addOption(dayOption("--to <day>", "pages fetched up to the end of this day", "last"))
    .option("--source <names...>", "only these publishers, by id or host")
    .option("--force", "replace a file that is there")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill archive export pages.warc.gz
  sijill archive export may.warc.gz --from 2024-05 --to 2024-05 --source medias24 leconomiste`,
    )
    .action(async (file: string, options: ExportOptions) => {
      const { exportPages } = await import("./archiving.ts");
      await exportPages(file, options);
    });
  archive
    .command("import")
    .description("Take the pages of WARC files into the register as if they had been fetched then, and read them.")
    .argument("<file...>", "*.warc or *.warc.gz")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill archive import crawl.warc.gz
  sijill archive import *.warc.gz --data ~/press

An older state of a page never takes the place of a newer one. A damaged record is told with its place and costs itself only;
exit status 1 says that there was one.`,
    )
    .action(async (files: string[], options: ImportOptions) => {
      const { importPages } = await import("./archiving.ts");
      await importPages(files, options);
    });
}
