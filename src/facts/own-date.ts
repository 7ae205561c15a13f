/** The date that a claim's own sentence gives it. */
import { dayOf } from "../dates/calendar.ts";
import type { Reference } from "../dates/calendar.ts";
import type { DateMention } from "../dates/read.ts";
import type { FactDate, Status } from "../model.ts";
import type { Claim } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { freshDays } from "./event.ts";

/** Further away than this a date belongs to something else. */
const reach = 16;

/** A date that stands so much nearer to the next quantity is in that one's clause. */
const clause = 3;

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
export function speaksOf(
  claim: Claim,
  date: DateMention,
  status: Status,
  published: Reference | null,
  context: ContextLexicon,
): boolean {
  const { quantity, place, match } = claim;
  const ahead = status === "planned" || status === "underway";
  if (ahead && claim.unit !== "agreement" && datesCompletion(claim, date, context)) return false;
  if ((status === "committed" || status === "approved") && runsOn(date, published)) return false;
  // "The contract on the remaining 50 million is to be signed in 2023": the verb of the claim stands behind the other quantity.
  const from = Math.max(quantity.last, match?.side === "after" ? match.hit.last : 0);
  const between = place.sentence.quantities.some(
    (other) =>
      other !== quantity &&
      other.family !== "percentage" &&
      other.introduction === "numeral" &&
      other.first > from &&
      other.last < date.first,
  );
  // "1.200 emplois supprimés, après qu'en juillet, 300 postes avaient disparu": the day stands before what it dates.
  const behind = place.distances.between(quantity.last, date.first);
  const ofNext = place.sentence.quantities.some(
    (other) =>
      other.family === quantity.family &&
      other.first > date.last &&
      date.first > quantity.last &&
      place.distances.between(date.last, other.first) + clause < behind,
  );
  if (ofNext || (status !== "planned" && isOfBeginning(claim, date, context))) return false;
  const alone = place.sentence.dates.filter((other) => other.role === "date").length === 1;
  if (between && !coordinated(claim, date) && !(alone && closesSentence(claim, date))) return false;
  if (
    status === "planned" &&
    published !== null &&
    date.date !== null &&
    (date.date.end ?? date.date.value).slice(0, 4) < String(published.first.year)
  )
    return false;
  if (status === "planned" && published !== null && isPastMonth(date, published)) return false;
  const later = published !== null && (date.date?.value.slice(0, 4) ?? "") > String(published.last.year);
  if (status !== "planned" && later && !isBareMonth(date.date)) return false;
  const day = date.date?.precision === "day" ? dayOf(date.date.value) : null;
  if (day === null || published === null) return true;
  // What is done was not done on a day that lies ahead: "un budget alloué, à dépenser jusqu'à fin 2027".
  return status === "planned" ? day.until(published.first).days <= freshDays : day.until(published.last).days >= 0;
}

/** "20 MDH asignados a las obras, que comenzarán en mayo": the month of works that lie ahead, beside money that is bound already. */
const isOfBeginning = ({ quantity, place }: Claim, date: DateMention, context: ContextLexicon): boolean => {
  if (!isBareMonth(date.date)) return false;
  const { tokens } = place.sentence;
  for (let at = Math.max(quantity.last + 1, date.first - 2 * completionReach); at < date.first; at += 1) {
    const hit = context.willBegin.longestAt(tokens, at);
    if (hit !== null && hit.last < date.first && date.first - hit.last <= completionReach) return true;
  }
  return false;
};

/** A month whose year the publication day gives: "en février". */
const isBareMonth = (date: FactDate | null): boolean => date?.basis === "relative" && date.precision === "month";

/** "en février", told in December of what has been done: the month that lies behind. */
export function turnedBack(date: FactDate, status: Status, published: Reference | null): FactDate {
  const ahead = published !== null && date.value > published.last.toString().slice(0, date.value.length);
  if (status === "planned" || !ahead || !isBareMonth(date)) return date;
  return { ...date, value: `${Number(date.value.slice(0, 4)) - 1}${date.value.slice(4)}` };
}

/** "opérationnelle fin 2027", "livraison en mars": when works end is not when their money is spent. */
const datesCompletion = ({ place }: Claim, date: DateMention, context: ContextLexicon): boolean => {
  const { tokens } = place.sentence;
  for (let at = Math.max(0, date.first - 2 * completionReach); at < date.first; at += 1) {
    const hit = context.completions.longestAt(tokens, at);
    if (hit !== null && hit.last < date.first && date.first - hit.last <= completionReach) return true;
  }
  return false;
};

/** Tokens between "mise en service" and its date. */
const completionReach = 4;

/** "un programme de 40 MDH (2017-2022)": a period that goes on is that of the works, not when their money was bound. */
const runsOn = ({ date }: DateMention, published: Reference | null): boolean =>
  published !== null &&
  date?.precision === "range" &&
  date.end !== null &&
  date.end.slice(0, 4) > String(published.first.year);

/** A month that is over is when something else happened: "la région qu'a frappée le séisme de septembre dernier". */
const isPastMonth = (date: DateMention, published: Reference): boolean =>
  date.date?.precision === "month" &&
  date.date.value < published.first.subtract({ days: freshDays }).toString().slice(0, "2024-05".length);

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

export const nearestDate = (
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
export const closesObjective = (claim: Claim, date: DateMention, context: ContextLexicon): boolean => {
  const { tokens } = claim.place.sentence;
  if (!closesSentence(claim, date) || date.date?.precision !== "year") return false;
  return tokens.some((_, index) => index < date.first && context.objectives.longestAt(tokens, index) !== null);
};
