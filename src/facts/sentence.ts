/** An article taken apart: passages, sentences, tokens, and the values in them. */
import type { Reference } from "../dates/calendar.ts";
import { dateLexicon } from "../dates/lexicon.ts";
import { readDates } from "../dates/read.ts";
import type { DateMention } from "../dates/read.ts";
import type { Article, ArticleField, Evidence, Language } from "../model.ts";
import { quantityLexicon } from "../quantities/lexicon.ts";
import type { Quantity } from "../quantities/quantity.ts";
import { mayHoldQuantity, readQuantities } from "../quantities/read.ts";
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
  readonly tokens: readonly Token[];
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

/** A sentence whose dates and quantities are read when they are first asked for: most sentences are never asked. */
class ReadSentence implements Sentence {
  readonly passage: Passage;
  readonly order: number;
  readonly tokens: readonly Token[];
  readonly #language: Language;
  readonly #reference: Reference | null;
  #dates: readonly DateMention[] | null = null;
  #quantities: readonly Quantity[] | null = null;

  constructor(
    passage: Passage,
    order: number,
    tokens: readonly Token[],
    { language, reference }: { readonly language: Language; readonly reference: Reference | null },
  ) {
    this.passage = passage;
    this.order = order;
    this.tokens = tokens;
    this.#language = language;
    this.#reference = reference;
  }

  get dates(): readonly DateMention[] {
    return (this.#dates ??= readDates(this.tokens, this.#reference, dateLexicon(this.#language)));
  }

  get quantities(): readonly Quantity[] {
    const inDate = (at: number): boolean => this.dates.some((date) => at >= date.first && at <= date.last);
    return (this.#quantities ??= readQuantities(this.tokens, inDate, quantityLexicon(this.#language)));
  }
}

/** The passages of an article: its title, then the lines of its text. */
export function passagesOf(article: Pick<Article, "title" | "text">, language: Language): Passage[] {
  const passages: Passage[] = [];
  for (const field of ["title", "text"] as const) {
    let offset = 0;
    for (const line of article[field].split("\n")) {
      for (let from = 0; from < line.length; from += longestPassage) {
        const view = normalise(line.slice(from, from + longestPassage));
        const tokens = tokenise(view.text, language);
        if (tokens.length > 0) passages.push({ field, offset: offset + from, view, tokens, order: passages.length });
      }
      offset += line.length + 1;
    }
  }
  return passages;
}

/** True where a passage may tell a quantity; most articles have none that does, and nothing more is read of them. */
export const mayTell = (passage: Passage, language: Language): boolean =>
  mayHoldQuantity(passage.tokens, quantityLexicon(language));

/** The sentences of a passage. `order` is that of its first sentence. */
export function readSentences(
  passage: Passage,
  language: Language,
  reference: Reference | null,
  order: number,
): Sentence[] {
  let from = 0;
  return splitSentences(passage.view.text, language).map(({ end }, index) => {
    let to = from;
    while ((passage.tokens[to]?.start ?? end) < end) to += 1;
    const tokens = passage.tokens.slice(from, to);
    from = to;
    return new ReadSentence(passage, order + index, tokens, { language, reference });
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
