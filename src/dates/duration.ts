/** Durations that set a deadline: "24 mois", "cinq ans", "les trois prochaines années". */
import type { Token } from "../text/tokens.ts";
import type { DateLexicon } from "./lexicon.ts";
import { digits, skipFillers } from "./pieces.ts";

/** Longer than this is no deadline of a project. */
const longest = 60;

/** How many months a duration has; null where none begins at token `at`. */
export function readDuration(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
): { months: number; last: number } | null {
  const start = skipFillers(tokens, at, lexicon);
  const value = smallNumber(tokens[start], lexicon);
  if (value === null) return null;
  const next = lexicon.sides.longestAt(tokens, start + 1)?.last ?? start;
  const unit = lexicon.durationUnits.longestAt(tokens, next + 1);
  if (unit === null || value > longest) return null;
  return {
    months: unit.payload === "year" ? value * 12 : value,
    last: lexicon.sides.longestAt(tokens, unit.last + 1)?.last ?? unit.last,
  };
}

const smallNumber = (token: Token | undefined, lexicon: DateLexicon): number | null => {
  const value = digits(token);
  if (value !== null) return value;
  return lexicon.data.smallNumbers[token?.lower ?? ""] ?? null;
};
