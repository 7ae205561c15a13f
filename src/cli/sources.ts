import type { Command } from "commander";

/** `sijill sources`: the publishers that are known. */
export function addSources(program: Command): void {
  program
    .command("sources")
    .description("List the publishers that are known, those of your own (SIJILL_SOURCES) among them.")
    .addHelpText(
      "after",
      `
Examples:
  sijill sources
  SIJILL_SOURCES=my-sources sijill sources`,
    )
    .action(async () => {
      const [{ readSettings }, { loadKnownSources }, { cell, tableText }, { write }] = await Promise.all([
        import("../settings.ts"),
        import("./known.ts"),
        import("./output/table.ts"),
        import("./output/write.ts"),
      ]);
      const { all } = loadKnownSources(readSettings(process.env));
      const rows = all.map(({ id, name, languages, feeds, sitemaps, listings, markup, hosts }) => [
        id,
        cell(name, 40),
        languages.join(" "),
        feeds.length + sitemaps.length + listings.length === 0 ? "no" : "yes",
        markup,
        cell(hosts.join(" ")),
      ]);
      await write(tableText(rows, { names: ["id", "name", "languages", "crawl", "markup", "hosts"] }));
    });
}
