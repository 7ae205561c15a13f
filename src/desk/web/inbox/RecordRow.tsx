import { Link } from "wouter-preact";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import { useLocale } from "../language/locale.tsx";
import { memo } from "../ui/memo.ts";
import { StateBadge } from "../ui/StateBadge.tsx";

interface Props {
  readonly record: ListedRecordAnswer;
  readonly href: string;
  readonly isOpen: boolean;
}

/** A record in the list: what it claims, how sure the machine is, and where it comes from. */
export const RecordRow = memo(({ record, href, isOpen }: Props) => {
  const { words, formats } = useLocale();
  const { lead } = record;
  return (
    <li class="row" data-record={record.id}>
      <Link href={href} aria-current={isOpen ? "true" : undefined}>
        <span class="row-top">
          <span class={`type type-${record.type}`}>{words(`type.${record.type}`)}</span>
          <span class="row-confidence" title={words("confidence.label")}>
            {formats.share(record.confidence)}
          </span>
        </span>
        <strong class="row-quantity">{formats.quantity(record)}</strong>
        <span class="row-title">
          <bdi lang={lead?.language ?? undefined}>{lead?.title ?? record.subject ?? "–"}</bdi>
        </span>
        <span class="row-foot">
          <StateBadge state={record.state} />
          <bdi>{lead?.outlet ?? record.outlets[0] ?? ""}</bdi>
          {record.date === null ? null : <span>{formats.date(record.date)}</span>}
          {record.disagreeing > 0 ? <span class="warning">{words("record.disagrees")}</span> : null}
        </span>
      </Link>
    </li>
  );
});
