import { type Command, Option } from "commander";
import { type ReviewState, reviewStates } from "../model.ts";
import type { DecisionAction } from "../store/reviews.ts";
import { count, dataOption, formatOption, someOf } from "./options.ts";

/** What `review list` is told. */
export interface ListOptions {
  readonly state?: ReviewState[];
  readonly rule?: string;
  readonly by: "confidence" | "date" | "since";
  readonly limit?: number;
  readonly data?: string;
  readonly format: "table" | "ndjson";
}

/** What `review show` is told. */
export interface ShowOptions {
  readonly data?: string;
}

/** What decisions are told. */
export interface DecideOptions extends ShowOptions {
  readonly why?: string;
  readonly who: string;
}

const decisions: { readonly [action in Exclude<DecisionAction, "correct"> | "undo"]: string } = {
  accept: "Say that what is shown is right.",
  reject: "Say that it is wrong.",
  flag: "Ask for a second look.",
  reopen: "Forget what was decided; it waits again.",
  note: "Leave words and change nothing.",
  undo: "Take back the latest decision that holds.",
};

/** `sijill review`: what waits for people, and what they decide. */
export function addReview(program: Command): void {
  const review = program
    .command("review")
    .description("List records that wait for people, and decide about them.")
    .addHelpText(
      "after",
      `
Examples:
  sijill review list
  sijill review list --state needs-second-look
  sijill review accept r0f3a… --why "as in the communiqué"
  sijill review undo r0f3a…

docs/review.md says what each decision does. Fields are corrected at the desk: sijill serve.`,
    );
  review
    .command("list")
    .description("List records, those that wait unless told otherwise.")
    .option("--state <states>", `only these: ${reviewStates.join(", ")} (default: pending)`, someOf(reviewStates))
    .option("--rule <id>", "only records that this rule found")
    .addOption(
      new Option("--by <order>", "the least sure, the latest day or the newest first")
        .choices(["confidence", "date", "since"])
        .default("confidence"),
    )
    .option("--limit <number>", "at most so many (default: 50)", count)
    .addOption(dataOption())
    .addOption(formatOption("table", "ndjson"))
    .addHelpText(
      "after",
      "\nExamples:\n  sijill review list\n  sijill review list --rule funds/invest --by date --limit 20",
    )
    .action(async (options: ListOptions) => (await import("./reviewing.ts")).listWaiting(options));
  review
    .command("show")
    .description("Show what a record says, who says it in which words, and its history.")
    .argument("<id>", "id of a record")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill review show r0f3a…")
    .action(async (id: string, options: ShowOptions) => (await import("./reviewing.ts")).showRecord(id, options));
  for (const [action, description] of Object.entries(decisions)) addDecision(review, action, description);
}

function addDecision(review: Command, action: string, description: string): void {
  review
    .command(action)
    .description(description)
    .argument("<id...>", "ids of records")
    .option("--why <text>", "the reason, for the history")
    .option("--who <name>", "who decides", "local")
    .addOption(dataOption())
    .addHelpText("after", `\nExamples:\n  sijill review ${action} r0f3a…`)
    .action(async (ids: string[], options: DecideOptions) =>
      (await import("./reviewing.ts")).decideEach(action, ids, options),
    );
}
