/** When a claim happened or is due: the sentence's own date, the occasion it names, the event it belongs to, the article's day. */
import { dayOf, ofDay, shiftMonths } from "../dates/calendar.ts";
import type { Day } from "../dates/calendar.ts";
import type { DateMention } from "../dates/read.ts";
import type { FactDate, Status } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import type { Standing } from "./status.ts";

/** Where a date came from; what is told elsewhere is trusted less. */
export type DateSource = "sentence" | "occasion" | "event" | "neighbour" | "publication" | "none";

export interface Timing {
  readonly date: FactDate | null;
  readonly horizon: string | null;
  readonly from: DateSource;
  /** False where the text names a weekday that its date does not have. */
  readonly consistent: boolean;
}

/** An event is news for about this many days. */
export const freshDays = 10;

/** Further away than this a date belongs to something else. */
const reach = 16;

const distanceTo = (claim: Claim, date: DateMention): number => {
  const { distances, sentence } = claim.place;
  const trigger = claim.match?.hit;
  const first = Math.min(claim.quantity.first, trigger?.first ?? claim.quantity.first);
  const last = Math.max(claim.quantity.last, trigger?.last ?? claim.quantity.last);
  if (date.last < first) {
    // A date that opens the sentence speaks for all of it.
    const opens = sentence.tokens.slice(0, date.first).every((token) => token.text.length < 8) && date.first <= 3;
    return opens ? Math.min(4, distances.between(date.last, first)) : distances.between(date.last, first);
  }
  return date.first > last ? distances.between(last, date.first) : 0;
};

/** False for a date that another quantity stands nearer to, and for a past date beside something planned. */
function speaksOf(claim: Claim, date: DateMention, status: Status, published: Day | null): boolean {
  const { quantity, place } = claim;
  const between = place.sentence.quantities.some(
    (other) =>
      other !== quantity &&
      other.family !== "percentage" &&
      other.introduction === "numeral" &&
      other.first > quantity.last &&
      other.last < date.first,
  );
  const alone = place.sentence.dates.filter((other) => other.role === "date").length === 1;
  if (between && !coordinated(claim, date) && !(alone && closesSentence(claim, date))) return false;
  if (
    status === "planned" &&
    published !== null &&
    date.date !== null &&
    (date.date.end ?? date.date.value).slice(0, 4) < String(published.year)
  )
    return false;
  const day = status === "planned" && date.date?.precision === "day" ? dayOf(date.date.value) : null;
  return day === null || published === null || day.until(published).days <= freshDays;
}

/** The only date of a sentence, at its end, speaks for all that the sentence tells. */
const closesSentence = (claim: Claim, date: DateMention): boolean =>
  claim.place.sentence.tokens.slice(date.last + 1).every((token) => token.kind === "mark");

/** "300 MDH et 40 MDH en 2019": what stands behind a joined pair speaks of both. */
const coordinated = (claim: Claim, date: DateMention): boolean => {
  const { tokens, quantities } = claim.place.sentence;
  const next = quantities.find((other) => other.first > claim.quantity.last);
  return (
    next !== undefined &&
    next.first - claim.quantity.last <= 2 &&
    tokens[claim.quantity.last + 1]?.kind === "word" &&
    next.last < date.first
  );
};

const nearest = (
  claim: Claim,
  roles: readonly DateMention["role"][],
  speaks: (date: DateMention) => boolean,
): DateMention | null => {
  const near = claim.place.sentence.dates
    .filter((date) => roles.includes(date.role) && speaks(date))
    .map((date) => ({ date, distance: distanceTo(claim, date) }))
    .filter(({ distance }) => distance <= reach)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.date ?? null;
};

/** The year that closes the sentence of an objective is a deadline ("... créer 500 emplois en 2030"). */
const closesObjective = (claim: Claim, date: DateMention, context: ContextLexicon): boolean => {
  const { tokens } = claim.place.sentence;
  if (!closesSentence(claim, date) || date.date?.precision !== "year") return false;
  return tokens.some((_, index) => index < date.first && context.objectives.longestAt(tokens, index) !== null);
};

/** Words between a claim and the occasion it belongs to weigh at most this. */
const occasionReach = 3;

/** "33 conventions conclues à l'occasion de ...": the occasion stands right behind the claim. */
const belongs = (claim: Claim, index: number): boolean => {
  const last = Math.max(claim.quantity.last, claim.match?.side === "after" ? claim.match.hit.last : 0);
  return index > last && claim.place.distances.between(last, index) <= occasionReach;
};

/** The occasion that the claim says it belongs to, and the date that another sentence gives it. */
function occasionDate(claim: Claim, article: readonly CuedSentence[], context: ContextLexicon): DateMention | null {
  const { tokens } = claim.place.sentence;
  const names = tokens.flatMap((_, index) => {
    if (!belongs(claim, index)) return [];
    const marker = context.atOccasion.longestAt(tokens, index);
    const occasion = marker === null ? null : context.occasions.longestAt(tokens, marker.last + 1);
    return occasion === null ? [] : [occasion.payload];
  });
  if (names.length === 0) return null;
  for (const { sentence } of article) {
    if (sentence === claim.place.sentence) continue;
    const named = sentence.tokens.some((_, index) =>
      names.includes(context.occasions.longestAt(sentence.tokens, index)?.payload ?? ""),
    );
    const date = sentence.dates.find((one) => one.role === "date" && one.date !== null && one.date.precision === "day");
    if (named && date !== undefined) return date;
  }
  return null;
}

const done: ReadonlySet<Status> = new Set(["realised", "lost", "underway", "committed"]);

/** What the claims before this one tell about time. */
export interface Memory {
  /** The date of the sentence before in the same passage, where its claims had one of their own. */
  readonly neighbour: FactDate | null;
  readonly neighbourStatus: Status | null;
  /** The day of the article's main event, with the passage that tells it. */
  readonly event: { readonly date: FactDate; readonly passage: number; readonly sentence: number } | null;
}

/** Date and deadline of a claim that is a fact. */
export function timingOf(
  claim: Claim,
  standing: Standing,
  published: string | null,
  article: readonly CuedSentence[],
  context: ContextLexicon,
  memory: Memory,
): Timing {
  const { status } = standing;
  const day = dayOf(published);
  const own = nearest(claim, ["date", "since"], (date) => speaksOf(claim, date, status, day));
  const deadline = nearest(claim, ["horizon"], () => true);
  const closing =
    status === "planned"
      ? claim.place.sentence.dates.find((date) => date.role === "date" && closesObjective(claim, date, context))
      : undefined;
  const dated = own === null || own === closing || own.date === null ? null : own;
  const resolved = resolve(
    claim,
    standing,
    dated,
    day === null ? null : ofDay(day, "publication"),
    article,
    context,
    memory,
  );
  const horizon =
    status !== "planned" && status !== "lost"
      ? null
      : closing !== undefined
        ? (closing.date?.value ?? null)
        : horizonOf(deadline, resolved.date, day?.toString() ?? null);
  return { ...resolved, horizon };
}

function resolve(
  claim: Claim,
  standing: Standing,
  own: DateMention | null,
  publication: FactDate | null,
  article: readonly CuedSentence[],
  context: ContextLexicon,
  memory: Memory,
): Omit<Timing, "horizon"> {
  if (own !== null && own.date !== null) return { date: own.date, from: "sentence", consistent: own.consistent };
  const sameDate = claim.place.sentence.tokens.some(
    (_, index) => context.sameDate.longestAt(claim.place.sentence.tokens, index) !== null,
  );
  const again = memory.neighbour ?? memory.event?.date ?? null;
  if (sameDate && again !== null) return { date: again, from: "neighbour", consistent: true };
  const occasion = occasionDate(claim, article, context);
  if (occasion !== null) return { date: occasion.date, from: "occasion", consistent: occasion.consistent };
  if (
    memory.neighbour !== null &&
    done.has(standing.status) &&
    memory.neighbourStatus !== null &&
    done.has(memory.neighbourStatus)
  ) {
    return { date: memory.neighbour, from: "neighbour", consistent: true };
  }
  if (memory.event !== null && belongsToEvent(claim, standing, memory.event))
    return { date: memory.event.date, from: "event", consistent: true };
  return { date: publication, from: publication === null ? "none" : "publication", consistent: true };
}

/** What follows the telling of an event belongs to it: its paragraph, what is signed or approved, and lists under it. */
function belongsToEvent(claim: Claim, { status, act }: Standing, event: NonNullable<Memory["event"]>): boolean {
  const { passage, order, tokens } = claim.place.sentence;
  if (passage.field === "title") return true;
  if (order < event.sentence) return false;
  if (passage.order === event.passage || act) return true;
  const listed = claim.place.inList || tokens[0]?.text === "-" || tokens[0]?.text === "•";
  const near = passage.order - event.passage <= 1;
  if (claim.unit === "job" && near && status === "planned") return true;
  const refersBack = claim.place.sentence.quantities.some(
    (quantity) => quantity.introduction === "demonstrative" && quantity.first <= 6,
  );
  return listed || (refersBack && near);
}

const horizonOf = (deadline: DateMention | null, date: FactDate | null, published: string | null): string | null => {
  if (deadline === null) return null;
  if (deadline.months === null) return deadline.horizon;
  const start = dayOf(date?.precision === "day" ? date.value : published);
  return start === null ? null : shiftMonths(start, deadline.months).toString().slice(0, 7);
};
