/** Reads the dates of a phrase as a sentence of an article is read. */
import { referenceOf } from "../../src/dates/calendar.ts";
import { dateLexicon } from "../../src/dates/lexicon.ts";
import { readDates } from "../../src/dates/read.ts";
import type { DateMention } from "../../src/dates/read.ts";
import type { Language } from "../../src/model.ts";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";

/** A date expression with its words, parted by spaces. */
export type QuotedDate = DateMention & { readonly words: string };

/** Every date expression of a phrase, French unless told, for an article published on that day; null where the day is unknown. */
export function datesOf(phrase: string, published: string | null = null, language: Language = "fr"): QuotedDate[] {
  const tokens = tokenise(normalise(phrase).text, language);
  const quote = (date: DateMention): string =>
    tokens
      .slice(date.first, date.last + 1)
      .map((token) => token.text)
      .join(" ");
  return readDates(tokens, referenceOf(published), dateLexicon(language)).map((date) =>
    Object.assign(date, { words: quote(date) }),
  );
}
