/** The event that an article is about, and what belongs to it. */
import { dayOf } from "../dates/calendar.ts";
import type { Reference } from "../dates/calendar.ts";
import type { FactDate } from "../model.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import type { Standing } from "./status.ts";

/** An event is news for about this many days. */
export const freshDays = 10;
/** An event stands in one of the first paragraphs. */
const lastPassage = 3;

/** The day of the main event, with the passage and sentence that tell it. */
export interface MainEvent {
  readonly date: FactDate;
  readonly passage: number;
  readonly sentence: number;
  /** True where its sentence speaks of agreements, so that loans told right behind it are theirs. */
  readonly agreement: boolean;
}

/**
 * The first day in the opening of an article that lies shortly before its publication; where that is not known, the first
 * that is named with its weekday, as news names the day it tells of. Null where there is none.
 */
export function mainEvent(places: readonly CuedSentence[], reference: Reference | null): MainEvent | null {
  for (const { sentence } of places) {
    if (sentence.passage.field === "title" || sentence.passage.order > lastPassage) continue;
    for (const { role, date, weekday } of sentence.dates) {
      const found = role === "date" && date?.precision === "day" ? dayOf(date.value) : null;
      if (date === null || found === null) continue;
      const fresh =
        reference === null
          ? weekday
          : found.until(reference.last).days >= 0 && found.until(reference.first).days <= freshDays;
      const agreement = sentence.quantities.some(({ family }) => family === "agreement");
      if (fresh) return { date, passage: sentence.passage.order, sentence: sentence.order, agreement };
    }
  }
  return null;
}

/** Loans and grants are given by agreements; what a body allocates beside one has a day of its own. */
const isFinancing = ({ taken }: Claim): boolean => taken.as === "fact" && taken.kind === "financing";

/** What follows the telling of an event belongs to it: its paragraph, loans right behind agreements, what is signed or approved, and lists under it. */
export function belongsToEvent(
  claim: Claim,
  { status, traits }: Standing,
  event: MainEvent,
  context: ContextLexicon,
): boolean {
  const { passage, order, tokens } = claim.place.sentence;
  if (passage.field === "title") return true;
  if (order < event.sentence) return false;
  const aims =
    status === "planned" &&
    tokens.some((_, index) => index < claim.quantity.first && context.objectives.longestAt(tokens, index) !== null);
  if (aims || (traits.includes("intention") && claim.unit !== "job" && claim.unit !== "agreement")) return false;
  if (passage.order === event.passage || traits.includes("act")) return true;
  const listed = claim.place.inList || tokens[0]?.text === "-" || tokens[0]?.text === "•";
  const near = passage.order - event.passage <= 1;
  if (
    near &&
    ((status === "committed" && event.agreement && isFinancing(claim)) ||
      (claim.unit === "job" && status === "planned"))
  )
    return true;
  const refersBack = claim.place.sentence.quantities.some(
    (quantity) => quantity.introduction === "demonstrative" && quantity.first <= 6,
  );
  return listed || (refersBack && near);
}
