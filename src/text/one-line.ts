/** Characters that would move the cursor, ring the bell or turn the direction of what follows. */
export const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A text from anywhere as one line that a terminal shows and does not obey. */
export function oneLine(text: string): string {
  return text.replace(unprintable, " ").replace(/\s+/gu, " ").trim();
}
