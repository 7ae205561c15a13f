import type { Command } from "commander";
import { formatOption, inputHelp, publishedOption, rulesOption } from "./options.ts";

interface ExplainOptions {
  readonly published?: string;
  readonly rules?: string;
  readonly format: "text" | "json" | "ndjson";
}

/** `sijill explain`: what became of each quantity of a page. */
export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("Show every quantity of a page in reading order: the rule that took or refused it, and why.")
    .argument("<page>", inputHelp.replace(", folder of pages", ""))
    .addOption(publishedOption())
    .addOption(rulesOption())
    .addOption(formatOption("text", "json", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill explain page.html
  sijill explain copied.txt --published 2019-02-01
  sijill explain page.html --format ndjson | grep unexplained

Outcomes: "fact", "refused" by a rule that says what it is instead, "unexplained" where no rule has words for it.
With --format ndjson each quantity is one line: {"mention": {...}, "outcome": ..., "rule": ..., "reason": ..., "fact": ..., "snippet": ...}`,
    )
    .action(async (page: string, options: ExplainOptions) => {
      const { explainPage } = await import("./explained.ts");
      await explainPage(page, options);
    });
}
