import type { Command } from "commander";
import { factTypes, type FactType, statuses, type Status } from "../model.ts";
import { count, dataOption, formatOption, someOf } from "./options.ts";

/** What `facts` is told. */
export interface FactsOptions {
  readonly type?: FactType[];
  readonly status?: Status[];
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly outlet?: string;
  readonly limit?: number;
  readonly data?: string;
  readonly format: "table" | "csv" | "ndjson";
}

/** `sijill facts`: what the register holds. */
export function addFacts(program: Command): void {
  program
    .command("facts")
    .description("List the facts of the register, the newest first.")
    .option("--type <types>", `only these: ${factTypes.join(", ")}`, someOf(factTypes))
    .option("--status <statuses>", `only these: ${statuses.join(", ")}`, someOf(statuses))
    .option("--from <when>", "from this year, month or day on: 2018, 2018-12, 2018-12-31")
    .option("--to <when>", "up to the end of this year, month or day")
    .option("--text <words>", "words of the title, of a quote or of a party's name")
    .option("--outlet <name>", "outlet that shows the article or that it was taken from")
    .option("--limit <number>", "at most so many (a table without it: 200)", count)
    .addOption(dataOption())
    .addOption(formatOption("table", "csv", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill facts --type jobs,funds --status planned --from 2024
  sijill facts --text "Souss-Massa" --limit 20
  sijill facts --data data/sample --format csv > facts.csv
  sijill facts --format ndjson | jq .value

"+2" behind an outlet: two more show the same text, an agency's or a communiqué; ndjson names them in article.alsoIn.`,
    )
    .action(async (options: FactsOptions) => {
      const { listFacts } = await import("./listing.ts");
      await listFacts(options);
    });
}
