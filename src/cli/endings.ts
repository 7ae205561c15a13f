/** How the program ends when something ends it. */
import { tell } from "./failure.ts";

/** `sijill facts | head` ends when `head` has enough: that is no failure. Output that cannot be written is one. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      if (stream === process.stdout) {
        process.stderr.write(`sijill: the output cannot be written: ${error.code ?? error.message}\n`);
      }
      process.exit(1);
    });
  }
}

/** What nobody caught is told in the same one line as every other failure. */
export function endOnDefects(): void {
  process.on("uncaughtException", endTelling);
  process.on("unhandledRejection", endTelling);
}

function endTelling(thrown: unknown): never {
  tell(thrown);
  process.exit(1);
}
