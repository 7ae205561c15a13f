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

/** Why something that was understood is refused, each by a code: whoever shows it has words for it, in any language. */
export const reasonCodes = [
  "not-allowed",
  "note-empty",
  "nothing-decided",
  "nothing-corrected",
  "too-many",
  "split-stranger",
  "split-all",
  "join-unknown",
  "join-self",
  "one-article",
  "known-fact",
  "words-unfit",
  "subject-unfit",
  "text-gone",
  "claim-unit",
  "claim-kind",
  "metric-missing",
  "metric-extra",
  "figure-none",
  "figure-broken",
  "value-missing",
  "range-half",
  "range-order",
  "name-unknown",
  "day-none",
  "period-half",
  "period-order",
  "precision-unfit",
  "user-known",
  "own-rights",
  "token-local",
  "token-scope",
  "attempts",
] as const;
/** One of `reasonCodes`. */
export type ReasonCode = (typeof reasonCodes)[number];

/** Why something is refused, for who tells it in another language. */
export interface Reason {
  readonly is: ReasonCode;
  /** One line of English for people: what is wrong and what to do about it. */
  readonly told: string;
  /** What it is about, by the names that stand in braces in the words for it: states, types and so on as their ids. */
  readonly values: { readonly [name: string]: string | number };
}

export function reason(is: ReasonCode, told: string, values: Reason["values"] = {}): Reason {
  return { is, told, values };
}

/** What somebody asked for and cannot be, for a reason that has a code of its own. */
export function refusal(is: ReasonCode, told: string, values: Reason["values"] = {}): SijillError {
  return new SijillError("wrong-use", told, { reasons: [reason(is, told, values)] });
}

/** An expected failure with a code and a message that says what to do about it. */
export class SijillError extends Error {
  override readonly name = "SijillError";
  readonly code: ErrorCode;
  /** What stands in the message, for who tells it in another language; empty where the message alone tells it. */
  readonly reasons: readonly Reason[];

  /**
   * @param code one of `errorCodes`
   * @param message one line for people: what is wrong and what to do about it
   * @param options.cause the error underneath, for logs
   */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; reasons?: readonly Reason[] }) {
    super(message, options);
    this.code = code;
    this.reasons = options?.reasons ?? [];
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
