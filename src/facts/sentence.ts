/** An article taken apart: passages, sentences, tokens, and the values in them. */
import type { Reference } from "../dates/calendar.ts";
import { dateLexicon } from "../dates/lexicon.ts";
import { readDates } from "../dates/read.ts";
import type { DateMention } from "../dates/read.ts";
import type { Article, ArticleField, Evidence, Language } from "../model.ts";
import { quantityLexicon } from "../quantities/lexicon.ts";
import type { Quantity } from "../quantities/quantity.ts";
import { readQuantities } from "../quantities/read.ts";
import { splitSentences } from "../text/sentences.ts";
import { tokenise } from "../text/tokens.ts";
import type { Token } from "../text/tokens.ts";
import { normalise, originalSpan } from "../text/view.ts";
import type { View } from "../text/view.ts";

/** A paragraph longer than this is read in stretches, so that the work on one stays bounded. */
const longestPassage = 20_000;

/** The title or one paragraph. */
export interface Passage {
  readonly field: ArticleField;
  /** Offset of its first character in the field. */
  readonly offset: number;
  readonly view: View;
  /** 0 for the first, which is the title where there is one, then one more for each paragraph. */
  readonly order: number;
}

/** One sentence with everything that was read in it. */
export interface Sentence {
  readonly passage: Passage;
  /** 0 for the first sentence of the article, the title included. */
  readonly order: number;
  readonly tokens: readonly Token[];
  readonly dates: readonly DateMention[];
  readonly quantities: readonly Quantity[];
}

/** The passages of an article: its title, then the lines of its text. */
export function passagesOf(article: Pick<Article, "title" | "text">): Passage[] {
  const passages: Passage[] = [];
  for (const field of ["title", "text"] as const) {
    let offset = 0;
    for (const line of article[field].split("\n")) {
      for (let from = 0; from < line.length; from += longestPassage) {
        const view = normalise(line.slice(from, from + longestPassage));
        if (view.text.trim() !== "") passages.push({ field, offset: offset + from, view, order: passages.length });
      }
      offset += line.length + 1;
    }
  }
  return passages;
}

/** Reads the sentences of a passage. `order` is that of its first sentence. */
export function readSentences(
  passage: Passage,
  language: Language,
  reference: Reference | null,
  order: number,
): Sentence[] {
  const { text } = passage.view;
  return splitSentences(text, language).map(({ start, end }, index) => {
    const tokens = tokenise(text.slice(start, end), language, start);
    const dates = readDates(tokens, reference, dateLexicon(language));
    const inDate = (at: number): boolean => dates.some((date) => at >= date.first && at <= date.last);
    return {
      passage,
      order: order + index,
      tokens,
      dates,
      quantities: readQuantities(tokens, inDate, quantityLexicon(language)),
    };
  });
}

/** The original words of tokens `first` to `last`, with their place in the article. */
export function evidenceOf(sentence: Sentence, first: number, last: number): Evidence {
  const { passage, tokens } = sentence;
  const span = originalSpan(passage.view, tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
  return {
    field: passage.field,
    start: passage.offset + span.start,
    end: passage.offset + span.end,
    quote: passage.view.original.slice(span.start, span.end),
  };
}
