import { type Command, InvalidArgumentError, Option } from "commander";
import { dataFormat, dataOption } from "./options.ts";
import { addFilterOptions, type FilterOptions } from "./record-filter.ts";

/** What the commands about webhooks are told. */
export interface WebhookOptions {
  readonly json?: boolean;
  readonly data?: string;
}
export interface AddWebhookOptions extends FilterOptions {
  readonly fromStart?: boolean;
  readonly data?: string;
}
export interface RotateOptions {
  readonly keep: number;
  readonly data?: string;
}
export interface RetryOptions {
  readonly record?: string;
  readonly data?: string;
}
export interface RunWebhooksOptions {
  readonly once?: boolean;
  readonly data?: string;
}

/** Commands that are told a name and where the register is. */
const plain = [
  ["pause", "Tell a receiver nothing for a while; nothing is lost."],
  ["resume", "Go on telling a receiver that was paused, from where it was; one that failed is tried at once."],
  ["remove", "Tell a receiver no more, and forget what it was told."],
] as const;

/** `sijill webhooks`: programs that are told of every change. */
export function addWebhooks(program: Command): void {
  const webhooks = program
    .command("webhooks")
    .description("Post every change of the records that a filter leaves to an address, signed: docs/webhooks.md.")
    .addHelpText(
      "after",
      "\nExamples:\n  sijill webhooks add warehouse https://hooks.example.org/sijill --type funds\n  sijill webhooks show warehouse\n  sijill webhooks run",
    );
  addFilterOptions(
    webhooks
      .command("add")
      .description("Tell an address of changes, and print the secret that events are signed with, this once.")
      .argument("<name>", "letters, digits, and blanks . _ - within")
      .argument("<address>", "web address that events are posted to"),
  )
    .option("--from-start", "tell it of what is there already, too")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill webhooks add copy https://hooks.example.org/sijill --from-start")
    .action(async (name: string, address: string, options: AddWebhookOptions) =>
      (await import("./webhooking.ts")).addWebhook(name, address, options),
    );
  webhooks
    .command("list", { isDefault: true })
    .description("List who is told, and how that goes.")
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill webhooks list --json")
    .action(async (options: WebhookOptions) => (await import("./webhooking.ts")).listWebhooks(options));
  webhooks
    .command("show")
    .description("Show one with its dead letters and what was tried last.")
    .argument("<name>", "of the webhook")
    .addOption(dataOption())
    .addOption(dataFormat())
    .addHelpText("after", "\nExamples:\n  sijill webhooks show warehouse")
    .action(async (name: string, options: WebhookOptions) =>
      (await import("./webhooking.ts")).showWebhook(name, options),
    );
  for (const [command, description] of plain)
    webhooks
      .command(command)
      .description(description)
      .argument("<name>", "of the webhook")
      .addOption(dataOption())
      .addHelpText("after", `\nExamples:\n  sijill webhooks ${command} warehouse`)
      .action(async (name: string, options: WebhookOptions) =>
        (await import("./webhooking.ts"))[command](name, options),
      );
  webhooks
    .command("rotate")
    .description("Make another secret and print it, this once; the one before stays good for a while.")
    .argument("<name>", "of the webhook")
    .addOption(new Option("--keep <hours>", "for how long").argParser(hours).default(24))
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill webhooks rotate warehouse --keep 72")
    .action(async (name: string, options: RotateOptions) =>
      (await import("./webhooking.ts")).rotateWebhook(name, options),
    );
  webhooks
    .command("retry")
    .description("Send dead letters again, with the records as they are now.")
    .argument("<name>", "of the webhook")
    .option("--record <id>", "that of one record alone")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill webhooks retry warehouse")
    .action(async (name: string, options: RetryOptions) =>
      (await import("./webhooking.ts")).retryWebhook(name, options),
    );
  webhooks
    .command("run")
    .description("Deliver until it is stopped. sijill serve and sijill scheduler deliver as well; any number may.")
    .option("--once", "end when nothing is due")
    .addOption(dataOption())
    .addHelpText("after", "\nExamples:\n  sijill webhooks run --once")
    .action(async (options: RunWebhooksOptions) => (await import("./webhooking.ts")).runWebhooksCommand(options));
}

/** A number of hours, from none to thirty days. */
function hours(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 720)
    throw new InvalidArgumentError("Write a number of hours, 720 at most.");
  return Number(text);
}
