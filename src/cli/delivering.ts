/** Tells others of changes, by webhooks and mails, beside whatever else a service does. */
import { randomUUID } from "node:crypto";
import { systemClock } from "../crawl/clock.ts";
import { isLoopback } from "../desk/server/hosts.ts";
import { createGuard } from "../crawl/guard.ts";
import { mailDueDigests } from "../export/digest/mail-due.ts";
import type { MailServer } from "../export/mail/send.ts";
import { backoff } from "../export/webhooks/backoff.ts";
import { openPoster } from "../export/webhooks/post.ts";
import { runWebhooks } from "../export/webhooks/run.ts";
import type { Settings } from "../settings.ts";
import type { Register } from "../store/register.ts";
import { readVersion } from "./version.ts";

/** Milliseconds that a receiver has to answer; three times as long a deliverer may say nothing. */
const deadline = 10_000;
const lease = 30_000;
/** Milliseconds between two looks at what changed, and at which digests are due. */
const lookEvery = 1_000;
const mailEvery = 60_000;
/** Milliseconds that a mail server may say nothing. */
const mailPatience = 30_000;

export type DeliverySettings = Pick<
  Settings,
  "allowHosts" | "contact" | "deskHost" | "deskNames" | "deskPort" | "mailFrom" | "smtpUrl" | "userAgent"
>;
type Trouble = (message: string, error: unknown) => void;

/**
 * Tells receivers of webhooks what has changed, until it is stopped or, unless it is endless, nothing is due.
 * @returns how many events have arrived
 * @throws SijillError "bad-setting"
 */
export async function deliverWebhooks(
  register: Register,
  settings: DeliverySettings,
  endless: boolean,
  trouble: Trouble,
  signal: AbortSignal,
): Promise<number> {
  const guard = createGuard(settings.allowHosts, deadline / 1000);
  const poster = openPoster({ guard, userAgent: `${settings.userAgent}/${readVersion()}`, deadline });
  try {
    const parts = {
      register,
      poster,
      clock: systemClock,
      who: randomUUID(),
      lease,
      every: lookEvery,
      endless,
      trouble,
    };
    return await runWebhooks({ ...parts, backoff: (failures) => backoff(failures, Math.random()) }, signal);
  } finally {
    await poster.close();
  }
}

/** Something that goes on beside a service. */
export interface Delivering {
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Delivers webhooks, and mails digests where a server is configured, until it is stopped. */
export function startDelivering(register: Register, settings: DeliverySettings, trouble: Trouble): Delivering {
  const stopping = new AbortController();
  const telling = deliverWebhooks(register, settings, true, trouble, stopping.signal).catch((error: unknown) =>
    trouble("webhooks are delivered no more", error),
  );
  const server = mailServerOf(settings);
  let mailing: Promise<unknown> | null = null;
  const mail = (): void => {
    if (server === null) return;
    const parts = { register, server, clock: systemClock, desk: deskAddress(settings), trouble };
    mailing ??= mailDueDigests(parts)
      .catch((error: unknown) => trouble("digests could not be mailed; they will be", error))
      .finally(() => (mailing = null));
  };
  const timer = setInterval(mail, mailEvery);
  mail();
  return {
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await Promise.all([telling, mailing]);
    },
  };
}

/** Null where none is configured. */
export function mailServerOf({ smtpUrl, mailFrom }: Pick<Settings, "smtpUrl" | "mailFrom">): MailServer | null {
  return smtpUrl === null || mailFrom === null ? null : { url: smtpUrl, from: mailFrom, patience: mailPatience };
}

/** Where the desk is for others: by its first name behind a proxy with TLS, else where it is served. */
export function deskAddress({
  deskNames,
  deskHost,
  deskPort,
}: Pick<Settings, "deskNames" | "deskHost" | "deskPort">): string {
  const [name] = deskNames;
  if (name !== undefined) return `https://${name}`;
  const host = isLoopback(deskHost) ? "127.0.0.1" : deskHost;
  return `http://${host.includes(":") ? `[${host}]` : host}:${deskPort}`;
}
