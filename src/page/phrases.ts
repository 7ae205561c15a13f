import { fold } from "./fold.ts";

/** Finds the first of some phrases anywhere in a folded text; null where it holds none. */
export type PhraseFinder = (folded: string) => string | null;

/** Makes a finder that goes through a text once, however many phrases there are. Of two at one place it finds the first named. */
export function makePhraseFinder(phrases: readonly string[]): PhraseFinder {
  // Folded phrases hold letters, digits and spaces: nothing that a pattern would read as a sign of its own.
  const pattern = new RegExp(`(?:^| )(${phrases.map(fold).join("|")})(?![^ ])`);
  return (folded) => pattern.exec(folded)?.[1] ?? null;
}
