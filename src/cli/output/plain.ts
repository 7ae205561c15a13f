import { unprintable } from "../../text/one-line.ts";

/** A text of several lines, which stay, as a terminal shows and does not obey it. White space is left as it is; for one line see `oneLine`. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => (character === "\n" || character === "\t" ? character : ""));
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
