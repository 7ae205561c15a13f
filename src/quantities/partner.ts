/** Pairs of numbers of which only the second has its unit beside it. */
import type { Token } from "../text/tokens.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import { readNumber } from "./number.ts";
import type { NumberRead } from "./number.ts";
import { readUnit } from "./units.ts";
import type { Unit } from "./units.ts";

/** Tokens on either side of a pair in which "respectivement" may stand. */
const announcedWithin = 16;

const isAnnounced = (tokens: readonly Token[], number: NumberRead, lexicon: QuantityLexicon): boolean => {
  const from = Math.max(0, number.first - announcedWithin);
  const to = Math.min(tokens.length, number.last + announcedWithin);
  for (let at = from; at < to; at += 1) if (lexicon.respectively.longestAt(tokens, at) !== null) return true;
  return false;
};

/** "80 et 45 millions d'euros respectivement": the number whose unit the first one of a pair shares. */
export function readPartner(tokens: readonly Token[], number: NumberRead, lexicon: QuantityLexicon): Unit | null {
  const join = tokens[number.last + 1];
  if (number.magnitude !== 1 || join === undefined) return null;
  if (!(join.text === "," || lexicon.data.joiners.includes(join.lower))) return null;
  const announced = isAnnounced(tokens, number, lexicon);
  const partner = announced ? readNumber(tokens, number.last + 2, lexicon) : null;
  const unit = partner === null ? null : readUnit(tokens, partner, lexicon);
  if (partner === null || unit === null) return null;
  if (unit.family === "noun") return { ...unit, last: number.last };
  return unit.family === "money" ? { ...unit, times: unit.times * partner.magnitude, last: number.last } : null;
}
