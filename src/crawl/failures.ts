import { errors } from "undici";
import { SijillError } from "../errors.ts";

/** A server that asks for patience. It costs the address nothing: the same request is good after the wait. */
export class AskedToWait extends SijillError {
  /** Seconds the server named; null where it named none. */
  readonly seconds: number | null;

  constructor(code: "too-many-requests" | "server-error" | "host-busy", message: string, seconds: number | null) {
    super(code, message);
    this.seconds = seconds;
  }
}

/**
 * What an HTTP status outside 200 to 299 means for the caller.
 * @param seconds what the Retry-After header asks for; null without one
 */
export function refusedStatus(url: URL, status: number, seconds: number | null): SijillError {
  const wait = seconds === null ? "later" : `in ${seconds} seconds`;
  if (status === 429)
    return new AskedToWait(
      "too-many-requests",
      `${url.host} asks for fewer requests (429); try again ${wait}`,
      seconds,
    );
  if (status >= 500) {
    const message = `${url.host} has trouble of its own (${status}); try again ${wait}`;
    return seconds === null
      ? new SijillError("server-error", message)
      : new AskedToWait("server-error", message, seconds);
  }
  return new SijillError(
    "http-refused",
    `${url.href} was refused with status ${status}; look whether the address is still right`,
  );
}

/** What a failure underneath HTTP means for the caller. Failures that are already understood pass through. */
export function refusedConnection(url: URL, thrown: unknown): SijillError {
  if (thrown instanceof SijillError) return thrown;
  const options = { cause: thrown };
  if (isTimeout(thrown))
    return new SijillError("timed-out", `${url.host} took too long to answer; try again later`, options);
  const code = codeOf(thrown);
  if (code === "ENOTFOUND" || code === "ENODATA") {
    return new SijillError(
      "unknown-host",
      `there is no host ${url.hostname}; look at the spelling of the address`,
      options,
    );
  }
  const reason = thrown instanceof Error ? thrown.message || code : code;
  return new SijillError("connection-failed", `the connection to ${url.host} failed (${reason}); try again`, options);
}

function isTimeout(thrown: unknown): boolean {
  if (thrown instanceof Error && thrown.name === "TimeoutError") return true;
  return (
    thrown instanceof errors.ConnectTimeoutError ||
    thrown instanceof errors.HeadersTimeoutError ||
    thrown instanceof errors.BodyTimeoutError ||
    codeOf(thrown) === "ETIMEDOUT"
  );
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "no reason given";
}
