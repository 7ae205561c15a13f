import type { Command } from "commander";
import { formatOption, inputHelp, type PageOptions, publishedOption, rulesOption } from "./options.ts";

/** `sijill extract`: the facts of pages. */
export function addExtract(program: Command): void {
  program
    .command("extract")
    .description("Print the facts of a page: agreements, jobs and money, each with the words that state it.")
    .argument("<input...>", inputHelp)
    .addOption(publishedOption())
    .addOption(rulesOption())
    .addOption(formatOption("text", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill extract page.html
  sijill extract copied.txt --published 2019-02-01
  sijill extract pages/ more.html --format ndjson > facts.ndjson
  sijill extract page.html --rules my-rules/

With --format ndjson each page is one line, in the order of the inputs:
  {"input": PATH, "article": {...}, "facts": [...]}  or  {"input": PATH, "error": {"code": ..., "message": ...}}`,
    )
    .action(async (inputs: string[], options: PageOptions) => {
      const [{ showPages }, { openExtractor }, { readSettings }, { factsText }] = await Promise.all([
        import("./input/show.ts"),
        import("./extractor.ts"),
        import("../settings.ts"),
        import("./output/facts.ts"),
      ]);
      const extractor = openExtractor(readSettings(process.env, { rulesFolder: options.rules }));
      await showPages(inputs, options, (article) => {
        const { facts } = extractor.extract(article);
        return { fields: { facts }, text: () => factsText(article, facts, extractor.whyUnread(article)) };
      });
    });
}
