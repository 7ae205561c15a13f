import type { Prunable, Register } from "../store/register.ts";

/** What is pruned: all that was fetched last before these ISO 8601 instants; null prunes nothing. */
export interface PruneLimits {
  readonly bodiesBefore: string | null;
  readonly textsBefore: string | null;
  readonly now: string;
  /** Ends it after the portion at hand. */
  readonly signal: AbortSignal;
}

/** Few enough that no other writer waits long. */
const portion = 500;

/**
 * Removes the bytes of old bodies and the texts of old articles, and tells portion by portion how much it was. Stopped at any
 * moment and started again, it goes on.
 */
export async function* prune(register: Register, limits: PruneLimits): AsyncGenerator<Prunable> {
  const { bodiesBefore, textsBefore, now, signal } = limits;
  if (bodiesBefore !== null) yield* pruneBodies(register, bodiesBefore, signal);
  if (textsBefore !== null) yield* pruneTexts(register, textsBefore, now, signal);
}

async function* pruneBodies(register: Register, before: string, signal: AbortSignal): AsyncGenerator<Prunable> {
  for (let after = ""; !signal.aborted;) {
    const { count, bytes, last } = await register.pruneBodies(before, after, portion);
    if (last === null) return;
    after = last;
    yield { bodies: count, bytes, texts: 0 };
  }
}

async function* pruneTexts(
  register: Register,
  before: string,
  now: string,
  signal: AbortSignal,
): AsyncGenerator<Prunable> {
  while (!signal.aborted) {
    const texts = await register.pruneTexts(before, now, portion);
    if (texts === 0) return;
    yield { bodies: 0, bytes: 0, texts };
  }
}
