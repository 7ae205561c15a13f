import { setTimeout as pause } from "node:timers/promises";
import { SijillError } from "../../errors.ts";
import { catchUp, type RunOptions } from "./follow.ts";
import type { Flow } from "./take.ts";

export interface KeepUpOptions extends RunOptions {
  /** Opens the sink, works with it and lets it go. */
  readonly open: (work: (flow: Flow) => Promise<void>) => Promise<void>;
  /** Told of what passes by itself, before it is tried again. */
  readonly trouble: (error: SijillError) => void;
  /** Milliseconds between two looks at the register, and before another attempt after trouble. */
  readonly pauses?: { readonly usual: number; readonly trouble: number };
}

/**
 * Keeps a sink up with its register until it is told to stop. Once it has begun, a database that goes away is waited for.
 * @throws SijillError as `catchUp`, whatever does not pass by itself; and all that hinders it from beginning
 */
export async function keepUp(options: KeepUpOptions): Promise<void> {
  const { open, trouble, signal, pauses = { usual: 2_000, trouble: 10_000 } } = options;
  let hasBegun = false;
  const follow = async (flow: Flow): Promise<void> => {
    while (!signal.aborted) {
      await catchUp(flow, options);
      hasBegun = true;
      await rest(pauses.usual, signal);
    }
  };
  while (!signal.aborted) {
    try {
      await open(follow);
    } catch (error) {
      if (!hasBegun || !passes(error)) throw error;
      trouble(error);
      await rest(pauses.trouble, signal);
    }
  }
}

function passes(error: unknown): error is SijillError {
  return error instanceof SijillError && (error.remedy === "later" || error.remedy === "again");
}

/** Waits, but no longer than until it is told to stop. */
async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
