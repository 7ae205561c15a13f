import type { Command } from "commander";
import { formatOption, inputHelp, type PageOptions, publishedOption } from "./options.ts";

interface ReadOptions extends PageOptions {
  readonly explain?: true;
}

/** `sijill read`: the articles of pages. */
export function addRead(program: Command): void {
  program
    .command("read")
    .description("Print the article of a page: title and text without the site around them.")
    .argument("<input...>", inputHelp)
    .addOption(publishedOption())
    .addOption(formatOption("text", "ndjson"))
    .option(
      "--explain",
      "show how the page was read: its kind, where its days were found, and each block taken out with step and reason",
    )
    .addHelpText(
      "after",
      `
Examples:
  sijill read page.html
  sijill read https://www.example.ma/article
  curl -s https://www.example.ma/article | sijill read -
  sijill read pages/ --format ndjson > articles.ndjson
  sijill read --explain page.html

With --format ndjson each page is one line, in the order of the inputs:
  {"input": PATH, "article": {...}}  or  {"input": PATH, "error": {"code": ..., "message": ...}}
and with --explain also "removed": [{"step": ..., "reason": ..., "role": ..., "text": ...}, ...]
and "days": [{"value": ..., "from": ...}, ...], all that the day of publication was chosen from.`,
    )
    .action(async (inputs: string[], options: ReadOptions) => {
      const [{ showPages }, { articleText }, { readingText }, { removedBlocks }] = await Promise.all([
        import("./input/show.ts"),
        import("./output/article.ts"),
        import("./output/reading.ts"),
        import("../page/removed.ts"),
      ]);
      await showPages(inputs, options, (article, days) =>
        options.explain === true
          ? {
              fields: { removed: removedBlocks(article), days: days.map(({ value, from }) => ({ value, from })) },
              text: () => readingText(article, days),
            }
          : { fields: {}, text: () => articleText(article) },
      );
    });
}
