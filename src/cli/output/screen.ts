import picocolors from "picocolors";

const { env, stdout } = process;
const isTerminal = stdout.isTTY && env["TERM"] !== "dumb";
const hasColours = isTerminal && !env["NO_COLOR"];

/** What standard output can show. */
export const screen = {
  /** Whether a person looks at it, rather than a pipe or a file. */
  isTerminal,
  hasColours,
  /** Columns; without bound where there is no terminal, so that nothing is cut off for a program. */
  width: stdout.isTTY ? Math.max(60, stdout.columns) : Number.POSITIVE_INFINITY,
};

/**
 * Colours, or the text as it is: where output goes to a pipe or NO_COLOR is set (https://no-color.org).
 * picocolors' own judgement would colour pipes on build servers.
 */
export const colours = picocolors.createColors(hasColours);
