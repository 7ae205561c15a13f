/** Parts and wholes that a text does not mark by "dont": figures that add up, items under a total, shares, slices. */
import type { ContextLexicon } from "./context/lexicon.ts";
import type { Draft } from "./draft.ts";

/** A sum may differ from its total by rounding. */
const tolerance = 0.005;
/** Sentences behind a total in which its parts may stand. */
const reach = 3;

const orderOf = (draft: Draft): number => draft.claim.place.sentence.order;
const passageOf = (draft: Draft): number => draft.claim.place.sentence.passage.order;
const sameMeasure = (a: Draft, b: Draft): boolean =>
  a.type === b.type && a.type !== "indicator" && a.unit === b.unit && a.per === b.per;
const isFree = (draft: Draft, whole: Draft): boolean => draft.partOf === null || draft.partOf === whole;
const larger = (whole: Draft, part: Draft): boolean => (whole.value ?? 0) > (part.value ?? 0);

/** The figures right behind a total that together make it. */
function addingUp(whole: Draft, later: readonly Draft[]): Draft[] {
  const parts: Draft[] = [];
  let sum = 0;
  for (const draft of later) {
    if (!sameMeasure(whole, draft)) continue;
    if (orderOf(draft) - orderOf(whole) > reach || !isFree(draft, whole) || !larger(whole, draft)) break;
    parts.push(draft);
    sum += draft.value ?? 0;
    if (parts.length > 1 && Math.abs(sum - (whole.value ?? 0)) <= tolerance * (whole.value ?? 0)) return parts;
  }
  return [];
}

/** The latest larger figure of the same measure before a draft for which `fits` holds. */
const wholeBefore = (drafts: readonly Draft[], at: number, fits: (whole: Draft) => boolean): Draft | null => {
  const part = drafts[at];
  if (part === undefined) return null;
  return (
    drafts
      .slice(0, at)
      .findLast((whole) => sameMeasure(whole, part) && larger(whole, part) && whole.partOf === null && fits(whole)) ??
    null
  );
};

/** Items of a list are parts of the total told before it, unless together they exceed it. */
function listed(drafts: readonly Draft[], at: number): Draft | null {
  const item = drafts[at];
  if (item === undefined || !item.claim.place.inList) return null;
  const total = wholeBefore(drafts, at, (whole) => !whole.claim.place.inList);
  if (total === null) return null;
  const items = drafts.filter(
    (draft) => draft.claim.place.inList && sameMeasure(draft, item) && orderOf(draft) > orderOf(total),
  );
  const sum = items.reduce((all, draft) => all + (draft.value ?? 0), 0);
  return sum <= (total.value ?? 0) * (1 + tolerance) ? total : null;
}

const isSlice = (draft: Draft, context: ContextLexicon): boolean => {
  const { tokens } = draft.claim.place.sentence;
  return tokens.some(
    (_, index) => index < draft.claim.quantity.first && context.slices.longestAt(tokens, index) !== null,
  );
};

/** What a single figure says of a whole before it: a share of it, a slice of it, or what is done of it so far. */
function single(drafts: readonly Draft[], at: number, context: ContextLexicon): Draft | null {
  const part = drafts[at];
  if (part === undefined || part.type !== "funds") return null;
  if (part.claim.rule.share === true) return wholeBefore(drafts, at, (whole) => whole.status === part.status);
  const here = (whole: Draft): boolean => passageOf(whole) === passageOf(part);
  const close = (whole: Draft): boolean => passageOf(part) - passageOf(whole) <= 1;
  if (isSlice(part, context)) return wholeBefore(drafts, at, close);
  const soFar =
    part.status === "realised"
      ? wholeBefore(drafts, at, (whole) => here(whole) && orderOf(part) - orderOf(whole) === 1)
      : null;
  return soFar?.status === "underway" ? soFar : null;
}

/** "le programme d'irrigation (40 MDH)": words so weak that the loan it is a part of says more of its kind. */
const saysLittle = ({ claim }: Draft): boolean =>
  claim.match === null || (claim.match.hit.cue.role === "trigger" && claim.match.hit.cue.trigger.weak === true);

/** Marks what is part of what, and the totals of direct and indirect posts. Changes the drafts. */
export function linkParts(drafts: readonly Draft[], context: ContextLexicon): void {
  drafts.forEach((whole, at) => {
    if (whole.partOf !== null || whole.value === null) return;
    for (const part of addingUp(whole, drafts.slice(at + 1))) part.partOf = whole;
  });
  drafts.forEach((draft, at) => {
    draft.partOf ??= listed(drafts, at) ?? single(drafts, at, context);
  });
  for (const draft of drafts) if (draft.partOf?.kind === "financing" && saysLittle(draft)) draft.kind = "financing";
  for (const whole of drafts) {
    const kinds = new Set(drafts.filter((draft) => draft.partOf === whole).map((draft) => draft.kind));
    if (whole.type === "jobs" && kinds.has("direct") && kinds.has("indirect")) whole.kind = "total";
  }
}
