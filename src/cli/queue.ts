import { type Command, Option } from "commander";
import { dataFormat } from "./options.ts";

/** What the `queue` commands are told. */
export interface QueueOptions {
  readonly json?: boolean;
  readonly queue?: string;
}

/** Every queue by its name; the names themselves are with the workers, which are loaded only when they are needed. */
const queueOption = (): Option =>
  new Option("--queue <name>", "only this queue").choices(["look", "visit", "extract", "merge"]);

/** `sijill queue`: what stands in the queues, and what was given up. */
export function addQueue(program: Command): void {
  const queue = program
    .command("queue")
    .description("What stands in the queues of the workers, and what was given up.");
  queue
    .command("status")
    .description("Who is at work, the jobs of each queue, and the latest that were given up, with the reason.")
    .addOption(dataFormat())
    .action(async (options: QueueOptions) => {
      const { showQueues } = await import("./queueing.ts");
      await showQueues(options);
    });
  queue
    .command("retry")
    .description("Put what was given up back into its queue.")
    .addOption(queueOption())
    .action(async (options: QueueOptions) => {
      const { retryQueues } = await import("./queueing.ts");
      await retryQueues(options);
    });
  queue
    .command("drain")
    .description("Remove what waits. Nothing is lost: the scheduler fills the queues again from the register.")
    .addOption(queueOption())
    .action(async (options: QueueOptions) => {
      const { drainQueues } = await import("./queueing.ts");
      await drainQueues(options);
    });
}
