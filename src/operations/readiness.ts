import { SijillError } from "../errors.ts";

/** Resolves when something that the work needs answers, and throws where it does not. */
export type Check = () => Promise<void>;

/** Whether a process can do its work now, and what stands in its way. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly [name: string]: { readonly ok: true } | Failed };
}

interface Failed {
  readonly ok: false;
  /** One of `errorCodes`, or `defect`. */
  readonly code: string;
  /** One line for people, without secrets. */
  readonly reason: string;
}

/**
 * Asks all checks side by side. One that does not answer is not asked again before it has: whoever looks every few seconds
 * piles nothing up.
 * @param patience milliseconds for each
 */
export function openReadiness(checks: { readonly [name: string]: Check }, patience = 2_000): () => Promise<Readiness> {
  const asked = new Map<string, Promise<void>>();
  const ask = (name: string, check: Check): Promise<void> => {
    const answer = asked.get(name) ?? check().finally(() => void asked.delete(name));
    asked.set(name, answer);
    return answer;
  };
  return async () => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await inTime(ask(name, check), patience);
          return [name, { ok: true }] as const;
        } catch (error) {
          return [name, failed(error)] as const;
        }
      }),
    );
    return { ready: results.every(([, { ok }]) => ok), checks: Object.fromEntries(results) };
  };
}

/** Expected failures are written for people and never with a password; of others only the log tells. */
function failed(error: unknown): Failed {
  if (error instanceof SijillError) return { ok: false, code: error.code, reason: error.message };
  return { ok: false, code: "defect", reason: "an error of the program; the log says more" };
}

async function inTime(answer: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SijillError("timed-out", `no answer within ${patience / 1000} s`)), patience);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
