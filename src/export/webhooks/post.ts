/** Brings one event to a receiver. */
import { Agent, request } from "undici";
import { refusedConnection } from "../../crawl/failures.ts";
import type { Guard } from "../../crawl/guard.ts";
import type { WebhookEvent } from "./event.ts";
import { signatureHeader, signatureOf } from "./signature.ts";

/** Bytes and milliseconds of an answer's body that are read, so that its connection can be used again. Nobody looks at them. */
const drainLimit = 16 * 1024;
const drainMilliseconds = 1_000;
const maxHeaderBytes = 16 * 1024;

export interface PostOptions {
  readonly guard: Guard;
  readonly userAgent: string;
  /** Milliseconds for everything from the connection to the head of the answer. */
  readonly deadline: number;
}

/** Where an event goes, and what it is signed with. */
export interface Receiver {
  readonly url: string;
  readonly secrets: readonly string[];
}

export interface Poster {
  /**
   * @param at milliseconds since 1970
   * @returns the status of the answer, whatever it is
   * @throws SijillError where there is none
   */
  post(event: WebhookEvent, receiver: Receiver, at: number): Promise<number>;
  close(): Promise<void>;
}

/** Redirects are not followed, and count as refusals: an event goes where somebody has said that it goes. */
export function openPoster({ guard, userAgent, deadline }: PostOptions): Poster {
  const dispatcher = new Agent({
    connect: guard.connect,
    connections: 1,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: maxHeaderBytes,
  });
  return {
    async post(event, { url: address, secrets }, at) {
      const url = new URL(address);
      guard.check(url);
      const body = JSON.stringify(event);
      const headers = {
        "content-type": "application/json",
        "user-agent": userAgent,
        "sijill-event": event.type,
        [signatureHeader]: signatureOf(body, secrets, at),
      };
      const asked = {
        dispatcher,
        method: "POST",
        headers,
        body,
        headersTimeout: deadline,
        bodyTimeout: deadline,
      } as const;
      const answer = await request(url, { ...asked, signal: AbortSignal.timeout(deadline) }).catch((error: unknown) => {
        throw refusedConnection(url, error);
      });
      await drain(answer.body);
      return answer.statusCode;
    },
    close: () => dispatcher.destroy(),
  };
}

async function drain(body: Awaited<ReturnType<typeof request>>["body"]): Promise<void> {
  try {
    await body.dump({ limit: drainLimit, signal: AbortSignal.timeout(drainMilliseconds) });
  } catch {
    // Its connection is closed, and what the answer was is known already.
  }
}
