import type { RecordDetailAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { PageLink } from "../ui/PageLink.tsx";

interface Props {
  readonly record: RecordDetailAnswer;
  readonly articleKey: string | null;
  readonly choose: (key: string) => void;
}

/** Who published it and when, the way to the original page, and the other articles that state the record. */
export function ArticleHead({ record, articleKey, choose }: Props) {
  const { words, formats } = useLocale();
  const shown = record.statedBy.find((one) => one.articleKey === articleKey);
  if (shown === undefined) return <p class="faint">{words("article.none")}</p>;
  const { article } = shown;
  return (
    <header class="article-head">
      <p>
        <strong>
          <bdi>{article.outlet ?? words("article.unknownOutlet")}</bdi>
        </strong>
        {article.originalOutlet === null ? null : (
          <span>
            {" "}
            · <bdi>{article.originalOutlet}</bdi>
          </span>
        )}
        {article.publishedAt === null ? null : <span> · {formats.day(article.publishedAt)}</span>}
        {article.language === null ? null : <span> · {words(`language.${article.language}`)}</span>}
      </p>
      <PageLink url={article.url} />
      {record.statedBy.length < 2 ? null : (
        <select
          class="quiet"
          aria-label={words("article.choose")}
          value={articleKey ?? ""}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {record.statedBy.map((one, index) => (
            <option key={one.articleKey} value={one.articleKey}>
              {words("article.of", { number: index + 1, all: record.statedBy.length })} {one.article.outlet ?? ""}
            </option>
          ))}
        </select>
      )}
    </header>
  );
}
