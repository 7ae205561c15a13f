import { type Command, Option } from "commander";
import { dataOption } from "./options.ts";

/** What `dump` is told. */
export interface DumpOptions {
  readonly out: string;
  readonly pages: boolean;
  readonly withSecrets?: boolean;
  readonly force?: boolean;
  readonly data?: string;
}

/** What `import` is told. */
export interface ImportOptions {
  readonly data?: string;
}

/** `sijill dump` and `sijill import`: a whole register in a file, and a register made of one. */
export function addDump(program: Command): void {
  program
    .command("dump")
    .description("Write the whole register into one file, to keep it or to move it elsewhere.")
    .addOption(
      new Option(
        "--out <file>",
        "a name that ends in .jsonl, or in .sqlite or .db for a register in SQLite",
      ).makeOptionMandatory(),
    )
    .option("--no-pages", "without the fetched pages, which are most of the bytes; they cannot be read again then")
    .option("--with-secrets", "with hashes of passwords, logins, tokens and webhooks")
    .option("--force", "replace a file that is there")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill dump --out register.jsonl
  sijill dump --out register.sqlite --no-pages
  DATABASE_URL=postgres://… sijill dump --out backup.jsonl --with-secrets

It is one state of the register: PostgreSQL may be written to meanwhile, SQLite waits until it is done.`,
    )
    .action(async (options: DumpOptions) => (await import("./dumping.ts")).dump(options));
  program
    .command("import")
    .description("Make a register of a file that dump wrote: whole, or not at all.")
    .argument("<file>", "what dump wrote")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill import register.jsonl --data ./restored
  DATABASE_URL=postgres://… sijill import register.sqlite

The folder or database may hold no register yet. A file that was cut, changed, or made by another version of Sijill is refused.`,
    )
    .action(async (file: string, options: ImportOptions) => (await import("./dumping.ts")).importFile(file, options));
}
