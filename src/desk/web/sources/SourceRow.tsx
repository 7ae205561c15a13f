import { Link } from "wouter-preact";
import type { SourceListAnswer } from "../../api/sources.ts";
import { anyState } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";

type Source = SourceListAnswer["sources"][number];

export function SourceRow({ source }: { source: Source }) {
  const { words, formats } = useLocale();
  const { id, name, hosts, languages, lastFetchedAt, articles, facts, warning } = source;
  return (
    <tr>
      <th scope="row">
        <Link href={`/inbox?state=${anyState}&source=${encodeURIComponent(id)}`}>
          <bdi>{name}</bdi>
        </Link>
        <span class="faint block">
          <bdi dir="ltr">{hosts.join(", ")}</bdi>
        </span>
        {warning === null ? null : (
          <span class="warning block">
            <span aria-hidden="true">⚠</span> <bdi>{warning}</bdi>
          </span>
        )}
        {source.proven ? null : <span class="faint block">{words("sources.unproven")}</span>}
      </th>
      <td class="words">{languages.map((language) => words(`language.${language}`)).join(", ")}</td>
      <td>{lastFetchedAt === null ? words("sources.never") : formats.instant(lastFetchedAt)}</td>
      <td>{formats.number(articles)}</td>
      <td>{formats.number(facts)}</td>
      <td>{articles === 0 ? "–" : formats.number(Math.round((facts / articles) * 100) / 100)}</td>
    </tr>
  );
}
