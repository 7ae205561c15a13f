import { pino, type Logger } from "pino";
import type { CrawlEvent } from "../pipeline/progress.ts";

export type { Logger } from "pino";

/**
 * A log of one line of JSON an event, on standard error, for whatever collects the output of services. No address in it
 * carries a password: the crawl refuses those.
 * @param level least level that is written, see `logLevels`
 */
export function openLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** Writes what happens during a crawl: articles and failures as they come, everything else for whoever looks closely. */
export function logEvent(log: Logger, event: CrawlEvent): void {
  if (event.kind === "failed") {
    const { kind: _, defect, ...told } = event;
    if (defect === undefined) log.warn(told, "failed");
    else log.error({ ...told, err: defect }, "a defect of the program");
    return;
  }
  const { kind, ...rest } = event;
  if (kind === "article" || kind === "left") log.info(rest, kind);
  else log.debug(rest, kind);
}
