/** Agreements that are named without a numeral: "une convention", "la première convention", "plusieurs accords". */
import type { Token } from "../text/tokens.ts";
import type { QuantityLexicon } from "./lexicon.ts";
import type { Quantity } from "./quantity.ts";
import { readNoun } from "./units.ts";

/** French, English and Spanish mark the plural of an agreement noun by a final s, but for a few that the lexicon names. */
const looksPlural = (token: Token | undefined, lexicon: QuantityLexicon): boolean =>
  token !== undefined &&
  ((/[^s]s$/.test(token.lower) && token.lower !== token.stem) || lexicon.data.agreements.plurals.includes(token.lower));

/** "memorandums of understanding", "loan agreements": where a noun phrase shows its number. */
const isPlural = (
  tokens: readonly Token[],
  noun: { readonly first: number; readonly head: number; readonly last: number },
  lexicon: QuantityLexicon,
): boolean => {
  if (lexicon.data.agreements.head === "any")
    return tokens.slice(noun.head, noun.last + 1).some((token) => looksPlural(token, lexicon));
  return looksPlural(tokens[noun.head], lexicon) || looksPlural(tokens[noun.first], lexicon);
};

/** The agreement noun phrase that begins at token `at`, article included; null where none does. */
export function readAgreement(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): Quantity | null {
  const single = lexicon.oneOf.longestAt(tokens, at);
  const determiner = single === null ? lexicon.determiners.longestAt(tokens, at) : null;
  const start = (single ?? determiner)?.last ?? at - 1;
  // "the signing of the agreement": the noun phrase begins behind "of".
  if (start < at && lexicon.links.longestAt(tokens, at) !== null) return null;
  const noun = readAgreementNoun(tokens, start + 1, lexicon, determiner?.payload === "denied");
  if (noun === null) return null;
  const plural = isPlural(tokens, noun, lexicon) || lexicon.several.longestAt(tokens, noun.head) !== null;
  const two = lexicon.two.longestAt(tokens, noun.head) !== null;
  // "اتفاقيتين" is a number and a noun in one word.
  const counts = two && determiner === null;
  return {
    family: "agreement",
    noun: noun.noun,
    value: two && single === null ? 2 : plural && single === null ? null : 1,
    max: null,
    unit: "agreement",
    per: null,
    qualifier: "exact",
    kind: null,
    introduction: counts
      ? "numeral"
      : (determiner?.payload ?? (single === null ? withoutArticle(tokens, noun.last, lexicon) : "indefinite")),
    oneOfSeveral: single !== null || (noun.ordinal && !plural),
    standsFor: null,
    partitive: false,
    renewed: tokens.slice(at, noun.last + 1).some((token) => lexicon.data.novelties.includes(token.lower)),
    first: at,
    last: noun.last,
    number: start + 1,
  };
}

/** A noun without an article: definite by the article of the noun it belongs to ("اتفاقية الصيد"), else as its language has it. */
function withoutArticle(tokens: readonly Token[], last: number, lexicon: QuantityLexicon): Quantity["introduction"] {
  if (!lexicon.data.determiners.bareIsIndefinite) return "bare";
  return tokens[last + 1]?.article === true || tokens[last - 1]?.article === true ? "definite" : "indefinite";
}

function readAgreementNoun(
  tokens: readonly Token[],
  from: number,
  lexicon: QuantityLexicon,
  modified: boolean,
): { noun: "agreement" | "weak-agreement"; ordinal: boolean; first: number; head: number; last: number } | null {
  const ordinal = lexicon.ordinals.longestAt(tokens, from)?.last ?? ordinalInDigits(tokens, from, lexicon);
  const first = ordinal === null ? from : ordinal + 1;
  const noun = readNoun(tokens, first, lexicon, modified);
  if (noun === null || (noun.noun !== "agreement" && noun.noun !== "weak-agreement")) return null;
  return { noun: noun.noun, ordinal: ordinal !== null, first, head: noun.first, last: noun.last };
}

/** "la seconde concerne", "le 3ème a été signé": one agreement of several, told by its rank alone; null where none is. */
export function readRank(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): Quantity | null {
  const article = lexicon.rankArticles.longestAt(tokens, at);
  if (article === null) return null;
  const last =
    lexicon.ordinals.longestAt(tokens, article.last + 1)?.last ?? ordinalInDigits(tokens, article.last + 1, lexicon);
  if (last === null || lexicon.rankFollowers.longestAt(tokens, last + 1) === null) return null;
  return {
    family: "agreement",
    noun: "agreement",
    value: 1,
    max: null,
    unit: "agreement",
    per: null,
    qualifier: "exact",
    kind: null,
    introduction: "definite",
    oneOfSeveral: true,
    standsFor: article.payload,
    partitive: false,
    renewed: false,
    first: at,
    last,
    number: at + 1,
  };
}

/** "4ème": the last token of an ordinal whose number is in digits; null where none stands there. */
function ordinalInDigits(tokens: readonly Token[], at: number, lexicon: QuantityLexicon): number | null {
  const number = tokens[at];
  const ending = tokens[at + 1];
  if (number?.kind !== "number" || ending === undefined || number.end !== ending.start) return null;
  return lexicon.data.ordinalEndings.includes(ending.lower) ? at + 1 : null;
}
