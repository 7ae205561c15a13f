/** What goes on behind the desk while people work at it. */
import type { Clock } from "../../crawl/clock.ts";
import type { Reviews } from "../../store/reviews.ts";

export interface UpkeepOptions {
  readonly register: Pick<Reviews, "acceptByRule" | "weighRecords">;
  readonly clock: Clock;
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
 * Accepts what rules may accept by themselves, and weighs records by what reviews have taught: at once, whenever it is asked to, and
 * every so often.
 */
export function startUpkeep({ register, clock, every, trouble }: UpkeepOptions): Upkeep {
  let isAsked = true;
  const stopping = new AbortController();
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    while (isAsked && !stopping.signal.aborted) {
      isAsked = false;
      try {
        await register.acceptByRule(new Date(clock.now()).toISOString());
        await register.weighRecords();
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
