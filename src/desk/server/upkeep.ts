/** What goes on behind the desk while people work at it. */
import type { Clock } from "../../crawl/clock.ts";
import { applyReviews } from "../../pipeline/apply-reviews.ts";
import { mergeArticles } from "../../pipeline/merge.ts";
import type { Merging } from "../../store/merging.ts";
import type { Reviews } from "../../store/reviews.ts";

export interface UpkeepOptions {
  readonly register: Pick<Reviews, "acceptByRule" | "weighRecords"> & Merging;
  readonly clock: Pick<Clock, "now">;
  /** Milliseconds after which it looks whether something waits. */
  readonly every: number;
  readonly trouble: (message: string, error: unknown) => void;
}

export interface Upkeep {
  /** Something waits now. */
  soon(): void;
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
}

/**
 * Merges what people have parted, joined and added, and what was crawled meanwhile, weighs records by what reviews have taught, and accepts what
 * rules may accept by themselves: at once, whenever it is asked to, and every so often.
 */
export function startUpkeep({ register, clock, every, trouble }: UpkeepOptions): Upkeep {
  const now = (): string => new Date(clock.now()).toISOString();
  let isAsked = true;
  const stopping = new AbortController();
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    while (isAsked && !stopping.signal.aborted) {
      isAsked = false;
      try {
        await mergeArticles(register, now, stopping.signal);
        await applyReviews(register, now);
      } catch (error) {
        trouble("records could not be brought up to date", error);
      }
    }
    working = null;
  };
  const soon = () => {
    isAsked = true;
    if (!stopping.signal.aborted) working ??= work();
  };
  const timer = setInterval(soon, every);
  soon();
  return {
    soon,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await working;
    },
  };
}
