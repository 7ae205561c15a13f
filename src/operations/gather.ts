/** Brings gauges up to date at their own times, so that a question for metrics never waits for the register. */
import type { Metrics } from "./metrics.ts";

export interface Gathered {
  /** As `sijill_gathered_seconds` names it. */
  readonly what: string;
  /** Milliseconds between the end of one run and the start of the next. */
  readonly every: number;
  readonly work: () => Promise<void>;
}

export interface Gathering {
  /** Begins no other run and waits for those at hand. */
  stop(): Promise<void>;
}

/** @param failed told of each run that went wrong; the values of before stay, and their age tells */
export function startGathering(
  gathered: readonly Gathered[],
  metrics: Pick<Metrics, "set">,
  failed: (what: string, error: unknown) => void,
): Gathering {
  const stopping = new AbortController();
  const moments = new Map<string, number>();
  const loops = gathered.map(async ({ what, every, work }) => {
    while (!stopping.signal.aborted) {
      try {
        await work();
        moments.set(what, Date.now() / 1000);
        metrics.set(
          "sijill_gathered_seconds",
          [...moments].map(([label, value]) => ({ labels: { what: label }, value })),
        );
      } catch (error) {
        failed(what, error);
      }
      await pause(every, stopping.signal);
    }
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Keeps no process alive. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds).unref();
    signal.addEventListener("abort", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
