import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { keptArticles, leadArticle, useKept } from "../api/kept.ts";
import { useKeys } from "../app/keys.ts";
import { useMayReview } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { AddFactDialog } from "../review/AddFactDialog.tsx";
import { ArticleText } from "../review/ArticleText.tsx";
import type { Selected } from "../review/selection.ts";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ArticleHead } from "./ArticleHead.tsx";

/** The article that a record comes from, with the words it rests on; the others that state it stand behind tabs. */
export function ArticlePane({ record }: { record: RecordDetailAnswer }) {
  const { words } = useLocale();
  const mayReview = useMayReview();
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => setChosen(null), [record.id]);
  const key = chosen ?? leadArticle(record);
  const { value: article, failure } = useKept(keptArticles, key);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  useKeys({ m: () => mayReview && article !== undefined && setIsAdding(true) });
  const evidence = useMemo(
    () => record.statedBy.filter(({ articleKey }) => articleKey === key).flatMap(({ fact }) => fact.evidence),
    [record, key],
  );
  const close = useCallback(() => setIsAdding(false), []);
  return (
    <section class="article-pane" aria-label={words("article.label")}>
      <ArticleHead record={record} articleKey={key} choose={setChosen} />
      {failure === null ? null : <Failure refusal={failure} again={() => key !== null && keptArticles.retry(key)} />}
      {article === undefined ? (
        failure === null && key !== null && <Skeleton lines={10} />
      ) : (
        <ArticleText article={article} evidence={evidence} onSelect={setSelected} />
      )}
      {mayReview && article !== undefined ? (
        <button
          type="button"
          class={`button small ${selected === null ? "" : "primary"}`}
          aria-keyshortcuts="m"
          // The press must not take the selection away before it is read.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => setIsAdding(true)}
        >
          {words(selected === null ? "missed.open" : "missed.openSelected")} <kbd aria-hidden="true">m</kbd>
        </button>
      ) : null}
      {isAdding && article !== undefined ? <AddFactDialog article={article} selected={selected} close={close} /> : null}
    </section>
  );
}
