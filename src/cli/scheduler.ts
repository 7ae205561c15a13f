import type { Command } from "commander";

/** `sijill scheduler`: fills the queues from the register. */
export function addScheduler(program: Command): void {
  program
    .command("scheduler")
    .description("Keep the queues filled with what is due. One is at work at a time; more may stand by.")
    .argument("[source...]", "id or host of a publisher (default: all that can be crawled)")
    .addHelpText(
      "after",
      `
Examples:
  DATABASE_URL=postgres://sijill@db/sijill REDIS_URL=redis://queue:6379 sijill scheduler
  sijill scheduler medias24 leconomiste

Publishers are looked at by their own schedule (cron, Moroccan time), or twice an hour. The register is the truth: queues that
were emptied are filled again within half a minute.`,
    )
    .action(async (names: string[]) => {
      const { runSchedulerCommand } = await import("./working.ts");
      await runSchedulerCommand(names);
    });
}
