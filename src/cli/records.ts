import { type Command, Option } from "commander";
import { factTypes, type FactType, type ReviewState, reviewStates, statuses, type Status } from "../model.ts";
import { count, dataFormat, dataOption, formatOption, namesOf, someOf } from "./options.ts";

const orders = ["date", "since", "value", "confidence", "source"] as const;

/** What `records` is told. */
export interface RecordsOptions {
  readonly type?: FactType[];
  readonly status?: Status[];
  readonly state?: ReviewState[];
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly region?: string[];
  readonly sector?: string[];
  readonly programme?: string[];
  readonly party?: string[];
  readonly outlet?: string[];
  readonly outlets?: number;
  readonly disagreeing?: boolean;
  readonly by: (typeof orders)[number];
  readonly limit?: number;
  readonly data?: string;
  readonly format: "table" | "ndjson";
}

/** What `records show` is told. */
export interface ShowRecordOptions {
  readonly json?: boolean;
  readonly data?: string;
}

/** `sijill records`: the claims of the register, and who states them. */
export function addRecords(program: Command): void {
  const records = program
    .command("records")
    .description(
      "List the records of the register, one for each claim, or show one with everything that is known of it.",
    );
  records
    .command("list", { isDefault: true })
    .description("List records.")
    .option("--type <types>", `only these: ${factTypes.join(", ")}`, someOf(factTypes))
    .option("--status <statuses>", `only these: ${statuses.join(", ")}`, someOf(statuses))
    .option("--state <states>", `only these: ${reviewStates.join(", ")}`, someOf(reviewStates))
    .option("--from <when>", "from this year, month or day on: 2018, 2018-12, 2018-12-31")
    .option("--to <when>", "up to the end of this year, month or day")
    .option("--text <words>", "words of titles, quotes, subject or parties; the last may be the beginning of one")
    .option("--region <ids>", "of any of these regions or provinces", namesOf)
    .option("--sector <ids>", "of any of these sectors", namesOf)
    .option("--programme <ids>", "of any of these programmes", namesOf)
    .option("--party <names>", "with any of these parties: id of an institution, or name", namesOf)
    .option("--outlet <names>", "told by any of these outlets", namesOf)
    .option("--outlets <number>", "told by so many independent outlets or more", count)
    .option("--disagreeing", "only those whose articles contradict each other")
    .addOption(
      new Option("--by <order>", "the latest, newest, largest or surest first").choices(orders).default("date"),
    )
    .option("--limit <number>", "at most so many (default: 50)", count)
    .addOption(dataOption())
    .addOption(formatOption("table", "ndjson"))
    .addHelpText(
      "after",
      `
Examples:
  sijill records --type jobs --status planned --from 2024
  sijill records --text "marché de gros" --by value
  sijill records --region souss-massa --format ndjson | jq .value
  sijill records show r0f3a…

"2 of 5" outlets: five show it, two of them speak for themselves; the others run an agency's or each other's text.`,
    )
    .action(async (options: RecordsOptions) => (await import("./showing-records.ts")).listRecords(options));
  records
    .command("show")
    .description("Show a record: what it says, who says so in which words, where they disagree, and its course.")
    .argument("<id>", "id of a record, also one that has become part of another")
    .addOption(dataFormat())
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill records show r0f3a…\n  sijill records show r0f3a… --json | jq .course")
    .action(async (id: string, options: ShowRecordOptions) =>
      (await import("./showing-records.ts")).showRecord(id, options),
    );
}
