/** When a claim happened or is due: the sentence's own date, the occasion it names, the event it belongs to, the article's day. */
import { dayOf, ofReference, ofYear, shiftMonths } from "../dates/calendar.ts";
import type { Reference } from "../dates/calendar.ts";
import type { DateMention } from "../dates/read.ts";
import type { FactDate, Status } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { belongsToEvent } from "./event.ts";
import type { MainEvent } from "./event.ts";
import { occasionDate } from "./occasion.ts";
import { closesObjective, nearestDate, speaksOf, turnedBack } from "./own-date.ts";
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

const done: ReadonlySet<Status> = new Set(["realised", "lost", "underway", "committed"]);

/** What the claims before this one tell about time. */
export interface Memory {
  /** The date of the sentence before in the same passage, where its claims had one of their own. */
  readonly neighbour: FactDate | null;
  readonly neighbourStatus: Status | null;
  readonly event: MainEvent | null;
  /** The period of the last labour-market balance told before. */
  readonly balance: FactDate | null;
}

/** Date and deadline of a claim that is a fact. */
export function timingOf(
  claim: Claim,
  standing: Standing,
  reference: Reference | null,
  article: readonly CuedSentence[],
  context: ContextLexicon,
  memory: Memory,
): Timing {
  const { status } = standing;
  const own = nearestDate(claim, ["date", "since"], (date) => speaksOf(claim, date, status, reference, context));
  const deadline = nearestDate(claim, ["horizon"], () => true);
  const closing =
    status === "planned"
      ? claim.place.sentence.dates.find((date) => date.role === "date" && closesObjective(claim, date, context))
      : undefined;
  const period = status === "planned" && own !== null ? periodAhead(own, reference) : null;
  const dated =
    own === null || own === closing || period !== null || own.date === null
      ? null
      : { ...own, date: turnedBack(own.date, status, reference) };
  const resolved = resolve(
    claim,
    standing,
    dated,
    reference === null ? null : ofReference(reference),
    article,
    context,
    memory,
  );
  const horizon =
    status !== "planned" && status !== "lost"
      ? null
      : closing !== undefined || period !== null
        ? (closing?.date?.value ?? period)
        : horizonOf(deadline, resolved.date, reference);
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
  const isBalance = claim.unit === "job" && (standing.status === "realised" || standing.status === "lost");
  const ended = own?.date ?? memory.balance;
  if (isBalance && ended !== null && tellsYearBefore(claim, context))
    return { date: yearEarlier(ended), from: "neighbour", consistent: true };
  if (own !== null && own.date !== null)
    return { date: isBalance ? closingYear(own.date) : own.date, from: "sentence", consistent: own.consistent };
  const sameDate = context.sameDate.isIn(claim.place.sentence.tokens);
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
  if (isBalance && memory.balance !== null) return { date: memory.balance, from: "neighbour", consistent: true };
  if (memory.event !== null && belongsToEvent(claim, standing, memory.event, context))
    return { date: memory.event.date, from: "event", consistent: true };
  return { date: publication, from: publication === null ? "none" : "publication", consistent: true };
}

/** "une perte de 61.000 un an auparavant". */
const tellsYearBefore = ({ place, quantity }: Claim, context: ContextLexicon): boolean =>
  [1, 2].some((gap) => context.yearBefore.longestAt(place.sentence.tokens, quantity.last + gap) !== null);

const yearEarlier = (date: FactDate): FactDate => ({
  ...date,
  value: `${Number(date.value.slice(0, 4)) - 1}${date.value.slice(4)}`,
  end: date.end === null ? null : `${Number(date.end.slice(0, 4)) - 1}${date.end.slice(4)}`,
});

/** "entre 2012 et 2013": a year-on-year balance is that of the year it ends in. */
const closingYear = (date: FactDate): FactDate =>
  date.end !== null && /^\d{4}$/.test(date.value) && Number(date.end) === Number(date.value) + 1
    ? ofYear(Number(date.end), date.basis)
    : date;

/** "créer 500 emplois sur 2024-2029": a period that lies ahead sets the deadline by its end. */
const periodAhead = ({ date }: DateMention, published: Reference | null): string | null => {
  const end = date?.precision === "range" ? date.end : null;
  return end !== null && published !== null && end.slice(0, 4) > String(published.first.year) ? end : null;
};

const horizonOf = (deadline: DateMention | null, date: FactDate | null, published: Reference | null): string | null => {
  if (deadline === null) return null;
  if (deadline.months === null) return deadline.horizon;
  const start = date?.precision === "day" ? dayOf(date.value) : (published?.first ?? null);
  return start === null ? null : shiftMonths(start, deadline.months).toString().slice(0, 7);
};
