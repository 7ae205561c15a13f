import type { Command } from "commander";
import type { MendOptions } from "./mending.ts";
import { count, dataOption, formatOption, rulesOption } from "./options.ts";
import type { ListOptions, RulesOptions } from "./ruling.ts";

/** `sijill rules`: what facts are made by, tried and counted. */
export function addRules(program: Command): void {
  const rules = program
    .command("rules")
    .description("Show the rules that make facts, try their sentences, and see what pages they take.")
    .addHelpText(
      "after",
      `
Examples:
  sijill rules list
  sijill rules test
  sijill rules test --rules my-rules/
  sijill rules coverage fixtures/pages`,
    );
  rules
    .command("list")
    .description("List the rules, your own (SIJILL_RULES) among them.")
    .addOption(rulesOption())
    .addOption(formatOption("table", "markdown", "ndjson"))
    .addHelpText("after", "\nExamples:\n  sijill rules list\n  sijill rules list --format markdown > rules.md")
    .action(async (options: ListOptions) => (await import("./ruling.ts")).listRules(options));
  rules
    .command("test")
    .description("Try every example and reject of every rule. Exit status 1 when one does not hold.")
    .addOption(rulesOption())
    .addHelpText("after", "\nExamples:\n  sijill rules test\n  sijill rules test --rules my-rules/")
    .action(async (options: RulesOptions) => (await import("./ruling.ts")).testRules(options));
  rules
    .command("coverage")
    .description("Count for each rule what it took on pages, and list what no rule explains.")
    .argument("<input...>", "paths of pages or folders of pages")
    .addOption(rulesOption())
    .addHelpText(
      "after",
      "\nExamples:\n  sijill rules coverage fixtures/pages\n  sijill rules coverage page.html copied.txt",
    )
    .action(async (inputs: string[], options: RulesOptions) =>
      (await import("./ruling.ts")).coverRules(inputs, options),
    );
  rules
    .command("mend")
    .description(
      "List the rules that people have decided about, the least precise first, with the sentences that they got wrong.",
    )
    .option("--rule <id>", "only this one")
    .option("--sentences <number>", "at most so many sentences for each (default: 5)", count)
    .addOption(dataOption())
    .addOption(formatOption("text", "ndjson"))
    .addHelpText("after", "\nExamples:\n  sijill rules mend\n  sijill rules mend --rule funds/invest --sentences 20")
    .action(async (options: MendOptions) => (await import("./mending.ts")).listRulesToMend(options));
}
