import { Command, CommanderError } from "commander";
import { addArchive } from "./archive.ts";
import { addChanges } from "./changes.ts";
import { addCrawl } from "./crawl.ts";
import { addDatabase } from "./db.ts";
import { addDigest } from "./digest.ts";
import { addDump } from "./dump.ts";
import { addExplain } from "./explain.ts";
import { addExport } from "./export.ts";
import { addExtract } from "./extract.ts";
import { statusOf, tell } from "./failure.ts";
import { addFacts } from "./facts.ts";
import { addFilter } from "./filter.ts";
import { addForget } from "./forget.ts";
import { addPrune } from "./prune.ts";
import { addQueue } from "./queue.ts";
import { addRead } from "./read.ts";
import { addRecords } from "./records.ts";
import { addReextract } from "./reextract.ts";
import { addReview } from "./review.ts";
import { addRules } from "./rules.ts";
import { addSample } from "./sample.ts";
import { addScheduler } from "./scheduler.ts";
import { addServe } from "./serve.ts";
import { addSink } from "./sink.ts";
import { addSources } from "./sources.ts";
import { addToken } from "./token.ts";
import { addUser } from "./user.ts";
import { readVersion } from "./version.ts";
import { addVersions } from "./versions.ts";
import { addWebhooks } from "./webhooks.ts";
import { addWorker } from "./worker.ts";

/** Commands by what they are for, in the order in which help lists them. */
const groups: readonly (readonly [heading: string, add: readonly ((program: Command) => void)[]])[] = [
  ["First look:", [addSample]],
  ["One page:", [addRead, addExtract, addExplain]],
  ["The register:", [addCrawl, addFacts, addRecords, addVersions]],
  ["Review:", [addServe, addReview, addUser, addToken]],
  ["What it tells others:", [addFilter, addDigest, addWebhooks]],
  ["What it reads by:", [addSources, addRules, addReextract]],
  ["What flows out:", [addExport, addChanges, addSink]],
  ["Upkeep:", [addPrune, addForget, addDatabase, addDump, addArchive]],
  ["A team of workers:", [addWorker, addScheduler, addQueue]],
];

/**
 * Runs the command line and sets the exit status: 0; 1 when any input failed; 2 for wrong use.
 * Commands load what they work with only when they run, so that `--help` and `--version` answer at once.
 * @param args without the program's own name
 */
export async function run(args: readonly string[]): Promise<void> {
  try {
    await makeProgram().parseAsync(args, { from: "user" });
  } catch (thrown) {
    // Commander has told what it had to tell, and ends with an error even after the help that was asked for.
    if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
    else {
      tell(thrown);
      process.exitCode = statusOf(thrown);
    }
  }
}

/** The program with all its commands. */
export function makeProgram(): Command {
  const program = new Command("sijill")
    .description("A register of what the Moroccan press reports as promised and delivered: agreements, jobs, dirhams.")
    .version(readVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .exitOverride()
    .configureOutput({ outputError: (text, put) => put(text.replace(/^error: /, "sijill: ")) })
    .showHelpAfterError("Add --help for usage and examples.")
    .addHelpText(
      "after",
      `
Examples:
  sijill sample                       crawl a small press site on this machine and show its facts
  sijill extract page.html            the facts of a page
  sijill explain page.html            what became of each quantity on a page, and why
  sijill crawl medias24 --max 20      crawl a publisher into the register
  sijill facts --type jobs --from 2024  what articles state
  sijill records --type jobs --from 2024  the claims that these make, each once
  sijill serve --open                 the desk, where people agree or correct

Exit status: 0; 1 when any input failed, the others are done all the same; 2 for wrong use.`,
    );
  for (const [heading, commands] of groups) {
    program.commandsGroup(heading);
    for (const add of commands) add(program);
  }
  return program.commandsGroup("Help:").helpCommand("help [command]", "Print help for a command.");
}
