import type { Command } from "commander";
import { count } from "./options.ts";

/** What `worker` is told. */
export interface WorkerCommandOptions {
  readonly visits: number;
  readonly threads?: number;
}

/** `sijill worker`: takes the jobs that the scheduler makes. */
export function addWorker(program: Command): void {
  program
    .command("worker")
    .description(
      "Take jobs from the queues: visit hosts, read pages, link twins. Any number may run, on any number of machines.",
    )
    .option("--visits <number>", "hosts visited side by side", count, 20)
    .option("--threads <number>", "threads that read pages (default: one for each core)", count)
    .addHelpText(
      "after",
      `
Examples:
  DATABASE_URL=postgres://sijill@db/sijill REDIS_URL=redis://queue:6379 sijill worker
  sijill worker --visits 50 --threads 4

Ctrl-C or SIGTERM stops it after the jobs at hand, within half a minute. One that is killed loses nothing: its jobs are taken
up by others. Redis or Valkey must have maxmemory-policy noeviction.`,
    )
    .action(async (options: WorkerCommandOptions) => {
      const { runWorker } = await import("./working.ts");
      await runWorker(options);
    });
}
