import { STATUS_CODES } from "node:http";
import { type Reason, reason, type ReasonCode } from "../../errors.ts";
import type { Problem } from "../api/fields.ts";

/** An answer other than what was asked for, with its reason. */
export class Refusal extends Error {
  readonly status: number;
  readonly more: Partial<Pick<Problem, "code" | "current" | "issues">> & { readonly reasons?: readonly Reason[] };

  /**
   * @param status of HTTP
   * @param detail one sentence for people: what is wrong and what to do about it
   */
  constructor(status: number, detail: string, more: Refusal["more"] = {}) {
    super(detail);
    this.status = status;
    this.more = more;
  }
}

/** One whose reason has a code of its own, by which pages tell it in other languages. */
export function refused(status: number, is: ReasonCode, told: string, values: Reason["values"] = {}): Refusal {
  return new Refusal(status, told, { code: is, reasons: [reason(is, told, values)] });
}

/** RFC 9457. Without a `code` it is the reason of HTTP in words: `not-found`. */
export function problemOf(status: number, detail: string, more: Refusal["more"] = {}): Problem {
  const title = STATUS_CODES[status] ?? "Error";
  const code = title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  const { reasons, ...others } = more;
  const told = reasons === undefined || reasons.length === 0 ? {} : { reasons: [...reasons] };
  return { type: "about:blank", title, status, detail, code, ...others, ...told };
}

/** What is there, or 404. */
export function found<Thing>(thing: Thing | null | undefined, what: string): Thing {
  if (thing === null || thing === undefined) throw new Refusal(404, `There is no ${what} of this name.`);
  return thing;
}
