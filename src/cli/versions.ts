import type { Command } from "commander";
import { dataFormat, dataOption, dayOption } from "./options.ts";

/** What `versions` is told. */
export interface VersionsOptions {
  /** ISO 8601 day. */
  readonly at?: string;
  readonly changes?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

/** `sijill versions`: what an article said before it was edited. */
export function addVersions(program: Command): void {
  program
    .command("versions")
    .description("List the versions of an article that was edited at the same address, the newest first.")
    .argument("<address>", "web address of the article, as `sijill facts` tells it")
    .option("--changes", "show the facts that each edit changed, read in both versions by the rules of today")
    .addOption(
      dayOption("--at <day>", "print the article as it stood at the end of a day: 2024-05-31, 2024-05", "last"),
    )
    .addOption(dataFormat())
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill versions https://www.example.ma/economie/un-titre
  sijill versions https://www.example.ma/economie/un-titre --changes
  sijill versions https://www.example.ma/economie/un-titre --at 2024-05-31

A version is another title or text; other advertisements around the same text are none. The register's facts are those of the newest.
Earlier versions can be read until their pages are pruned (sijill prune), and are forgotten with the article (sijill forget).`,
    )
    .action(async (address: string, options: VersionsOptions) => {
      const { showVersions } = await import("./versioning.ts");
      await showVersions(address, options);
    });
}
