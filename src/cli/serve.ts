import type { Command } from "commander";
import { dataOption } from "./options.ts";

/** What `serve` is told. */
export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
  readonly open?: boolean;
  readonly data?: string;
}

/** `sijill serve`: the review desk. */
export function addServe(program: Command): void {
  program
    .command("serve")
    .description("Open the review desk: what was found, beside the words that say so, to be agreed to or corrected.")
    .option("--host <host>", "interface to answer on (default: 127.0.0.1, or SIJILL_DESK_HOST)")
    .option("--port <port>", "port to answer on, 0 for any that is free (default: 4090, or SIJILL_DESK_PORT)")
    .option("--open", "show it in the browser")
    .addOption(dataOption())
    .addHelpText(
      "after",
      `
Examples:
  sijill serve --open
  sijill serve --data data/sample --port 0
  sijill user add amina --role admin && sijill serve --host 0.0.0.0

On this machine nobody has to log in as long as there are no users. Any other interface needs users first, and TLS before it:
put a proxy there, and its name into SIJILL_DESK_NAMES. The API answers under /api: docs/api.md.`,
    )
    .action(async (options: ServeOptions) => (await import("./serving.ts")).serveDesk(options));
}
