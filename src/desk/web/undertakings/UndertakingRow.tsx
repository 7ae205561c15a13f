import { Link } from "wouter-preact";
import type { UndertakingAnswer } from "../../api/undertakings.ts";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import { StateBadge } from "../ui/StateBadge.tsx";
import { Delivered } from "./Delivered.tsx";
import { titleOf } from "./told.ts";

/** A promise, what has come of it, and how much of the one the other is. */
export function UndertakingRow({ undertaking }: { undertaking: UndertakingAnswer }) {
  const { words } = useLocale();
  const names = useNames();
  const { promise, results } = undertaking;
  const about = [...promise.programmes, ...promise.sectors, ...promise.regions].map(names.of);
  return (
    <li class="card undertaking">
      <header>
        <div class="undertaking-title">
          <h2 dir="auto">{titleOf(undertaking)}</h2>
          {about.length === 0 ? null : <p class="faint">{about.join(" · ")}</p>}
        </div>
        <Delivered undertaking={undertaking} />
      </header>
      <ol class="plain course">
        <Step record={promise} is={words("undertakings.promise")} />
        {results.map(({ record, reasons }) => (
          <Step key={record.id} record={record} is={words("undertakings.result")} reasons={reasons} />
        ))}
      </ol>
    </li>
  );
}

interface StepProps {
  readonly record: ListedRecordAnswer;
  readonly is: string;
  readonly reasons?: readonly string[];
}

function Step({ record, is, reasons = [] }: StepProps) {
  const { words, formats } = useLocale();
  return (
    <li>
      <span class="faint">{is}</span>
      <Link href={`/records/${encodeURIComponent(record.id)}`} title={reasons.join("; ")}>
        <strong>{formats.quantity(record)}</strong>
      </Link>
      <span>
        {words(`status.${record.status}`)} · {formats.date(record.date)}
        {record.horizon === null ? null : <> · {words("undertakings.horizon", { day: formats.day(record.horizon) })}</>}
      </span>
      <span class="faint">
        {words("record.independent", { count: record.independentOutlets })} <StateBadge state={record.state} />
      </span>
    </li>
  );
}
