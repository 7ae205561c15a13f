/** Mails the digests whose time has come. */
import type { Clock } from "../../crawl/clock.ts";
import type { Register } from "../../store/register.ts";
import { type MailServer, sendMail } from "../mail/send.ts";
import { wordsIn } from "../words/words.ts";
import { gatherDigest } from "./gather.ts";
import { lastDigest, nextDigest } from "./schedule.ts";
import type { DigestValues } from "./values.ts";
import { writeDigest } from "./write.ts";

export interface MailingParts {
  readonly register: Pick<Register, "takeDigest" | "noteDigest" | "listRecords" | "findRecord" | "reviewsOf">;
  readonly server: MailServer;
  readonly clock: Pick<Clock, "now">;
  /** Where the desk is, without a slash at its end; null where records are linked to nowhere. */
  readonly desk: string | null;
  readonly trouble: (message: string, error: unknown) => void;
}

/** A digest that nobody has taken off is due again after this time, in milliseconds. */
const lease = 600_000;

/**
 * Mails every digest that is due, and none of which there is nothing to tell. One that was due while nobody was there tells of all that time. What
 * the server did not take for anybody is tried again in ten minutes; one that stops in between may send a mail twice, under one Message-ID.
 * @returns how many digests went
 */
export async function mailDueDigests({ register, server, clock, desk, trouble }: MailingParts): Promise<number> {
  for (let sent = 0; ;) {
    const now = clock.now();
    const saved = await register.takeDigest(new Date(now).toISOString(), new Date(now + lease).toISOString());
    if (saved === null || saved.digest === null) return sent;
    const { id, name, filter, digest: plan } = saved;
    const [from, to] = [plan.toldUntil, lastDigest(plan, now)];
    const values = await gatherDigest(register, { name, filter, from, to, desk });
    if (hasNews(values)) {
      const { language, recipients } = plan;
      const mail = { ...writeDigest(values, wordsIn(language)), language, key: `${id} ${from} ${to}` };
      const unsent = await sendMail(server, mail, recipients);
      for (const { reason } of unsent) trouble(`the digest of ${name} was not mailed to everybody`, reason);
      if (unsent.length === recipients.length) continue;
      sent += 1;
    }
    await register.noteDigest(id, to, nextDigest(plan.every, now));
  }
}

function hasNews({ fresh, corrected, disagreeing, results }: DigestValues): boolean {
  return [fresh, corrected, disagreeing, results].some(({ all }) => all > 0);
}
