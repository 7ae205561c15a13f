import type { ListedRecordAnswer } from "../../api/fields.ts";
import { useLocale } from "../language/locale.tsx";
import { StateBadge } from "../ui/StateBadge.tsx";

/** The claim in one line, and what people think of it. */
export function RecordHead({ record, level }: { record: ListedRecordAnswer; level: "h1" | "h2" }) {
  const { words, formats } = useLocale();
  const Heading = level;
  return (
    <header class="record-head">
      <p class="record-kind">
        <span class={`type type-${record.type}`}>{words(`type.${record.type}`)}</span>
        <StateBadge state={record.state} />
        {record.withdrawnAt === null ? null : <span class="state">{words("record.withdrawn")}</span>}
      </p>
      <Heading class="quantity">{formats.quantity(record)}</Heading>
      <p class="record-status">
        <strong>{words(`status.${record.status}`)}</strong>
        {record.date === null ? null : <span> · {formats.date(record.date)}</span>}
        {record.isPart ? <span> · {words("record.part")}</span> : null}
      </p>
    </header>
  );
}
