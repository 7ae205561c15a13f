/** Joins what one article says more than once: conversions in brackets, titles that round, captions that repeat. */
import type { Status } from "../model.ts";
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import type { Draft } from "./draft.ts";
import { evidenceOf } from "./sentence.ts";

const near = (a: number | null, b: number | null, share: number): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));

/** Values this close are the same figure; a title or a hedge may round further. */
const same = 0.005;
const rounded = 0.045;
const hedged = 0.015;

/** "240 millions d'euros (2,52 milliards de dirhams)", "..., soit quelque 40 millions de dollars": one sum in two currencies. */
export function isConversion(claim: Claim, before: Claim | undefined, context: ContextLexicon): boolean {
  if (
    before === undefined ||
    before.place !== claim.place ||
    claim.quantity.family !== "money" ||
    before.quantity.family !== "money"
  )
    return false;
  if (claim.unit === before.unit) return false;
  const between = claim.place.sentence.tokens.slice(before.quantity.last + 1, claim.quantity.first);
  const bracketed = between.slice(0, 4).some((token) => token.text === "(");
  const inside = claim.place.sentence.tokens[before.quantity.first - 1]?.text === "(" && between[0]?.text === ",";
  const equated = between[0]?.text === "," && between.some((token) => context.equals.has(token.lower));
  return (bracketed || equated || inside) && between.length <= 6 && between.every((token) => token.kind !== "number");
}

/** Adds the other reading of a sum; dirhams are the value, whatever the order. */
export function addConversion(draft: Draft, claim: Claim): void {
  const { quantity, unit } = claim;
  draft.claims.push(claim);
  if (unit === "MAD" && quantity.value !== null && draft.value !== null) {
    draft.alternatives.push({ value: draft.value, unit: draft.unit, qualifier: draft.qualifier });
    draft.value = quantity.value;
    draft.max = quantity.max;
    draft.unit = unit;
    draft.evidence.unshift(evidenceOf(claim.place.sentence, quantity.first, quantity.last));
    return;
  }
  if (quantity.value !== null) draft.alternatives.push({ value: quantity.value, unit, qualifier: quantity.qualifier });
  draft.evidence.push(evidenceOf(claim.place.sentence, quantity.first, quantity.last));
}

/** True where a quantity says again what a draft says, exactly or rounded in a title. */
export function restates(draft: Draft, quantity: Quantity, unit: string, inTitle: boolean): boolean {
  if (draft.per !== quantity.per || draft.value === null) return false;
  const loose = inTitle ? rounded : quantity.qualifier === "about" || quantity.qualifier === "at_least" ? hedged : same;
  const share = unit === "agreement" || (unit === "job" && !inTitle) ? 0 : loose;
  if (draft.unit === unit) return near(draft.value, quantity.value, share) && near(draft.max, quantity.max, share);
  return draft.alternatives.some((other) => other.unit === unit && near(other.value, quantity.value, loose));
}

const isTitle = (draft: Draft): boolean => draft.claim.place.sentence.passage.field === "title";

/** A title without a verb leaves it to the body how far the agreement has got. */
const isHeadline = (draft: Draft): boolean => isTitle(draft) && draft.standing.from === "default";

const cleared: ReadonlySet<Status> = new Set(["approved", "committed"]);

/** "a approuvé une convention ... La convention a été signée": the only agreement of the article, told again as it gets on. */
const getsOn = (earlier: Draft, later: Draft, drafts: readonly Draft[]): boolean =>
  earlier.status !== later.status &&
  cleared.has(earlier.status) &&
  cleared.has(later.status) &&
  later.claim.quantity.introduction === "definite" &&
  later.claim.place !== earlier.claim.place &&
  drafts.every((draft) => draft === earlier || draft.type !== "convention");

/** True where the later draft of one agreement tells of it what the earlier one cannot. */
export const outruns = (earlier: Draft, later: Draft): boolean =>
  later.type === "convention" &&
  ((earlier.status === "approved" && later.status === "committed") || tellsState(earlier, later));

/** "Un accord entre A et B fixe 3 MDH. L'accord, approuvé en juillet, ...": only the later one tells how far it has got. */
const tellsState = (earlier: Draft, later: Draft): boolean =>
  later.claim.quantity.introduction === "definite" &&
  earlier.standing.from === "default" &&
  later.standing.from !== "default";

/** True where two agreement drafts are one: the later refers back, or both say the same day. */
function sameAgreement(earlier: Draft, later: Draft, drafts: readonly Draft[]): boolean {
  if (earlier.claim.quantity.oneOfSeveral || later.claim.quantity.oneOfSeveral) return false;
  if (getsOn(earlier, later, drafts) || tellsState(earlier, later)) return true;
  if (earlier.status !== later.status && !isHeadline(earlier)) return false;
  if (isTitle(earlier)) return true;
  if (later.claim.quantity.renewed) return false;
  const { introduction } = later.claim.quantity;
  const sameDay =
    earlier.date?.value === later.date?.value && later.timing.from === "sentence" && earlier.timing.from === "sentence";
  if (introduction === "definite") return sameDay || later.timing.from !== "sentence";
  return (
    later.value !== 1 &&
    later.value !== null &&
    earlier.date?.value === later.date?.value &&
    introduction === "numeral" &&
    later.partOf === null &&
    earlier.partOf === null
  );
}

/** The earlier draft that a new one repeats, or null. */
export function repeated(drafts: readonly Draft[], later: Draft): Draft | null {
  for (const earlier of drafts.toReversed()) {
    if (earlier.type !== later.type || earlier.metric !== later.metric) continue;
    if (
      !(later.value === null && earlier.value === null) &&
      !restates(earlier, later.claim.quantity, later.unit, isTitle(earlier))
    )
      continue;
    if (later.type === "convention" ? sameAgreement(earlier, later, drafts) : sameClaim(earlier, later)) return earlier;
  }
  return null;
}

/** "US$3.1 billion" in the title, "MAD 31.4 billion ($3.1 billion)" in the body: only the conversion shows that they are one. */
export const converted = (drafts: readonly Draft[], later: Draft): Draft | undefined =>
  drafts.find(
    (earlier) =>
      earlier !== later &&
      earlier.type === later.type &&
      earlier.unit !== later.unit &&
      restates(later, earlier.claim.quantity, earlier.unit, isTitle(earlier)) &&
      sameClaim(earlier, later),
  );

const sameClaim = (earlier: Draft, later: Draft): boolean => {
  // Two sums of one sentence that differ a little are two sums.
  if (earlier.claim.place === later.claim.place && earlier.value !== later.value) return false;
  // What was withdrawn is not what was given, however much it was.
  if ((earlier.status === "lost") !== (later.status === "lost")) return false;
  const distinct = earlier.kind !== null && later.kind !== null && earlier.kind !== later.kind && later.type === "jobs";
  if (distinct) return false;
  const dated =
    earlier.timing.from === "sentence" && later.timing.from === "sentence" && earlier.date?.value !== later.date?.value;
  return !dated || isTitle(earlier);
};

/** A title tells less than the body: the body's draft takes over, the title's words become further evidence. */
export function absorb(into: Draft, other: Draft): void {
  into.claims.push(...other.claims);
  for (const evidence of other.evidence) {
    if (!into.evidence.some((known) => known.field === evidence.field && known.start === evidence.start))
      into.evidence.push(evidence);
  }
  for (const alternative of other.alternatives) {
    if (!into.alternatives.some((known) => known.unit === alternative.unit)) into.alternatives.push(alternative);
  }
}
