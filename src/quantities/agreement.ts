/** Agreements that are named without a numeral: "une convention", "la première convention", "plusieurs accords". */
import type { Token } from "../text/tokens.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";
import { readNoun } from "./units.ts";

/** French, English and Spanish mark the plural of an agreement noun by a final s. */
const looksPlural = (token: Token | undefined): boolean =>
  token !== undefined && /[^s]s$/.test(token.lower) && token.lower !== token.stem;

/** The agreement noun phrase that begins at token `at`, article included; null where none does. */
export function readAgreement(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): Quantity | null {
  const single = lexicon.oneOf.longestAt(tokens, at);
  const determiner = single === null ? lexicon.determiners.longestAt(tokens, at) : null;
  const start = (single ?? determiner)?.last ?? at - 1;
  const noun = readAgreementNoun(tokens, start + 1, lexicon);
  if (noun === null) return null;
  const plural = looksPlural(tokens[noun.head]) || looksPlural(tokens[noun.first]);
  return {
    family: "agreement",
    noun: noun.noun,
    value: plural && single === null ? null : 1,
    max: null,
    unit: "agreement",
    per: null,
    qualifier: "exact",
    kind: null,
    introduction: determiner?.payload ?? (single === null ? "bare" : "indefinite"),
    oneOfSeveral: single !== null || (noun.ordinal && !plural),
    renewed: tokens.slice(at, noun.last + 1).some((token) => lexicon.data.novelties.includes(token.lower)),
    first: at,
    last: noun.last,
    number: start + 1,
  };
}

function readAgreementNoun(
  tokens: readonly Token[],
  from: number,
  lexicon: QuantityLexicon,
): { noun: "agreement" | "weak-agreement"; ordinal: boolean; first: number; head: number; last: number } | null {
  const ordinal = lexicon.ordinals.longestAt(tokens, from)?.last ?? ordinalInDigits(tokens, from, lexicon);
  const first = ordinal === null ? from : ordinal + 1;
  const noun = readNoun(tokens, first, lexicon);
  if (noun === null || (noun.noun !== "agreement" && noun.noun !== "weak-agreement")) return null;
  return { noun: noun.noun, ordinal: ordinal !== null, first, head: noun.first, last: noun.last };
}

/** "4ème": the last token of an ordinal whose number is in digits; null where none stands there. */
function ordinalInDigits(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): number | null {
  const number = tokens[at];
  const ending = tokens[at + 1];
  if (number?.kind !== "number" || ending === undefined || number.end !== ending.start) return null;
  return lexicon.data.ordinalEndings.includes(ending.lower) ? at + 1 : null;
}
