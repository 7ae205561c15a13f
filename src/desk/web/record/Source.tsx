import type { RecordDetailAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { PageLink } from "../ui/PageLink.tsx";

interface Props {
  readonly stated: RecordDetailAnswer["statedBy"][number];
  readonly isChosen: boolean;
  /** Null where nothing can be split off. */
  readonly choose: ((isChosen: boolean) => void) | null;
}

/** One article that states the record, with its own words. */
export function Source({ stated: { fact, article, passages }, isChosen, choose }: Props) {
  const { words, formats } = useLocale();
  return (
    <li class="card">
      <p class="source-head">
        <strong>
          <bdi>{article.outlet ?? words("article.unknownOutlet")}</bdi>
        </strong>
        {article.publishedAt === null ? null : <span>{formats.day(article.publishedAt)}</span>}
        {article.language === null ? null : <span>{words(`language.${article.language}`)}</span>}
      </p>
      <h3 dir="auto" lang={article.language ?? undefined}>
        {article.title}
      </h3>
      {passages.map(({ before, quote, after }, at) => (
        <blockquote key={at} dir="auto" lang={article.language ?? undefined}>
          {before}
          <mark>{quote}</mark>
          {after}
        </blockquote>
      ))}
      <p class="faint">
        <span class="code" dir="ltr">
          {fact.rule}
        </span>{" "}
        · {words("confidence.label")} {formats.share(fact.confidence.score)}
      </p>
      <PageLink url={article.url} />
      {choose === null ? null : (
        <label class="check">
          <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => choose(currentTarget.checked)} />
          {words("split.choose")}
        </label>
      )}
    </li>
  );
}
