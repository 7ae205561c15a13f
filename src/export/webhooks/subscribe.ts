/** Subscriptions as people make them, on the command line and in the desk. */
import { randomBytes } from "node:crypto";
import type { Guard } from "../../crawl/guard.ts";
import { SijillError } from "../../errors.ts";
import type { RecordFilter } from "../../store/record-filter.ts";
import type { Register } from "../../store/register.ts";
import type { Subscription } from "../../store/subscriptions.ts";

/** Hours for which the secret before stays good where nobody says otherwise. */
export const usualKeep = 24;

export interface Wanted {
  readonly name: string;
  readonly url: string;
  readonly filter: RecordFilter;
  /** Whether to tell of what is there already. */
  readonly fromStart: boolean;
  readonly who: string;
  /** ISO 8601 instant. */
  readonly now: string;
}

/**
 * Makes a subscription.
 * @returns null where another has the name
 * @throws SijillError "bad-address", "address-forbidden" for an address that events may not go to
 */
export async function subscribe(
  register: Pick<Register, "addSubscription" | "lastChange">,
  guard: Pick<Guard, "check">,
  { name, url, filter, fromStart, who, now }: Wanted,
): Promise<{ readonly subscription: Subscription; readonly secret: string } | null> {
  guard.check(addressOf(url));
  const subscription: Subscription = {
    id: `w${randomBytes(8).toString("hex")}`,
    name,
    url,
    filter,
    state: "active",
    createdAt: now,
    createdBy: who,
    previousUntil: null,
    cursor: fromStart ? 0 : await register.lastChange(),
    failures: 0,
    nextAt: null,
  };
  const secret = signingSecret();
  return (await register.addSubscription(subscription, secret)) ? { subscription, secret } : null;
}

/**
 * Gives a subscription another secret; the one before stays good for some hours.
 * @returns null where there is no such subscription
 */
export async function rotate(
  register: Pick<Register, "rotateSecret">,
  id: string,
  keepHours: number,
  now: string,
): Promise<{ readonly secret: string; readonly previousUntil: string } | null> {
  const secret = signingSecret();
  const previousUntil = new Date(Date.parse(now) + keepHours * 3_600_000).toISOString();
  return (await register.rotateSecret(id, secret, previousUntil)) ? { secret, previousUntil } : null;
}

function addressOf(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new SijillError("bad-address", "this is no web address; give one that begins with https://");
}

function signingSecret(): string {
  return randomBytes(32).toString("base64url");
}
