/** What `sijill digest` does. */
import { Temporal } from "temporal-polyfill";
import { SijillError } from "../errors.ts";
import { gatherDigest } from "../export/digest/gather.ts";
import { writeDigest } from "../export/digest/write.ts";
import { sendMail } from "../export/mail/send.ts";
import { wordsIn } from "../export/words/words.ts";
import { timeZone } from "../pipeline/schedule.ts";
import { readSettings } from "../settings.ts";
import { deskAddress, mailServerOf } from "./delivering.ts";
import type { DigestOptions } from "./digest.ts";
import { tell } from "./failure.ts";
import { addressesFrom, nameFrom, unknownFilter } from "./filtering.ts";
import { write } from "./output/write.ts";
import { withRegister } from "./register.ts";

const day = 24 * 3_600_000;

export async function writeDigestOf(given: string, options: DigestOptions): Promise<void> {
  const { weekly = false, format, send = false, data } = options;
  const settings = readSettings(process.env, { dataFolder: data });
  const server = send ? mailServerOf(settings) : null;
  if (send && server === null)
    throw new SijillError(
      "bad-setting",
      "no mail server is set: name one in SIJILL_SMTP_URL, and an address in SIJILL_MAIL_FROM",
    );
  const name = nameFrom(given);
  await withRegister(data, async (register) => {
    const saved = await register.findSavedFilter(name);
    if (saved === null) throw unknownFilter(name);
    const language = options.language ?? saved.digest?.language ?? "fr";
    const to = options.until === undefined ? new Date().toISOString() : midnight(options.until, 1);
    const from =
      options.since === undefined
        ? new Date(Date.parse(to) - (weekly ? 7 : 1) * day).toISOString()
        : midnight(options.since, 0);
    if (from >= to)
      throw new SijillError("wrong-use", "the digest would end before it begins; look at --since and --until");
    const values = await gatherDigest(register, { name, filter: saved.filter, from, to, desk: deskAddress(settings) });
    const digest = writeDigest(values, wordsIn(language));
    if (server === null) {
      await write(format === "html" ? digest.html : digest.text);
      return;
    }
    const addresses = addressesFrom(options.to ?? saved.digest?.recipients ?? []);
    const unsent = await sendMail(server, { ...digest, language, key: `${saved.id} ${from} ${to}` }, addresses);
    for (const { address, reason } of unsent) tell(reason, address);
    if (unsent.length > 0) process.exitCode = 1;
    await write(`${addresses.length - unsent.length} of ${addresses.length} mails sent\n`);
  });
}

/** The instant at which a day begins in Morocco, or one so many days later. */
function midnight(first: string, later: number): string {
  const begun = Temporal.PlainDate.from(first).add({ days: later }).toZonedDateTime(timeZone);
  return new Date(begun.epochMilliseconds).toISOString();
}
