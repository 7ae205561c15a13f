import type { Command } from "commander";
import { formatOption, inputHelp, type PageOptions, publishedOption } from "./options.ts";

/** `sijill read`: the articles of pages. */
export function addRead(program: Command): void {
  program
    .command("read")
    .description("Print the article of a page: title and text without the site around them.")
    .argument("<input...>", inputHelp)
    .addOption(publishedOption())
    .addOption(formatOption("text", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill read page.html
  sijill read https://www.example.ma/article
  curl -s https://www.example.ma/article | sijill read -
  sijill read pages/ --format ndjson > articles.ndjson

With --format ndjson each page is one line, in the order of the inputs:
  {"input": PATH, "article": {...}}  or  {"input": PATH, "error": {"code": ..., "message": ...}}`,
    )
    .action(async (inputs: string[], options: PageOptions) => {
      const [{ showPages }, { articleText }] = await Promise.all([
        import("./input/show.ts"),
        import("./output/article.ts"),
      ]);
      await showPages(inputs, options, (article) => ({ fields: {}, text: () => articleText(article) }));
    });
}
