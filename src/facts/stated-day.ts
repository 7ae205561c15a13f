/** The day that an article tells of itself where its page tells none: "اليوم الثلاثاء 2 أكتوبر 2018", "hier, lundi 3 mai 2021". */
import { dayOf } from "../dates/calendar.ts";
import { dateLexicon } from "../dates/lexicon.ts";
import { readDates } from "../dates/read.ts";
import type { Language } from "../model.ts";
import type { Passage } from "./sentence.ts";

/** News says "today" in its opening: the title and the first paragraphs, the first characters of each. */
const opening = { passages: 3, characters: 2_000 } as const;

/** An ISO day; null where no word for a day near its own stands before a full date. */
export function statedDay(passages: readonly Passage[], language: Language): string | null {
  const lexicon = dateLexicon(language);
  for (const passage of passages.slice(0, opening.passages)) {
    const tokens = passage.tokens.filter(({ end }) => end <= opening.characters);
    for (const { first, date } of readDates(tokens, null, lexicon)) {
      const word = lexicon.days.longestAt(tokens, first);
      const told = date?.precision === "day" && date.basis === "explicit" ? dayOf(date.value) : null;
      if (word !== null && told !== null) return told.subtract({ days: word.payload }).toString();
    }
  }
  return null;
}
