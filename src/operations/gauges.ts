/** What is asked of register and queues, to be shown as gauges. */
import type { Clock } from "../crawl/clock.ts";
import type { Register } from "../store/register.ts";
import type { Gathered } from "./gather.ts";
import type { Measured, Metrics } from "./metrics.ts";

/** How much stands in a queue. */
export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  /** Given up. */
  readonly failed: number;
}

const soon = 15_000;
/** Counting what is due reads an index from end to end. */
const oftenEnough = 60_000;

export function queueGauges(depths: () => Promise<readonly QueueDepth[]>, metrics: Metrics): Gathered {
  return {
    what: "queues",
    every: soon,
    async work() {
      const found = await depths();
      metrics.set(
        "sijill_queue_jobs",
        found.flatMap(({ queue, waiting, active, delayed }) =>
          Object.entries({ waiting, active, delayed }).map(([state, value]) => ({ labels: { queue, state }, value })),
        ),
      );
      metrics.set(
        "sijill_dead_letters",
        found.map(({ queue, failed }) => ({ labels: { queue }, value: failed })),
      );
    },
  };
}

export function dueGauges(register: Pick<Register, "countDue">, clock: Clock, metrics: Metrics): Gathered {
  return {
    what: "due",
    every: oftenEnough,
    async work() {
      const due = await register.countDue(new Date(clock.now()).toISOString());
      const counts = new Map<string, number>();
      for (const [id, count] of due) {
        const source = metrics.sourceLabel(id);
        counts.set(source, (counts.get(source) ?? 0) + count);
      }
      metrics.set(
        "sijill_source_due_addresses",
        [...counts].map(([source, value]): Measured => ({ labels: { source }, value })),
      );
    },
  };
}
