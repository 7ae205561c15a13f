import { type Command, Option } from "commander";
import type { CheckOptions } from "./checking.ts";
import { dataFormat, dataOption, sourcesOption } from "./options.ts";
import type { FixtureOptions } from "./making-fixture.ts";
import type { ListSourcesOptions } from "./sourcing.ts";

/** `sijill sources`: the publishers that are known, whether their files hold, and the beginning of a new one. */
export function addSources(program: Command): void {
  const sources = program
    .command("sources")
    .description("List the publishers that are known, check their files, and write a fixture from a saved page.")
    .addHelpText(
      "after",
      `
Examples:
  sijill sources
  sijill sources show medias24
  sijill sources check --sources my-sources
  sijill sources fixture page.html --address https://www.example.ma/economie/un-titre`,
    );
  sources
    .command("list", { isDefault: true })
    .description("List the publishers, your own (SIJILL_SOURCES) among them; plain lines parted by tabs in a pipe.")
    .addOption(sourcesOption())
    .addOption(dataFormat())
    .addHelpText(
      "after",
      "\nExamples:\n  sijill sources list\n  sijill sources list | cut -f1\n  sijill sources list --json | jq .hosts",
    )
    .action(async (options: ListSourcesOptions) => (await import("./sourcing.ts")).listSources(options));
  sources
    .command("show")
    .description("Show all that is known of a publisher.")
    .argument("<publisher>", "its id, or one of its hosts")
    .addOption(sourcesOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill sources show hespress\n  sijill sources show fr.le360.ma --json")
    .action(async (name: string, options: ListSourcesOptions) =>
      (await import("./sourcing.ts")).showSource(name, options),
    );
  sources
    .command("check")
    .description(
      "Check the files of all publishers and tell every defect with file and line. Where there is a register, warn of publishers that fell silent, fail, or whose pages give no articles any more.",
    )
    .option("--health", "list how every publisher in the register does")
    .addOption(sourcesOption())
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText(
      "after",
      `
Examples:
  sijill sources check
  sijill sources check --sources my-sources
  sijill sources check --health || echo "look at your publishers"

Each is judged by its own habits: silent is who shows nothing new for twice as long as is usual for it.
Exit status: 1 for any defect in a file, and with --health for any warning.`,
    )
    .action(async (options: CheckOptions) => (await import("./checking.ts")).checkKnownSources(options));
  sources
    .command("fixture")
    .description("Write a saved page and the article that reading it gives side by side, to be corrected by hand.")
    .argument("<page>", "path of a saved page")
    .requiredOption("--address <address>", "web address that the page was saved from")
    .addOption(new Option("--out <folder>", "folder to write into").default("fixtures/pages"))
    .option("--name <name>", "name of the two files (default: the publisher and the address)")
    .option("--force", "write over files that are there")
    .addOption(sourcesOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill sources fixture page.html --address https://www.example.ma/economie/un-titre
  sijill sources fixture page.html --address https://www.example.ma/un-titre --out my-pages --name example-port`,
    )
    .action(async (page: string, options: FixtureOptions) =>
      (await import("./making-fixture.ts")).makeFixture(page, options),
    );
}
