import { startGathering, type Gathered } from "../operations/gather.ts";
import { logEvent, openLog, type Logger } from "../operations/log.ts";
import { type Metrics, openMetrics } from "../operations/metrics.ts";
import { type Check, openReadiness } from "../operations/readiness.ts";
import { openOperationsServer } from "../operations/server.ts";
import type { CrawlEvent } from "../pipeline/progress.ts";
import type { Settings } from "../settings.ts";
import type { Source } from "../sources/load.ts";
import { statusOf } from "./failure.ts";
import { readVersion } from "./version.ts";

/** What a command that goes on for days is watched by. */
export interface Service {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Logs and counts what happens during a crawl. */
  readonly tell: (event: CrawlEvent) => void;
  /** Logs and counts what is wrong with the process itself. */
  readonly trouble: (message: string, error: unknown) => void;
}

/** What a service answers questions with. */
export interface Answers {
  /** What it needs to do its work. */
  readonly checks: { readonly [name: string]: Check };
  readonly gathered: readonly Gathered[];
}

export function openService({ logLevel }: Pick<Settings, "logLevel">, sources: readonly Source[]): Service {
  const log = openLog(logLevel);
  const metrics = openMetrics({ sources: sources.map(({ id }) => id), version: readVersion() });
  return {
    log,
    metrics,
    tell(event) {
      metrics.count(event);
      logEvent(log, event);
    },
    trouble(message, error) {
      metrics.trouble();
      log.error({ err: error }, message);
    },
  };
}

/**
 * Answers questions about a service while it works, where a port is set for that.
 * @throws SijillError "bad-setting" where the port cannot be had; whatever `work` throws
 */
export async function whileAnswering(
  { log, metrics, trouble }: Service,
  { metricsHost, metricsPort }: Pick<Settings, "metricsHost" | "metricsPort">,
  { checks, gathered }: Answers,
  work: () => Promise<void>,
): Promise<void> {
  if (metricsPort === null) return await work();
  metrics.addProcess();
  const readiness = openReadiness(checks);
  const server = await openOperationsServer({ host: metricsHost, port: metricsPort, metrics, readiness, trouble });
  const gathering = startGathering(gathered, metrics, (what, error) => {
    trouble(`the figures of ${what} could not be brought up to date`, error);
  });
  log.info({ address: server.origin }, "metrics are served");
  try {
    await work();
  } finally {
    await gathering.stop();
    await server.close();
  }
}

/** Takes what is to be closed at the end, however that comes; what was opened last is closed first. */
export type AtEnd = (close: () => unknown) => void;

/** Does the work and then closes what it opened, whether it came to its end or not. */
export async function closingAtEnd(work: (atEnd: AtEnd) => Promise<void>): Promise<void> {
  const closing: (() => unknown)[] = [];
  try {
    await work((close) => closing.push(close));
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

/** Milliseconds after which a service that has stopped ends, though a connection still looks for a server that is away. */
const lastWait = 2_000;

/** Runs a service; what ends it is the last line of its log, and sets the exit status. */
export async function runService(log: Logger, work: (atEnd: AtEnd) => Promise<void>): Promise<void> {
  try {
    await closingAtEnd(work);
    log.info("stopped");
  } catch (error) {
    log.fatal({ err: error }, "stopped by a failure");
    process.exitCode = statusOf(error);
  } finally {
    setTimeout(() => process.exit(), lastWait).unref();
  }
}
