import { Link } from "wouter-preact";
import type { RuleDetailAnswer } from "../../api/sources.ts";
import { useLocale } from "../language/locale.tsx";
import { StateBadge } from "../ui/StateBadge.tsx";

/** What a rule has found lately, in the words that it found it in. */
export function Catches({ records }: { records: RuleDetailAnswer["recent"] }) {
  const { words, formats } = useLocale();
  return (
    <section>
      <h2>{words("rules.recent")}</h2>
      {records.length === 0 ? <p class="faint">{words("rules.recent.none")}</p> : null}
      <ul class="plain sentences">
        {records.map((record) => (
          <li key={record.id}>
            <Link href={`/records/${encodeURIComponent(record.id)}`}>{formats.quantity(record)}</Link>{" "}
            <StateBadge state={record.state} />
            <span class="block">
              <bdi lang={record.lead?.language ?? undefined}>{record.lead?.quote}</bdi>{" "}
              <bdi lang={record.lead?.language ?? undefined} class="faint">
                {record.lead?.title}
              </bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
