import { type Command, Option } from "commander";
import { dataFormat, dataOption, formatOption } from "./options.ts";

/** What every command of `sink` is told. */
export interface SinkOptions {
  readonly to?: string;
  readonly schema: string;
  readonly data?: string;
}

/** What `sink init` is told. */
export interface InitSinkOptions extends Omit<SinkOptions, "data"> {
  readonly text?: boolean;
}

/** What `sink run` is told. */
export interface RunSinkOptions extends SinkOptions {
  readonly follow?: boolean;
  readonly anew?: boolean;
}

/** What `sink status` is told. */
export interface SinkStatusOptions extends SinkOptions {
  readonly json?: boolean;
}

/** What `sink schema` is told. */
export interface SinkSchemaOptions extends Pick<SinkOptions, "schema"> {
  readonly format: "sql" | "markdown";
}

const toOption = (): Option =>
  new Option(
    "--to <url>",
    "PostgreSQL database that is filled (default: SIJILL_SINK_URL, which no list of processes shows)",
  );

const schemaOption = (): Option =>
  new Option("--schema <name>", "schema in it that the tables are in").default("sijill");

/** `sijill sink`: the register as plain tables in a database of the user's own. */
export function addSink(program: Command): void {
  const sink = program
    .command("sink")
    .description("Keep tables and views in a PostgreSQL database of your own up with the register.")
    .addHelpText(
      "after",
      `
Examples:
  sijill sink init --to postgres://writer@warehouse/press
  sijill sink run
  sijill sink run --follow
  sijill sink verify

docs/sink.md describes tables, views, rights and upgrades.`,
    );
  sink
    .command("init")
    .description("Make the tables and views, or bring them up to date; rows and what else is in the schema stay.")
    .addOption(toOption())
    .addOption(schemaOption())
    .option("--text", "take the whole texts of articles as well; the next run brings them")
    .option("--no-text", "take them no longer, and empty them")
    .addHelpText("after", "\nExamples:\n  sijill sink init\n  sijill sink init --schema press --text")
    .action(async (options: InitSinkOptions) => (await import("./sinking.ts")).initSink(options));
  sink
    .command("run")
    .description("Write what has changed in the register since the last run, the first time everything.")
    .addOption(toOption())
    .addOption(schemaOption())
    .addOption(dataOption())
    .option("--follow", "go on until stopped, and write changes within seconds")
    .option("--anew", "compare every row with the register: after it was restored from a backup, or for another one")
    .addHelpText(
      "after",
      `
Examples:
  sijill sink run
  sijill sink run --follow
  sijill sink run --anew --data ~/press

Stopped at any moment, it goes on where it was. One sink at a time writes into a schema.`,
    )
    .action(async (options: RunSinkOptions) => (await import("./sinking.ts")).runSink(options));
  sink
    .command("status")
    .description("Say how far the tables have followed the register.")
    .addOption(toOption())
    .addOption(schemaOption())
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill sink status\n  sijill sink status --json")
    .action(async (options: SinkStatusOptions) => (await import("./sinking.ts")).showSink(options));
  sink
    .command("verify")
    .description("Compare number and content of the rows of every table with the register.")
    .addOption(toOption())
    .addOption(schemaOption())
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill sink verify\n\nExit status 1 where a table differs.")
    .action(async (options: SinkOptions) => (await import("./sinking.ts")).verifySink(options));
  sink
    .command("schema")
    .description("Print the tables and views as SQL, or what they mean as Markdown.")
    .addOption(schemaOption())
    .addOption(formatOption("sql", "markdown"))
    .addHelpText("after", "\nExamples:\n  sijill sink schema | psql press\n  sijill sink schema --format markdown")
    .action(async (options: SinkSchemaOptions) => (await import("./sinking.ts")).printSchema(options));
}
