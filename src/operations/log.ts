import { pino, type Logger } from "pino";
import { SijillError } from "../errors.ts";
import type { CrawlEvent } from "../pipeline/progress.ts";

export type { Logger } from "pino";

/**
 * A log of one line of JSON an event, on standard error, for whatever collects the output of services.
 * @param level least level that is written, see `logLevel` of the settings
 */
export function openLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorFields } },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** What is told of anything thrown: an expected failure by its code and message, a defect with its stack as well. */
export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorFields;
}

/** Names its fields one by one: those that drivers hang on their errors hold whole commands, passwords among them. */
export function errorFields(thrown: unknown): ErrorFields {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: withoutPasswords(String(thrown)) };
  const { name: type, stack, cause } = thrown;
  const isExpected = thrown instanceof SijillError;
  return {
    type,
    ...("code" in thrown && typeof thrown.code === "string" && { code: thrown.code }),
    message: withoutPasswords(thrown.message),
    ...(!isExpected && stack !== undefined && { stack: withoutPasswords(stack) }),
    ...(cause !== undefined && { cause: errorFields(cause) }),
  };
}

/** User and password of an address, whoever wrote it into a message. */
function withoutPasswords(text: string): string {
  return text.replaceAll(/:\/\/[^\s/@]{1,1000}@/g, "://…@");
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
