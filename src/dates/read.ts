/** Reads every date expression of a sentence and resolves it against the publication day. */
import type { FactDate } from "../model.ts";
import { quantityLexicon } from "../quantities/lexicon.ts";
import type { Token } from "../text/tokens.ts";
import type { Reference } from "./calendar.ts";
import type { DateLexicon } from "./lexicon.ts";
import { readDuration } from "./duration.ts";
import { skipFillers, yearAt } from "./pieces.ts";
import type { Point } from "./pieces.ts";
import { readPoint } from "./point.ts";

/**
 * - `date`: when something happened, holds or is due
 * - `horizon`: a deadline
 * - `since`: the beginning of what lasts
 * - `beginning`: when what lasts came into being, no date of what has come of it since: "depuis son ouverture en 2011"
 * - `name`: years inside the name of a plan, no date of anything
 */
export type DateRole = "date" | "horizon" | "since" | "beginning" | "name";

/** A date expression over tokens `first` to `last`, inclusive. */
export interface DateMention {
  readonly role: DateRole;
  readonly first: number;
  readonly last: number;
  /** Null for a name, and where the words need a publication day that is not known. */
  readonly date: FactDate | null;
  /** For a horizon, as facts write it: "2030", "2027-09". */
  readonly horizon: string | null;
  /** For a horizon that is a duration: months from the fact's date. */
  readonly months: number | null;
  /** True where a weekday is named beside a full date. */
  readonly weekday: boolean;
  /** False where the text names a weekday that this date does not have. */
  readonly consistent: boolean;
}

/** Deadlines are kept to the month; the end of a year is that year. */
const horizonOf = (date: FactDate | null): string | null => {
  if (date === null) return null;
  const value = date.end ?? date.value;
  return value.endsWith("-12-31") ? value.slice(0, 4) : value.slice(0, 7);
};

/**
 * @param reference the publication day or month; null where neither is known, and relative dates then stay null
 */
export function readDates(tokens: readonly Token[], reference: Reference | null, lexicon: DateLexicon): DateMention[] {
  const found: DateMention[] = [];
  const end = lastAnchor(tokens, lexicon);
  for (let at = 0; at <= end;) {
    const mention = mayBeginDate(tokens, at, lexicon) ? readDateAt(tokens, at, reference, lexicon) : null;
    if (mention === null) {
      at += 1;
      continue;
    }
    found.push(mention);
    at = mention.last + 1;
  }
  return found;
}

/** Fillers and articles of numbers that may stand at the beginning of a date. */
const longestLead = 5;

/** False where no date begins at token `at`: neither there nor behind small words stands one that begins dates. */
export function mayBeginDate(tokens: readonly Token[], at: number, lexicon: DateLexicon): boolean {
  const numbers = quantityLexicon(lexicon.language);
  for (let next = at; next <= at + longestLead; next += 1) {
    const token = tokens[next];
    if (token === undefined) return false;
    if (token.kind === "number" || numbers.anchors.begins(token) || lexicon.openers.longestAt(tokens, next) !== null)
      return true;
    if (!lexicon.fillers.begins(token) && !numbers.data.articles.includes(token.lower)) return false;
  }
  return true;
}

/** The last token of those without which no date stands, a year in digits or the beginning of a word of time; -1 where none stands. */
export function lastAnchor(tokens: readonly Token[], lexicon: DateLexicon): number {
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    if (yearAt(tokens, at) !== null || lexicon.anchors.longestAt(tokens, at) !== null) return at;
  }
  return -1;
}

/** What stands behind a marker: "d'ici 2030", "avant le 30 juin", "d'ici l'an 2030". */
function readAnnounced(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): Point | null {
  const start = skipFillers(tokens, at, lexicon);
  const year = lexicon.periods.longestAt(tokens, start);
  return (
    readPoint(tokens, at, reference, lexicon, true) ??
    readPoint(tokens, start, reference, lexicon, true) ??
    (year?.payload === "year" ? readPoint(tokens, year.last + 1, reference, lexicon, true) : null)
  );
}

/** The date expression that begins at token `at`, or null. */
export function readDateAt(
  tokens: readonly Token[],
  at: number,
  reference: Reference | null,
  lexicon: DateLexicon,
): DateMention | null {
  for (const marker of lexicon.horizon.at(tokens, at).toReversed()) {
    const point = readAnnounced(tokens, marker.last + 1, reference, lexicon);
    if (point !== null && !point.name) {
      return {
        role: "horizon",
        first: at,
        last: point.last,
        date: point.date,
        horizon: horizonOf(point.date),
        months: null,
        weekday: false,
        consistent: true,
      };
    }
  }
  for (const marker of lexicon.durations.at(tokens, at).toReversed()) {
    const duration = readDuration(tokens, marker.last + 1, lexicon);
    if (duration !== null) {
      return {
        role: "horizon",
        first: at,
        last: duration.last,
        date: null,
        horizon: null,
        months: duration.months,
        weekday: false,
        consistent: true,
      };
    }
  }
  const since = lexicon.since.longestAt(tokens, at);
  const point =
    since === null
      ? readPoint(tokens, at, reference, lexicon, false)
      : readAnnounced(tokens, since.last + 1, reference, lexicon);
  if (point === null) return null;
  const told: DateRole = since !== null ? "since" : isBeginning(tokens, at, lexicon) ? "beginning" : "date";
  const role: DateRole = point.name ? "name" : told;
  return {
    role,
    first: at,
    last: point.last,
    date: point.name ? null : point.date,
    horizon: null,
    months: null,
    weekday: point.weekday ?? false,
    consistent: point.consistent,
  };
}

/** Tokens between "depuis" and the date of what began then. */
const beginningReach = 9;

/** True where a date stands behind "depuis son ouverture", with neither mark nor number between. */
function isBeginning(tokens: readonly Token[], at: number, lexicon: DateLexicon): boolean {
  for (let from = at - 1; from >= Math.max(0, at - beginningReach); from -= 1) {
    if (tokens[from]?.kind !== "word") return false;
    const hit = lexicon.beginnings.longestAt(tokens, from);
    if (hit !== null && hit.last < at) return true;
  }
  return false;
}
