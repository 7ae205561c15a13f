import { type ErrorCode, SijillError } from "../errors.ts";
import { oneLine } from "../text/one-line.ts";

/** What went wrong, as other programs are told. `defect` stands for an error of this program. */
export interface Failure {
  readonly code: ErrorCode | "defect";
  /** One line. */
  readonly message: string;
}

/** The mistakes of whoever typed the command, as opposed to those of its inputs. */
const wrongUse: ReadonlySet<string> = new Set(["wrong-use", "bad-setting"]);

/** Anything thrown as a failure. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof SijillError) return { code: thrown.code, message: oneLine(thrown.message) };
  const what = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const message = `this is a defect of Sijill; please report it with what DEBUG=sijill shows: ${oneLine(what)}`;
  return { code: "defect", message };
}

/**
 * Tells of a failure on standard error, in one line, and a defect's stack where it is wanted.
 * @param input what it happened to; left out where it stopped the whole command
 */
export function tell(thrown: unknown, input?: string): void {
  const { code, message } = failureOf(thrown);
  tellLine(message, code, input);
  tellStack(thrown);
}

/** With DEBUG=sijill, where in the program a defect came to light; nothing otherwise. */
export function tellStack(thrown: unknown): void {
  const isWanted = /\bsijill\b/.test(process.env["DEBUG"] ?? "");
  if (isWanted && thrown instanceof Error && !(thrown instanceof SijillError)) {
    process.stderr.write(`${thrown.stack ?? ""}\n`);
  }
}

/** One line on standard error in the form of all failures. */
export function tellLine(message: string, code: string, input?: string): void {
  const where = input === undefined ? "" : `${oneLine(input)}: `;
  process.stderr.write(`sijill: ${where}${oneLine(message)} (${code})\n`);
}

/** Exit status for what stopped a command: 2 for wrong use, otherwise 1. */
export function statusOf(thrown: unknown): number {
  return thrown instanceof SijillError && wrongUse.has(thrown.code) ? 2 : 1;
}
