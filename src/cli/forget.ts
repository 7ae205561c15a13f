import type { Command } from "commander";
import { dataOption } from "./options.ts";

/** What `forget` is told. */
export interface ForgetOptions {
  readonly reason?: string;
  readonly list?: boolean;
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly data?: string;
}

/** `sijill forget`: what somebody wants removed, for good. */
export function addForget(program: Command): void {
  program
    .command("forget")
    .description("Remove a page, or a publisher, with its articles and facts for good, and never take it up again.")
    .argument("[what]", "web address of a page, or id or host of a publisher")
    .option("--reason <text>", "why, for the note that is left")
    .option("--yes", "do not ask; in a pipe nobody is there to be asked")
    .option("--list", "list the notes of what was forgotten")
    .option("--json", "with --list: one line of JSON for each")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill forget https://www.example.ma/economie/un-titre --reason "asked by its author, 12 May"
  sijill forget medias24 --yes
  sijill forget --list

The note says what was forgotten, when, why and how much it was, never what it said. Crawls and archives that bring it again are
turned away, and each time is counted. A publisher goes page by page: stopped, it goes on when the command is started again.
Backups and exported archives are yours to clean: docs/operations.md says how.`,
    )
    .action(async (what: string | undefined, options: ForgetOptions) => {
      const { forget, listForgotten } = await import("./forgetting.ts");
      if (options.list === true) await listForgotten(options);
      else await forget(what, options);
    });
}
