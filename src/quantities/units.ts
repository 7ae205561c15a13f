/** What stands behind a number: a currency, a noun that is counted, a percent sign, or nothing. */
import type { Token } from "../text/tokens.ts";
import type { Noun, QuantityLexicon } from "./lexicon.ts";
import { readNumber } from "./number.ts";
import type { NumberRead } from "./number.ts";

/** The unit of a number: what it is, what the number is multiplied with, and the last token of the unit. */
export type Unit =
  | {
      readonly family: "money";
      readonly currency: string | null;
      readonly times: number;
      readonly last: number;
      /** Where the currency stands before the number: its first token. */
      readonly from?: number;
    }
  | { readonly family: "percentage"; readonly last: number }
  | { readonly family: "noun"; readonly noun: Noun; readonly last: number; readonly partitive?: boolean }
  | { readonly family: "other"; readonly last: number }
  | { readonly family: "none"; readonly last: number };

const skipLink = (tokens: readonly Token[], at: number, lexicon: QuantityLexicon): number => {
  const link = lexicon.links.longestAt(tokens, at);
  return link === null ? at : link.last + 1;
};

/** "MDH", "Mds DH", "M.DH", "de dirhams". */
function readCurrency(
  tokens: readonly Token[],
  from: number,
  lexicon: QuantityLexicon,
): Extract<Unit, { family: "money" }> | null {
  const at = skipLink(tokens, from, lexicon);
  const direct = lexicon.money.longestAt(tokens, at);
  if (direct !== null && announcesNext(tokens, direct.last)) return null;
  if (direct !== null)
    return { family: "money", currency: direct.payload.currency, times: direct.payload.times, last: direct.last };
  const short = lexicon.shortMagnitudes.longestAt(tokens, at);
  if (short === null) return null;
  const dot = tokens[short.last + 1]?.text === "." ? short.last + 2 : short.last + 1;
  const currency = lexicon.money.longestAt(tokens, skipLink(tokens, dot, lexicon));
  if (currency === null) return null;
  return {
    family: "money",
    currency: currency.payload.currency,
    times: short.payload * currency.payload.times,
    last: currency.last,
  };
}

/** "in 2023 MAD 30 million", "a $30 million plant": the currency belongs to the number behind it. */
const announcesNext = (tokens: readonly Token[], last: number): boolean =>
  tokens[last + 1]?.kind === "number" && /^(?:\p{Sc}|[A-Z]{3})$/u.test(tokens[last]?.text ?? "");

/**
 * The noun that a number counts, behind adjectives and "projets de".
 * @param modified whether words that no list names may stand between; without a number they could be a whole clause
 */
export function readNoun(
  tokens: readonly Token[],
  from: number,
  lexicon: QuantityLexicon,
  modified = true,
): { noun: Noun; first: number; last: number } | null {
  let at = from;
  for (let skipped = 0; skipped < 4; skipped += 1) {
    const noun = lexicon.nouns.longestAt(tokens, at);
    if (noun !== null) return { noun: noun.payload, first: noun.first, last: noun.last };
    const step =
      lexicon.adjectives.longestAt(tokens, at) ??
      lexicon.agreementProjects.longestAt(tokens, at) ??
      (lexicon.data.modifiers > 0 ? lexicon.kinds.longestAt(tokens, at) : null);
    if (step === null) return modified ? readModified(tokens, at, lexicon) : null;
    at = step.last + 1;
    if (step.payload !== true && lexicon.data.joiners.includes(tokens[at]?.lower ?? "")) at += 1;
  }
  return null;
}

/** "civil-engineering jobs", "economic, social and cultural agreements". */
const isInside = (token: Token): boolean => token.text === "-" || token.text === ",";

/** "aircraft engineering jobs": the noun behind words that no list names; a plural or a small word among them ends the phrase. */
function readModified(
  tokens: readonly Token[],
  from: number,
  lexicon: QuantityLexicon,
): { noun: Noun; first: number; last: number } | null {
  for (let at = from, words = 0; words < lexicon.data.modifiers; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind !== "word" && (!isInside(token) || at === from))) return null;
    if (token.kind === "word") {
      const small = lexicon.followers.longestAt(tokens, at) ?? lexicon.determiners.longestAt(tokens, at);
      if (lexicon.data.joiners.includes(token.lower) && words > 0) continue;
      if (small !== null || /[^s]s$/.test(token.lower) || lexicon.magnitudes.longestAt(tokens, at) !== null)
        return null;
      words += 1;
    }
    const noun = lexicon.nouns.longestAt(tokens, at + 1);
    if (noun !== null) return { noun: noun.payload, first: noun.first, last: noun.last };
  }
  return null;
}

/** "300 direct and 500 indirect jobs": the noun behind the second number serves the first as well. */
function readSharedNoun(tokens: readonly Token[], number: NumberRead, lexicon: QuantityLexicon): Unit | null {
  if (lexicon.data.modifiers === 0) return null;
  const kind = lexicon.kinds.longestAt(tokens, number.last + 1);
  const join = tokens[(kind?.last ?? 0) + 1];
  if (kind === null || join === undefined || !lexicon.data.joiners.includes(join.lower)) return null;
  let at = kind.last + 2;
  while (at < kind.last + 6 && tokens[at]?.kind === "word") at += 1;
  const partner = tokens[at]?.kind === "number" ? at : null;
  const noun = partner === null ? null : readNoun(tokens, partner + 1, lexicon);
  return noun?.noun === "post" ? { family: "noun", noun: "post", last: kind.last } : null;
}

/**
 * Reads what stands behind a number. Money before the number ("$5 million", "MAD 3 billion") counts as well.
 * @param first where the number begins, or the lower one of a range
 */
export function readUnit(
  tokens: readonly Token[],
  number: NumberRead,
  lexicon: QuantityLexicon,
  first: number = number.first,
): Unit {
  const next = number.last + 1;
  const percentage = lexicon.percentages.longestAt(tokens, next);
  if (percentage !== null) return { family: "percentage", last: percentage.last };
  // "a 400-million-dollar loan"; "a 10-dirham coin" is no sum.
  const from = number.magnitude > 1 && isHyphenated(tokens, next) ? next + 1 : next;
  const after = readCurrency(tokens, from, lexicon);
  if (after !== null) return { ...after, last: pastAbbreviation(tokens, after.last, lexicon) };
  const before = moneyBefore(tokens, first, lexicon);
  if (before !== null) {
    const short = lexicon.shortMagnitudes.longestAt(tokens, next);
    return {
      family: "money",
      currency: before.currency,
      times: before.times * (short?.payload ?? 1),
      last: short?.last ?? number.last,
      from: before.from,
    };
  }
  const shared = readSharedNoun(tokens, number, lexicon);
  if (shared !== null) return shared;
  const behind = isHyphenated(tokens, next) ? next + 1 : next;
  const noun = readNoun(tokens, skipLink(tokens, behind, lexicon), lexicon) ?? readNoun(tokens, behind, lexicon);
  if (noun !== null) return { family: "noun", noun: noun.noun, last: noun.last };
  const whole = readWhole(tokens, next, lexicon) ?? readAppositive(tokens, first, number.last, lexicon);
  if (whole !== null) return whole;
  return countsSomething(tokens, number, lexicon) ? { family: "other", last: number.last } : bare(number);
}

/** "deux des cinq conventions", "300 des 500 emplois": the whole that a number is taken from. */
function readWhole(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): Unit | null {
  const partitive = lexicon.partitives.longestAt(tokens, at);
  if (partitive === null) return null;
  const number = readNumber(tokens, partitive.last + 1, lexicon);
  const noun = readNoun(tokens, (number?.last ?? partitive.last) + 1, lexicon);
  if (noun === null || noun.noun === "person" || noun.noun === "weak-agreement") return null;
  return { family: "noun", noun: noun.noun, last: noun.last, partitive: true };
}

/** Tokens of a noun, and of a hedge, before a number in apposition. */
const appositionReach = 4;

/** "les nouveaux emplois, quelque 700, seront", "les postes (300)": a number between marks counts the posts right before it. */
function readAppositive(tokens: readonly Token[], first: number, last: number, lexicon: QuantityLexicon): Unit | null {
  const close = tokens[last + 1]?.text;
  if (close !== "," && close !== ")") return null;
  const open = close === ")" ? "(" : ",";
  for (let mark = first - 1; mark > 0 && mark >= first - appositionReach; mark -= 1) {
    if (tokens[mark]?.text !== open) continue;
    if (mark < first - 1 && lexicon.hedgesBefore.longestAt(tokens, mark + 1)?.last !== first - 1) return null;
    for (let at = mark - 1; at >= 0 && at >= mark - appositionReach; at -= 1) {
      const noun = lexicon.nouns.longestAt(tokens, at);
      if (noun?.last === mark - 1 && noun.payload === "post")
        return tokens[at - 1]?.kind === "number" ? null : { family: "noun", noun: "post", last };
    }
    return null;
  }
  return null;
}

/** True where the number at token `at` counts posts or people, or is money or a percentage, so that it is no year. */
export function isCounted(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): boolean {
  if (isMeasured(tokens, at, lexicon)) return true;
  const noun = readNoun(tokens, at + 1, lexicon);
  return noun !== null && (noun.noun === "post" || noun.noun === "person");
}

/** True where the number at token `at` has any noun that is counted, or is money or a percentage, so that it is no day. */
export const countsNoun = (tokens: readonly Token[], at: number, lexicon: QuantityLexicon): boolean =>
  isMeasured(tokens, at, lexicon) || readNoun(tokens, at + 1, lexicon) !== null;

const isMeasured = (tokens: readonly Token[], at: number, lexicon: QuantityLexicon): boolean =>
  lexicon.percentages.longestAt(tokens, at + 1) !== null ||
  lexicon.magnitudes.longestAt(tokens, at + 1) !== null ||
  readCurrency(tokens, at + 1, lexicon) !== null;

/** "milliards de dirhams (MMDH)": the bracket only introduces an abbreviation. */
const pastAbbreviation = (tokens: readonly Token[], last: number, lexicon: QuantityLexicon): number => {
  const closes = tokens[last + 1]?.text === "(" && tokens[last + 3]?.text === ")";
  return closes && lexicon.money.longestAt(tokens, last + 2)?.last === last + 2 ? last + 3 : last;
};

const bare = (number: NumberRead): Unit =>
  number.magnitude >= 1e6
    ? { family: "money", currency: null, times: 1, last: number.last }
    : { family: "none", last: number.last };

const moneyBefore = (
  tokens: readonly Token[],
  first: number,
  lexicon: QuantityLexicon,
): { currency: string; times: number; from: number } | null => {
  for (const width of [1, 2]) {
    const hit = first >= width ? lexicon.money.longestAt(tokens, first - width) : null;
    if (hit !== null && hit.last === first - 1 && /^(?:\p{Sc}|[A-Z]{2,3}|D[Hh]s?)$/u.test(tokens[hit.last]?.text ?? ""))
      return { ...hit.payload, from: hit.first };
  }
  return null;
};

/** "a 50-hectare site", "a 300-job plant": a hyphen without spaces between number and word. */
const isHyphenated = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "-" &&
  tokens[at + 1]?.kind === "word" &&
  tokens[at]?.start === tokens[at - 1]?.end &&
  tokens[at]?.end === tokens[at + 1]?.start;

/** True where a number stands before a noun of its own ("120 équipementiers"), so that it cannot borrow a unit. */
function countsSomething(tokens: readonly Token[], number: NumberRead, lexicon: QuantityLexicon): boolean {
  const at = number.last + 1;
  const token = tokens[at];
  if (token === undefined) return false;
  if (isHyphenated(tokens, at)) return true;
  if (number.magnitude >= 1e6 && lexicon.links.longestAt(tokens, at) !== null) return true;
  return token.kind === "number" || (token.kind === "word" && lexicon.followers.longestAt(tokens, at) === null);
}
