/** Claims → drafts, in reading order; what is said again joins what was said before. */
import type { Reference } from "../dates/calendar.ts";
import type { FactDate, Status } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { draftOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { mainEvent } from "./event.ts";
import { absorb, addConversion, converted, isConversion, outruns, repeated } from "./join.ts";
import { isPeriod, labourPeriods } from "./labour-market.ts";
import type { Memory } from "./when.ts";

/** Sentences over which the date of one carries on to the next. */
const dateReach = 2;

/** The drafts of an article, and which claim became part of which. */
export class Drafting {
  readonly drafts: Draft[] = [];
  readonly byClaim = new Map<Claim, Draft>();

  /** Keeps a draft, or joins it to the one that it repeats. */
  add(draft: Draft): void {
    const whole = draft.claim.partOf === null ? null : (this.byClaim.get(draft.claim.partOf) ?? null);
    draft.partOf = whole;
    const earlier = repeated(this.drafts, draft);
    if (earlier === null) {
      this.drafts.push(draft);
      this.byClaim.set(draft.claim, draft);
      return;
    }
    const saysMore = earlier.claim.place.sentence.passage.field === "title" || outruns(earlier, draft);
    const [kept, other] = saysMore ? [draft, earlier] : [earlier, draft];
    if (saysMore) this.#replace(earlier, draft);
    absorb(kept, other);
    for (const claim of kept.claims) this.byClaim.set(claim, kept);
  }

  /** The body tells more than the title, and a signing more than the approval before it, so that draft takes over. */
  #replace(earlier: Draft, later: Draft): void {
    this.drafts.splice(this.drafts.indexOf(earlier), 1, later);
    for (const draft of this.drafts) if (draft.partOf === earlier) draft.partOf = later;
  }

  /** The claim gives a sum again in another currency. */
  convert(claim: Claim, before: Claim): void {
    const draft = this.byClaim.get(before);
    if (draft === undefined) return;
    addConversion(draft, claim);
    this.byClaim.set(claim, draft);
    const earlier = converted(this.drafts, draft);
    if (earlier === undefined) return;
    this.drafts.splice(this.drafts.indexOf(draft), 1);
    this.#replace(earlier, draft);
    absorb(draft, earlier);
    for (const one of draft.claims) this.byClaim.set(one, draft);
  }
}

/** The last claim that its own sentence dates. */
interface LastDated {
  readonly date: FactDate | null;
  readonly status: Status;
  readonly order: number;
  readonly passage: number;
}

const memoryFor = (claim: Claim, last: LastDated | null, event: Memory["event"], balance: FactDate | null): Memory => {
  const { passage, order } = claim.place.sentence;
  const follows =
    last !== null && last.passage === passage.order && last.order < order && order - last.order <= dateReach;
  return { neighbour: follows ? last.date : null, neighbourStatus: follows ? last.status : null, event, balance };
};

/** Posts created or lost over a quarter, half or year: what follows is mostly told of the same period. */
const isBalance = ({ type, status, date, timing }: Draft): boolean =>
  type === "jobs" &&
  (status === "realised" || status === "lost") &&
  timing.from === "sentence" &&
  date !== null &&
  isPeriod(date);

/** A sum without words of its own is of the kind of the one it is carried over from. */
const kindCarried = ({ match, from }: Claim, { byClaim }: Drafting): Draft["kind"] =>
  match === null && from !== null ? (byClaim.get(from)?.kind ?? null) : null;

/** Sums of one paragraph are of one kind where nothing tells otherwise: "les 60 millions restants". */
const kindBefore = (drafts: readonly Draft[], { claim }: Draft): Draft["kind"] => {
  const before = drafts.findLast(({ type }) => type === "funds");
  return before?.claim.place.sentence.passage === claim.place.sentence.passage ? before.kind : null;
};

/** Drafts every claim of an article. */
export function draftAll(
  claims: readonly Claim[],
  places: readonly CuedSentence[],
  { published, reference }: { readonly published: string | null; readonly reference: Reference | null },
  context: ContextLexicon,
): Drafting {
  const drafting = new Drafting();
  if (claims.length === 0) return drafting;
  const event = mainEvent(places, reference);
  let last: LastDated | null = null;
  let balance: FactDate | null = null;
  let balanceOrder = -1;
  const periods = labourPeriods(places, published, context);
  for (const [index, claim] of claims.entries()) {
    const before = claims[index - 1];
    if (before !== undefined && isConversion(claim, before, context)) {
      drafting.convert(claim, before);
      continue;
    }
    const period = periods.findLast(({ order }) => order <= claim.place.sentence.order);
    if (period !== undefined && period.order > balanceOrder) [balance, balanceOrder] = [period.date, period.order];
    const carried =
      claim.match === null && claim.from !== null ? (drafting.byClaim.get(claim.from)?.standing ?? null) : null;
    const draft = draftOf(claim, {
      places,
      reference,
      context,
      carried,
      whole: claim.partOf === null ? null : (drafting.byClaim.get(claim.partOf)?.standing ?? null),
      memory: memoryFor(claim, last, event, balance),
    });
    if (draft === null) continue;
    if (draft.type === "funds")
      draft.kind = kindCarried(claim, drafting) ?? draft.kind ?? kindBefore(drafting.drafts, draft);
    const { order, passage } = claim.place.sentence;
    // "lost 432,000 jobs, compared to 165,000 created in 2019": what a balance is compared to carries nothing on.
    if (isBalance(draft) && order !== balanceOrder) [balance, balanceOrder] = [draft.date, order];
    if (draft.type !== "indicator" && draft.timing.from === "sentence") {
      last = { date: draft.date, status: draft.status, order, passage: passage.order };
    }
    drafting.add(draft);
  }
  return drafting;
}
