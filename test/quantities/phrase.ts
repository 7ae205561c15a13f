/** Reads the quantities of a phrase as a sentence of an article is read: normalised, its dates set aside. */
import { dateLexicon } from "../../src/dates/lexicon.ts";
import { readDates } from "../../src/dates/read.ts";
import type { Language } from "../../src/model.ts";
import { quantityLexicon } from "../../src/quantities/lexicon.ts";
import type { Quantity } from "../../src/quantities/quantity.ts";
import { readQuantities } from "../../src/quantities/read.ts";
import { tokenise } from "../../src/text/tokens.ts";
import type { Token } from "../../src/text/tokens.ts";
import { normalise, originalSpan } from "../../src/text/view.ts";

/** A quantity with the words it was read from. */
export type QuotedQuantity = Quantity & { readonly quote: string };

const wordsOf = (text: string, tokens: readonly Token[], first: number, last: number): string => {
  const span = originalSpan(normalise(text), tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
  return text.slice(span.start, span.end);
};

/** Every quantity of a phrase, French unless told. */
export function quantitiesOf(phrase: string, language: Language = "fr"): QuotedQuantity[] {
  const tokens = tokenise(normalise(phrase).text, language);
  const dates = readDates(tokens, null, dateLexicon(language));
  const inDate = (at: number): boolean => dates.some((date) => at >= date.first && at <= date.last);
  return readQuantities(tokens, inDate, quantityLexicon(language)).map((quantity) =>
    Object.assign(quantity, { quote: wordsOf(phrase, tokens, quantity.first, quantity.last) }),
  );
}
