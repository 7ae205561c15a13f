import type { Command } from "commander";
import { dataOption } from "./options.ts";

/** What `sample` is told. */
export interface SampleOptions {
  readonly data?: string;
}

/** `sijill sample`: everything at work without a network. */
export function addSample(program: Command): void {
  program
    .command("sample")
    .description("Serve a small press site on this machine, crawl it, and show its facts.")
    .option("--once", "crawl once and end, which is what happens anyway; for scripts that want to say so")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
The site's pages are invented. They go into a register of their own, in the folder "sample" of the data folder.

Examples:
  sijill sample
  sijill sample --data /tmp/sijill
  sijill facts --data data/sample`,
    )
    .action(async (options: SampleOptions) => {
      const { runSample } = await import("./sampling.ts");
      await runSample(options);
    });
}
