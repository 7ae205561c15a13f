import { Agent, type Dispatcher, request } from "undici";
import { SijillError } from "../errors.ts";
import type { Page } from "../model.ts";
import { acceptedEncodings, readBody, tooLarge } from "./body.ts";
import type { Clock } from "./clock.ts";
import { refusedConnection, refusedStatus } from "./failures.ts";
import type { Guard } from "./guard.ts";
import { acceptHeader, checkContentType, enough, type Kind } from "./kinds.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import { watchConnections } from "./reuse.ts";

/** What a server gave to ask "has it changed?" with, as it wrote it; null where it gave none. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface HttpOptions {
  /** Who is calling, as the servers see it. */
  readonly userAgent: string;
  readonly guard: Guard;
  /** Largest body in bytes, before and after decompression. */
  readonly maxBytes: number;
  readonly clock: Clock;
}

export interface HttpRequest {
  readonly kind: Kind;
  /** What the server said of the page when it was last fetched, so that it may answer 304; null for a first visit. */
  readonly validators: Validators | null;
  /** Milliseconds for everything from the connection to the last byte. */
  readonly deadline: number;
}

/** A page (with status 304 and no body where the validators still hold), or where it has gone. */
export type Answer = { readonly kind: "page"; readonly page: Page } | { readonly kind: "moved"; readonly to: URL };

/** Single HTTP requests: no redirects, no robots, no pauses. Every body is consumed, whatever the answer. */
export interface Http {
  /** @throws SijillError with the code of whatever went wrong */
  get(url: URL, what: HttpRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** Bytes of a refusal's body that are read so that its connection can be used again, and for how long; then it is closed. */
const drainLimit = 64 * 1024;
const drainMilliseconds = 1_000;

/** Bytes of an answer's headers; those of the press have hardly 8 KiB. */
const maxHeaderBytes = 32 * 1024;
/** How long an idle connection is kept at most, however long its server would like it to be. */
const longestIdle = 60_000;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function openHttp(options: HttpOptions): Http {
  // Redirects, retries and decompression have interceptors in undici, which know nothing of guard, pauses and limits.
  const connections = watchConnections(options.guard.connect);
  const dispatcher = new Agent({
    connect: connections.connect,
    connections: 1,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: maxHeaderBytes,
    maxResponseSize: options.maxBytes,
    keepAliveMaxTimeout: longestIdle,
  });

  return {
    async get(url, what) {
      const deadline = Math.max(1, Math.round(what.deadline));
      const asked = {
        dispatcher,
        signal: AbortSignal.timeout(deadline),
        headersTimeout: deadline,
        bodyTimeout: deadline,
        headers: requestHeaders(options.userAgent, what),
      };
      try {
        const response = await connections.ask(url, () => request(url, asked));
        return await answerOf(url, what, response, options);
      } catch (error) {
        throw refusedConnection(url, error);
      }
    },
    close: () => dispatcher.destroy(),
  };
}

function requestHeaders(userAgent: string, what: HttpRequest): { [name: string]: string } {
  const { etag, lastModified } = what.validators ?? { etag: null, lastModified: null };
  return {
    "user-agent": userAgent,
    accept: acceptHeader(what.kind),
    "accept-encoding": acceptedEncodings,
    ...(isHeaderValue(etag) && { "if-none-match": etag }),
    ...(isHeaderValue(lastModified) && { "if-modified-since": lastModified }),
  };
}

/** A server that answers 304 to anything else has not understood. */
function isConditional({ validators }: HttpRequest): boolean {
  return validators !== null && (validators.etag !== null || validators.lastModified !== null);
}

/** What a server sent may be more than what can be sent back. */
function isHeaderValue(value: string | null): value is string {
  return value !== null && /^[\t\x20-\x7e\x80-\xff]{1,1000}$/.test(value);
}

async function answerOf(
  url: URL,
  what: HttpRequest,
  response: Dispatcher.ResponseData,
  options: HttpOptions,
): Promise<Answer> {
  const { statusCode: status, body } = response;
  const { "content-encoding": encodings = "", "content-length": length, ...headers } = joinedHeaders(response.headers);
  const pageOf = (bytes: Uint8Array): Answer => {
    const fetchedAt = new Date(options.clock.now()).toISOString();
    return {
      kind: "page",
      page: { address: url.href, finalAddress: url.href, status, headers, fetchedAt, body: bytes },
    };
  };
  try {
    if (redirects.has(status)) return { kind: "moved", to: targetOf(url, headers["location"]) };
    if (status === 304 && isConditional(what)) return pageOf(new Uint8Array());
    if (status < 200 || status > 299) {
      throw refusedStatus(url, status, retryAfterSeconds(headers["retry-after"], options.clock.now()));
    }
    checkContentType(url, what.kind, headers["content-type"]);
    const cutAt = enough[what.kind];
    if (cutAt === undefined && Number(length) > options.maxBytes) throw tooLarge(options.maxBytes);
    return pageOf(await readBody(body, encodings, { maxBytes: options.maxBytes, cutAt }));
  } finally {
    await drain(body);
  }
}

async function drain(body: Dispatcher.ResponseData["body"]): Promise<void> {
  try {
    await body.dump({ limit: drainLimit, signal: AbortSignal.timeout(drainMilliseconds) });
  } catch {
    // Its connection is closed, and what the answer was is known already.
  }
}

/** A header comes as one character per byte; paths in Arabic are often written in it as plain UTF-8. */
function targetOf(url: URL, header: string | undefined): URL {
  const decoded = Buffer.from(header ?? "", "latin1").toString("utf8");
  const location = decoded.includes("\uFFFD") ? header : decoded;
  if (location !== undefined && location !== "" && URL.canParse(location, url.href)) return new URL(location, url);
  throw new SijillError("http-refused", `${url.href} redirects to nowhere; look whether the address is still right`);
}

function joinedHeaders(headers: { readonly [name: string]: string | string[] | undefined }): {
  [name: string]: string;
} {
  const joined: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return joined;
}
