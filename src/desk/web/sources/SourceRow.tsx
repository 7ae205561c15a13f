import { Link } from "wouter-preact";
import type { SourceListAnswer } from "../../api/sources.ts";
import { anyState } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";

type Source = SourceListAnswer["sources"][number];

/** So many hosts are shown at once. */
const shown = 3;

export function SourceRow({ source }: { source: Source }) {
  const { words, formats } = useLocale();
  const { id, name, hosts, languages, lastFetchedAt, articles, facts, warning } = source;
  return (
    <tr>
      <th scope="row">
        <Link href={`/inbox?state=${anyState}&source=${encodeURIComponent(id)}`}>
          <bdi>{name}</bdi>
        </Link>
        <Hosts hosts={hosts} />
        {warning === null ? null : (
          <span class="warning block">
            <span aria-hidden="true">⚠</span> <bdi>{warning}</bdi>
          </span>
        )}
        {source.kind === "unlisted" ? <span class="faint block">{words("sources.unlisted")}</span> : null}
        {source.proven || source.kind === "unlisted" ? null : (
          <span class="faint block">{words("sources.unproven")}</span>
        )}
      </th>
      <td class="words">{languages.map((language) => words(`language.${language}`)).join(", ")}</td>
      <td>{lastFetchedAt === null ? words("sources.never") : formats.instant(lastFetchedAt)}</td>
      <td>{formats.number(articles)}</td>
      <td>{formats.number(facts)}</td>
      <td>{articles === 0 ? "–" : formats.number(Math.round((facts / articles) * 100) / 100)}</td>
    </tr>
  );
}

/** Where its pages are; of many hosts the first, the others on demand. */
function Hosts({ hosts }: Pick<Source, "hosts">) {
  const { words } = useLocale();
  const [first, others] = [hosts.slice(0, shown), hosts.slice(shown)];
  return (
    <span class="faint block">
      <bdi dir="ltr">{first.join(", ")}</bdi>
      {others.length === 0 ? null : (
        <details>
          <summary>{words("sources.moreHosts", { count: others.length })}</summary>
          <bdi dir="ltr">{others.join(", ")}</bdi>
        </details>
      )}
    </span>
  );
}
