import { memo } from "../ui/memo.ts";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ArticleAnswer } from "../../api/articles.ts";
import type { ArticleField } from "../../../model.ts";
import { useLocale } from "../language/locale.tsx";
import { Marked } from "./Marked.tsx";
import { paragraphsOf, type Stretch } from "./segments.ts";
import { type Selected, selectedIn } from "./selection.ts";

interface Props {
  readonly article: ArticleAnswer;
  /** The words that the record rests on; the first is scrolled into view. */
  readonly evidence: readonly (Stretch & { readonly field: ArticleField })[];
  readonly onSelect?: (selected: Selected | null) => void;
}

/** The text of an article as text, never as markup, with its quantities and dates in their colours. */
export const ArticleText = memo(({ article, evidence, onSelect }: Props) => {
  const { words } = useLocale();
  const place = useRef<HTMLElement>(null);
  const of = (field: ArticleField) =>
    paragraphsOf(
      article[field],
      article.marks.filter((mark) => mark.field === field),
      evidence.filter((span) => span.field === field),
    );
  const paragraphs = useMemo(() => ({ title: of("title"), text: of("text") }), [article, evidence]);
  useEffect(() => scrollToEvidence(place.current), [paragraphs]);
  useEffect(() => {
    if (onSelect === undefined) return undefined;
    const changed = (): void => onSelect(place.current === null ? null : selectedIn(place.current, article));
    document.addEventListener("selectionchange", changed);
    return () => document.removeEventListener("selectionchange", changed);
  }, [article, onSelect]);
  return (
    <article
      ref={place}
      class="article"
      lang={article.language ?? undefined}
      tabIndex={0}
      aria-label={words("article.label")}
    >
      <h3 data-field="title" dir="auto">
        {paragraphs.title.map((segments, index) => (
          <Marked key={index} segments={segments} />
        ))}
      </h3>
      <div data-field="text">
        {article.hasText ? (
          paragraphs.text.map((segments, index) => (
            <p key={index} dir="auto">
              <Marked segments={segments} />
            </p>
          ))
        ) : (
          <p class="faint">{words("article.pruned")}</p>
        )}
      </div>
    </article>
  );
});

/** Scrolls the article alone: the page around it stays where it is. */
function scrollToEvidence(article: HTMLElement | null): void {
  const words = article?.querySelector<HTMLElement>("[data-evidence]");
  if (article === null) return;
  if (words === null || words === undefined) {
    article.scrollTop = 0;
    return;
  }
  const below = words.getBoundingClientRect().top - article.getBoundingClientRect().top;
  article.scrollTop += below - article.clientHeight / 3;
}
