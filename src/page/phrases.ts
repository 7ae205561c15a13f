import { fold } from "./tidy.ts";

/** Finds the first of some phrases anywhere in a folded text; null where it holds none. */
export type PhraseFinder = (folded: string) => string | null;

/** Makes a finder that looks at each word of a text once, however many phrases there are. */
export function makePhraseFinder(phrases: readonly string[]): PhraseFinder {
  const byFirst = new Map<string, string[]>();
  for (const phrase of phrases.map(fold)) {
    const first = phrase.split(" ", 1)[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return (folded) => {
    for (let start = 0; start < folded.length;) {
      const space = folded.indexOf(" ", start);
      const end = space === -1 ? folded.length : space;
      const found = byFirst.get(folded.slice(start, end))?.find((phrase) => isAt(folded, phrase, start));
      if (found !== undefined) return found;
      start = end + 1;
    }
    return null;
  };
}

function isAt(folded: string, phrase: string, start: number): boolean {
  const end = start + phrase.length;
  return folded.startsWith(phrase, start) && (end === folded.length || folded[end] === " ");
}
