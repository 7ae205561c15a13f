/**
 * What the caller does about an error.
 *
 * - `again`: the same call may work at once (a lost connection).
 * - `later`: it may work after a pause (a server that asks for patience).
 * - `never`: it will not work; give this input up and go on with the rest.
 * - `input`: the person who gave the input can mend it.
 *
 * A SijillError is expected: it is shown as one line with its code and never with a stack.
 * Anything else that is thrown is a defect of the program.
 */
export type Remedy = "again" | "later" | "never" | "input";

/** Every code with what the caller does about it. */
export const errorCodes = {
  "missing-input": "input",
  "not-readable": "input",
  "too-large": "never",
  "empty-input": "never",
  "not-text": "never",
  "is-pdf": "never",
  "not-a-page": "never",
  "not-a-feed": "input",
  "language-unknown": "never",
  "bad-address": "input",
  "address-forbidden": "input",
  "unknown-host": "input",
  "robots-disallow": "never",
  "mining-reserved": "never",
  "robots-unreadable": "later",
  "connection-failed": "again",
  "tls-failed": "later",
  "timed-out": "again",
  "server-error": "later",
  "too-many-requests": "later",
  "host-busy": "later",
  "http-refused": "never",
  "too-many-redirects": "never",
  "wrong-use": "input",
  "bad-data": "input",
  "bad-setting": "input",
  "unknown-change": "input",
  "store-locked": "later",
  "store-unreachable": "later",
  "store-broken": "input",
  "queue-unreachable": "later",
  "mail-failed": "later",
} as const satisfies { readonly [code: string]: Remedy };

/** The code of an expected failure, see `errorCodes`. */
export type ErrorCode = keyof typeof errorCodes;

/** An expected failure with a code and a message that says what to do about it. */
export class SijillError extends Error {
  override readonly name = "SijillError";
  readonly code: ErrorCode;

  /**
   * @param code one of `errorCodes`
   * @param message one line for people: what is wrong and what to do about it
   * @param options.cause the error underneath, for logs
   */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  /** What the caller does about it. */
  get remedy(): Remedy {
    return errorCodes[this.code];
  }
}

/** The expected failure inside anything thrown, or the defect thrown on. */
export function asSijillError(thrown: unknown): SijillError {
  if (thrown instanceof SijillError) return thrown;
  throw thrown;
}
