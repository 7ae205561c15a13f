/** The day that an article tells of itself where its page tells none: "اليوم الثلاثاء 2 أكتوبر 2018", "Rabat, le 3 mai 2021 – ...". */
import { dayOf } from "../dates/calendar.ts";
import { dateLexicon } from "../dates/lexicon.ts";
import { readDates } from "../dates/read.ts";
import type { DateMention } from "../dates/read.ts";
import type { Language } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import type { Passage } from "./sentence.ts";

/** News says "today" in its opening: the title and the first paragraphs, the first characters of each. */
const opening = { passages: 3, characters: 2_000 } as const;
/** Tokens of the place and agency that a dateline begins with, and of them those before the date that hold a mark. */
const dateline = { place: 7, mark: 2 } as const;
const placeMarks: ReadonlySet<string> = new Set([",", "،", "(", "-", "/"]);
const leadIns: ReadonlySet<string> = new Set(["-", ":"]);

/** "WASHINGTON, June 20, 2023 – ...", "RABAT (3 mai 2021) - ...": a release names place and day before its first word. */
function isDateline({ first, last }: DateMention, tokens: readonly Token[]): boolean {
  if (first === 0 || first > dateline.place) return false;
  if (!tokens.slice(Math.max(0, first - dateline.mark), first).some(({ text }) => placeMarks.has(text))) return false;
  const behind = tokens[last + 1]?.text === ")" ? last + 2 : last + 1;
  const next = tokens[behind];
  return next === undefined || leadIns.has(next.text);
}

/** An ISO day; null where no full date stands in a dateline or behind a word for a day near its own. */
export function statedDay(passages: readonly Passage[], language: Language): string | null {
  const lexicon = dateLexicon(language);
  for (const passage of passages.slice(0, opening.passages)) {
    const tokens = passage.tokens.filter(({ end }) => end <= opening.characters);
    for (const mention of readDates(tokens, null, lexicon)) {
      const { first, date } = mention;
      const word = lexicon.days.longestAt(tokens, first);
      const told = date?.precision === "day" && date.basis === "explicit" ? dayOf(date.value) : null;
      if (told === null) continue;
      if (word !== null) return told.subtract({ days: word.payload }).toString();
      if (passage.field === "text" && isDateline(mention, tokens)) return told.toString();
    }
  }
  return null;
}
