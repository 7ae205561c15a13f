import { systemClock } from "../crawl/clock.ts";
import { mergeArticles } from "../pipeline/merge.ts";
import type { Register } from "../store/register.ts";

/** Brings the records up to date with what a command has changed. */
export async function mergeNow(register: Register, signal: AbortSignal): Promise<void> {
  await mergeArticles(register, () => new Date(systemClock.now()).toISOString(), signal);
}
