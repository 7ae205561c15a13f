import { type Command, Option } from "commander";
import { type DigestPlan, digestLanguages } from "../store/saved-filters.ts";
import { dataOption, dayOption, namesOf } from "./options.ts";

/** What `digest` is told. */
export interface DigestOptions {
  readonly since?: string;
  readonly until?: string;
  readonly weekly?: boolean;
  readonly language?: DigestPlan["language"];
  readonly format: "text" | "html";
  readonly send?: boolean;
  readonly to?: string[];
  readonly data?: string;
}

/** `sijill digest`: what is new under a saved filter, to be read or mailed. */
export function addDigest(program: Command): void {
  program
    .command("digest")
    .description(
      "Write what is new under a saved filter: sums, new records, results of promises, disagreements, corrections.",
    )
    .argument("<filter>", "name of a saved filter")
    .addOption(
      dayOption(
        "--since <day>",
        "from the beginning of this day on, by the Moroccan clock (default: a day ago)",
        "first",
      ),
    )
    .addOption(dayOption("--until <day>", "up to the end of this day (default: up to now)", "last"))
    .option("--weekly", "of seven days, in place of one")
    .addOption(
      new Option("--language <language>", "of the text (default: fr, or as it is mailed)").choices(digestLanguages),
    )
    .addOption(new Option("--format <format>", "form of the output").choices(["text", "html"]).default("text"))
    .option("--send", "mail it, through SIJILL_SMTP_URL and from SIJILL_MAIL_FROM, and write nothing")
    .option("--to <addresses>", "who gets it (default: as sijill filter mail says)", namesOf)
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill digest usines --weekly
  sijill digest usines --since 2026-03-01 --language ar --format html > digest.html
  sijill digest usines --send --to amina@example.org`,
    )
    .action(async (filter: string, options: DigestOptions) =>
      (await import("./digesting.ts")).writeDigestOf(filter, options),
    );
}
