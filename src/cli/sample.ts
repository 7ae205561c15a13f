import { type Command, Option } from "commander";
import { dataOption } from "./options.ts";

/** What `sample` is told. */
export interface SampleOptions {
  readonly desk: boolean;
  readonly once?: boolean;
  readonly port?: string;
  readonly open?: boolean;
  readonly data?: string;
}

/** `sijill sample`: everything at work without a network. */
export function addSample(program: Command): void {
  program
    .command("sample")
    .description(
      "Serve a small press site on this machine, crawl it, show some of its facts, and open the desk over them.",
    )
    .option("--no-desk", "end after the crawl")
    .addOption(new Option("--once", "the same, as it was called before there was a desk").hideHelp())
    .option("--port <port>", "port of the desk, 0 for any that is free (default: 4090, or SIJILL_DESK_PORT)")
    .option("--open", "show the desk in the browser")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
The site's pages are invented. They go into a register of their own, in the folder "sample" of the data folder.

Examples:
  sijill sample --open
  sijill sample --no-desk --data /tmp/sijill
  sijill facts --data data/sample`,
    )
    .action(async (options: SampleOptions) => {
      const { runSample } = await import("./sampling.ts");
      await runSample(options);
    });
}
