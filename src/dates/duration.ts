/** Durations that set a deadline: "24 mois", "cinq ans", "les trois prochaines années". */
import { quantityLexicon } from "../quantities/lexicon.ts";
import { readNumber } from "../quantities/number.ts";
import type { Token } from "../text/tokens.ts";
import type { DateLexicon } from "./lexicon.ts";
import { skipFillers } from "./pieces.ts";

/** Longer than this is no deadline of a project. */
const longest = 60;

/** How many months a duration has; null where none begins at token `at`. */
export function readDuration(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
): { months: number; last: number } | null {
  const start = skipFillers(tokens, at, lexicon);
  const special = readTwo(tokens, start, lexicon) ?? readBehind(tokens, start, lexicon);
  if (special !== null) return special;
  const number = readNumber(tokens, start, quantityLexicon(lexicon.language));
  if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > longest) return null;
  const { value, last } = number;
  const next = lexicon.sides.longestAt(tokens, last + 1)?.last ?? last;
  const unit = lexicon.durationUnits.longestAt(tokens, next + 1);
  if (unit === null) return null;
  return {
    months: unit.payload === "year" ? value * 12 : value,
    last: lexicon.sides.longestAt(tokens, unit.last + 1)?.last ?? unit.last,
  };
}

/** "سنتين": the unit itself says two. */
function readTwo(tokens: readonly Token[], at: number, lexicon: DateLexicon): { months: number; last: number } | null {
  const two = lexicon.twoUnits.longestAt(tokens, at);
  return two === null ? null : { months: two.payload === "year" ? 24 : 2, last: two.last };
}

/** "السنوات الثلاث المقبلة": the number stands behind the unit. */
function readBehind(
  tokens: readonly Token[],
  at: number,
  lexicon: DateLexicon,
): { months: number; last: number } | null {
  const unit = lexicon.data.ordinalBehind ? lexicon.durationUnits.longestAt(tokens, at) : null;
  if (unit === null) return null;
  const number = readNumber(tokens, skipFillers(tokens, unit.last + 1, lexicon), quantityLexicon(lexicon.language));
  if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > longest) return null;
  const side = lexicon.sides.longestAt(tokens, number.last + 1);
  if (side === null) return null;
  return { months: unit.payload === "year" ? number.value * 12 : number.value, last: side.last };
}
