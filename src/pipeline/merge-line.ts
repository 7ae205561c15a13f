import type { Clock } from "../crawl/clock.ts";
import type { Register } from "../store/register.ts";
import { mergeArticles } from "./merge.ts";

/** Merging beside a crawl. */
export interface MergeLine {
  /** Begins to merge what there is, unless it was done a moment ago: what comes in a few seconds is merged together. */
  soon(): void;
  /**
   * Resolves when everything is merged, or what is at hand where the signal has come.
   * @throws what merging failed with
   */
  end(): Promise<void>;
}

/** Milliseconds between two beginnings. */
const pause = 10_000;

/** @param signal ends merging after the portion at hand */
export function openMergeLine(register: Register, clock: Clock, signal: AbortSignal): MergeLine {
  const now = (): string => new Date(clock.now()).toISOString();
  let begun = clock.now();
  let merging: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | null = null;
  return {
    soon() {
      if (failure !== null || clock.now() - begun < pause) return;
      begun = Number.POSITIVE_INFINITY;
      merging = mergeArticles(register, now, signal)
        .catch((error: unknown) => {
          failure = { error };
        })
        .finally(() => {
          begun = clock.now();
        });
    },
    async end() {
      await merging;
      if (failure !== null) throw failure.error;
      await mergeArticles(register, now, signal);
    },
  };
}
