import type { Command } from "commander";
import { dataOption } from "./options.ts";

/** What `db migrate` is told. */
export interface MigrateOptions {
  readonly data?: string;
}

/** What `db copy` is told. */
export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly resume?: boolean;
}

const placeHelp = "folder or file of SQLite, or URL of PostgreSQL";

/** `sijill db`: the database that the register is in. */
export function addDatabase(program: Command): void {
  const database = program
    .command("db")
    .description("Bring the register's tables up to date, or copy it from one database to another.")
    .addHelpText(
      "after",
      '\nExamples:\n  sijill db migrate\n  sijill db copy --from ./data --to "$DATABASE_URL"\n  sijill db copy --from "$DATABASE_URL" --to ./backup',
    );
  database
    .command("migrate")
    .description(
      "Bring the register's tables up to date, which every command does when it opens it, and say what was done.",
    )
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill db migrate\n  DATABASE_URL=postgres://… sijill db migrate")
    .action(async (options: MigrateOptions) => (await import("./database.ts")).migrateRegister(options));
  database
    .command("copy")
    .description("Copy a whole register into an empty one and compare the rows of every table.")
    .requiredOption("--from <place>", placeHelp)
    .requiredOption("--to <place>", placeHelp)
    .option("--resume", "the target may hold rows: go on with a copy that was cut short")
    .addHelpText(
      "after",
      `
Examples:
  sijill db copy --from ./data --to "$DATABASE_URL"
  sijill db copy --from "$DATABASE_URL" --to ./backup --resume

Stop what writes to either register first. Exit status 1 where a table differs in the end.`,
    )
    .action(async (options: CopyOptions) => (await import("./database.ts")).copyBetween(options));
}
