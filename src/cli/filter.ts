import { type Command, Option } from "commander";
import { type DigestPlan, digestIntervals, digestLanguages } from "../store/saved-filters.ts";
import { dataFormat, dataOption, namesOf } from "./options.ts";
import { addFilterOptions, type FilterOptions } from "./record-filter.ts";

/** What the commands about saved filters are told. */
export interface SavedFilterOptions {
  readonly json?: boolean;
  readonly data?: string;
}

/** What `filter add` is told. */
export interface AddFilterOptions extends FilterOptions {
  readonly data?: string;
}

/** What `filter mail` is told. */
export interface MailOptions {
  readonly every: DigestPlan["every"];
  readonly language: DigestPlan["language"];
  readonly to?: string[];
  readonly off?: boolean;
  readonly data?: string;
}

/** `sijill filter`: filters under names, for feeds, digests and webhooks. */
export function addFilter(program: Command): void {
  const filter = program
    .command("filter")
    .description("Keep filters under names: each has an Atom feed at the desk, and a digest that can be mailed.")
    .addHelpText(
      "after",
      "\nExamples:\n  sijill filter add usines --type jobs,funds --sector auto\n  sijill filter list\n  sijill filter mail usines --every week --to amina@example.org\n  sijill filter remove usines",
    );
  addFilterOptions(
    filter.command("add").description("Save a filter.").argument("<name>", "letters, digits, and blanks . _ - within"),
  )
    .addOption(dataOption())
    .addHelpText("after", '\nExamples:\n  sijill filter add "ports et zones" --text "port" --status planned,committed')
    .action(async (name: string, options: AddFilterOptions) =>
      (await import("./filtering.ts")).addFilterNamed(name, options),
    );
  filter
    .command("list", { isDefault: true })
    .description("List the saved filters.")
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill filter list --json")
    .action(async (options: SavedFilterOptions) => (await import("./filtering.ts")).listFilters(options));
  filter
    .command("mail")
    .description(
      "Mail the digest of a filter by itself, at seven by the Moroccan clock, as long as sijill serve or sijill scheduler is at work.",
    )
    .argument("<name>", "of the filter")
    .addOption(new Option("--every <interval>", "how often").choices(digestIntervals).default("day"))
    .addOption(new Option("--language <language>", "of the mail").choices(digestLanguages).default("fr"))
    .option("--to <addresses>", "who gets it, parted by commas", namesOf)
    .option("--off", "mail it no more")
    .addOption(dataOption())
    .addHelpText(
      "after",
      "\nExamples:\n  sijill filter mail usines --every week --language ar --to amina@example.org\n  sijill filter mail usines --off",
    )
    .action(async (name: string, options: MailOptions) => (await import("./filtering.ts")).mailFilter(name, options));
  filter
    .command("remove")
    .description("Remove a saved filter with its feed and its digest.")
    .argument("<name>", "of the filter")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill filter remove usines")
    .action(async (name: string, options: SavedFilterOptions) =>
      (await import("./filtering.ts")).removeFilter(name, options),
    );
}
