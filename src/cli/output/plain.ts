/** Characters that would move the cursor, ring the bell or turn the direction of what follows. */
const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A text from anywhere as one line that a terminal shows and does not obey. */
export function oneLine(text: string): string {
  return text.replace(unprintable, " ").replace(/\s+/gu, " ").trim();
}

/** The same for a text of several lines, which stay. White space is left as it is. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => (character === "\n" || character === "\t" ? character : ""));
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
