/** Sends mails by SMTP, where a server is configured. */
import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { SijillError } from "../../errors.ts";
import type { TitleLanguage } from "../table.ts";

export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string;
  /** Address that mails come from. */
  readonly from: string;
  /** Milliseconds that the server may say nothing. */
  readonly patience: number;
}

export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly language: TitleLanguage;
  /** The same for the same mail: programs that see it twice show it once. */
  readonly key: string;
}

/** An address whose mail did not go, and why. */
export interface Unsent {
  readonly address: string;
  readonly reason: SijillError;
}

/**
 * Sends a mail to each of some addresses by itself, so that none learns of the others.
 * @returns those that it was not sent to; all others have been taken by the server
 */
export async function sendMail(server: MailServer, mail: Mail, addresses: readonly string[]): Promise<Unsent[]> {
  const { url, from, patience } = server;
  const transport = createTransport({
    url,
    // A password goes over no connection that others can read.
    requireTLS: new URL(url).username !== "",
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    // What is sent stands in the mail: nothing is taken from files or the web.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const unsent: Unsent[] = [];
  try {
    for (const address of addresses) {
      const sending = transport.sendMail({
        // As objects they are addresses and nothing else, whatever is in them.
        from: { name: "Sijill", address: from },
        to: { name: "", address },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: messageIdOf(mail.key, address, from),
        headers: { "auto-submitted": "auto-generated", "content-language": mail.language },
      });
      await sending.catch((error: unknown) => unsent.push({ address, reason: mailFailure(url, error) }));
    }
  } finally {
    transport.close();
  }
  return unsent;
}

function messageIdOf(key: string, address: string, from: string): string {
  const hash = createHash("sha256").update(`${key}\n${address}`).digest("hex").slice(0, 32);
  return `<${hash}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}

/** What the server said, without anything that was sent to it. */
function mailFailure(url: string, error: unknown): SijillError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const status = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const why = status > 0 ? `it answered ${status}` : code;
  const message = `the mail server ${new URL(url).host} did not take the mail (${why}); see SIJILL_SMTP_URL and SIJILL_MAIL_FROM`;
  return new SijillError("mail-failed", message, { cause: error });
}
