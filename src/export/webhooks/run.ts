import { asSijillError } from "../../errors.ts";
import type { TakenSubscription } from "../../store/subscriptions.ts";
import { tellChanges, type TellingParts } from "./tell.ts";

/** Receivers that are told at the same time. */
const atOnce = 16;

export interface WebhookOptions extends TellingParts {
  /** Milliseconds between two looks at what is due. */
  readonly every: number;
  /** Whether to go on when nothing is due. */
  readonly endless: boolean;
  readonly trouble: (message: string, error: unknown) => void;
}

/**
 * Tells all receivers what has changed, each in its own order and none waiting for another. Any number of processes may do so over one register:
 * a subscription is in the hands of one at a time.
 * @returns how many events have arrived
 */
export async function runWebhooks(options: WebhookOptions, signal: AbortSignal): Promise<number> {
  const { clock, every, endless, trouble } = options;
  const running = new Set<Promise<void>>();
  let arrived = 0;
  while (!signal.aborted) {
    const taken = running.size < atOnce ? await take(options) : null;
    if (taken !== null) {
      const telling = tell(taken).finally(() => running.delete(telling));
      running.add(telling);
    } else if (endless) await clock.sleep(every);
    else if (running.size === 0) break;
    else await Promise.race(running);
  }
  await Promise.all(running);
  return arrived;

  async function tell(taken: TakenSubscription): Promise<void> {
    try {
      arrived += await tellChanges(taken, options, signal);
      await options.register.leaveSubscription(taken.id, options.who);
    } catch (error) {
      trouble(`the receiver of the webhook ${taken.name} could not be told; it will be, from where it was`, error);
    }
  }
}

async function take({
  register,
  who,
  lease,
  clock,
  endless,
  trouble,
}: WebhookOptions): Promise<TakenSubscription | null> {
  const now = clock.now();
  const [from, until] = [now, now + lease].map((instant) => new Date(instant).toISOString());
  try {
    return await register.takeSubscription(who, from ?? "", until ?? "");
  } catch (error) {
    // A register that is away for a moment ends no service.
    if (!endless || asSijillError(error).remedy !== "later") throw error;
    trouble("the register could not be asked for webhooks; it is asked again", error);
    return null;
  }
}
