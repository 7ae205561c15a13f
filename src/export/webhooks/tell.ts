/** Tells one receiver what has changed, event by event, each noted before the next is sent: whoever goes on from there sends at most one again. */
import type { Clock } from "../../crawl/clock.ts";
import { asSijillError } from "../../errors.ts";
import type { Register } from "../../store/register.ts";
import type { Delivery, DeliveryNote, TakenSubscription } from "../../store/subscriptions.ts";
import { mostAttempts } from "./backoff.ts";
import type { WebhookEvent } from "./event.ts";
import { eventOfAsked, nextEvents } from "./next-events.ts";
import type { Poster } from "./post.ts";

export interface TellingParts {
  readonly register: Pick<
    Register,
    | "askedDeliveries"
    | "deliveriesOf"
    | "findRecord"
    | "lastChange"
    | "leaveSubscription"
    | "listChanges"
    | "listedRecords"
    | "noteDelivery"
    | "passOver"
    | "takeSubscription"
  >;
  readonly poster: Poster;
  readonly clock: Clock;
  /** Milliseconds until the next attempt, after so many in vain. */
  readonly backoff: (failures: number) => number;
  /** Unlike any other deliverer's. */
  readonly who: string;
  /** Milliseconds after which a deliverer that says nothing is taken for dead: more than one attempt takes. */
  readonly lease: number;
}

/** Where a receiver has been told up to. */
interface Progress {
  readonly cursor: number;
  readonly failures: number;
}

/**
 * Tells what there is to tell until there is nothing, an attempt is in vain, or the subscription is paused or in other hands.
 * @returns how many events have arrived
 */
export async function tellChanges(taken: TakenSubscription, parts: TellingParts, signal: AbortSignal): Promise<number> {
  const { register, who } = parts;
  let progress: Progress = taken;
  let arrived = 0;
  /** Whether to go on. */
  const attempt = async (event: WebhookEvent, before: Delivery | null): Promise<boolean> => {
    const note = await attemptOnce(event, before, taken, progress, parts);
    progress = note;
    const isHeld = await register.noteDelivery(taken.id, who, note, inTime(parts, parts.lease));
    if (note.delivery.state === "delivered") arrived += 1;
    return isHeld && note.nextAt === null && !signal.aborted;
  };
  for (;;) {
    const [asked] = await register.askedDeliveries(taken.id, 1);
    if (asked !== undefined) {
      if (await attempt(await eventOfAsked(asked, taken, register), asked)) continue;
      return arrived;
    }
    const { events, upTo, isLast } = await nextEvents(taken, progress.cursor, register);
    for (const { event, before } of events) if (!(await attempt(event, before))) return arrived;
    if (upTo > progress.cursor) {
      progress = { ...progress, cursor: upTo };
      if (!(await register.passOver(taken.id, who, upTo, inTime(parts, parts.lease)))) return arrived;
    }
    if (isLast || signal.aborted) return arrived;
  }
}

async function attemptOnce(
  event: WebhookEvent,
  before: Delivery | null,
  taken: TakenSubscription,
  { cursor, failures }: Progress,
  parts: TellingParts,
): Promise<DeliveryNote> {
  const { poster, clock, backoff } = parts;
  const isAsked = before?.state === "asked";
  const goesOn = before !== null && before.seq === event.seq && (isAsked || before.state === "waiting");
  const attempts = (goesOn ? before.attempts : 0) + 1;
  const at = new Date(clock.now()).toISOString();
  const receiver = { url: taken.url, secrets: secretsOf(taken, at) };
  const { status, error } = await poster.post(event, receiver, clock.now()).then(answered, unanswered);
  const delivery = { record: event.record.id, seq: event.seq, attempts, at, status, error };
  const settled = { cursor: Math.max(cursor, event.seq), failures: 0, nextAt: null };
  if (error === null)
    return { ...settled, isOver: event.type !== "record.changed", delivery: { ...delivery, state: "delivered" } };
  if (attempts >= mostAttempts) return { ...settled, isOver: false, delivery: { ...delivery, state: "dead" } };
  const nextAt = inTime(parts, backoff(failures + 1));
  const state = isAsked ? "asked" : "waiting";
  return { cursor, failures: failures + 1, nextAt, isOver: false, delivery: { ...delivery, state } };
}

type Outcome = Pick<Delivery, "status" | "error">;

function answered(status: number): Outcome {
  if (status >= 200 && status <= 299) return { status, error: null };
  const isMoved = status >= 300 && status <= 399;
  return { status, error: isMoved ? "redirects are not followed; give the address itself" : `answered ${status}` };
}

function unanswered(thrown: unknown): Outcome {
  return { status: null, error: asSijillError(thrown).message.slice(0, 300) };
}

/** While a secret is replaced, events are signed with both. */
function secretsOf({ secret, previousSecret, previousUntil }: TakenSubscription, now: string): string[] {
  const isGood = previousSecret !== null && previousUntil !== null && previousUntil > now;
  return isGood ? [secret, previousSecret] : [secret];
}

function inTime({ clock }: TellingParts, milliseconds: number): string {
  return new Date(clock.now() + milliseconds).toISOString();
}
