import { Link } from "wouter-preact";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { useMayReview } from "../app/session.tsx";
import { useLocale } from "../language/locale.tsx";
import { Confidence } from "../review/Confidence.tsx";
import { RecordFields } from "../review/RecordFields.tsx";
import { RecordHead } from "../review/RecordHead.tsx";
import { type Action, ActionBar } from "./ActionBar.tsx";

interface Props {
  readonly record: ListedRecordAnswer;
  /** Undefined while only what the list says is known. */
  readonly detail: RecordDetailAnswer | undefined;
  readonly run: (action: Action) => void;
}

/** The open record: its claim, its fields, how sure the machine is, and what can be done about it. */
export function RecordPane({ record, detail, run }: Props) {
  const { words } = useLocale();
  const mayReview = useMayReview();
  const surest = detail?.statedBy.find(({ fact }) => fact.id === record.lead?.fact)?.fact ?? detail?.statedBy[0]?.fact;
  const note = detail?.history.find(({ why, undoneBy }) => why !== null && undoneBy === null);
  return (
    <section class="record-pane" aria-label={words("record.label")}>
      <RecordHead record={record} level="h2" />
      {mayReview ? <ActionBar state={record.state} run={run} /> : null}
      <RecordFields record={record} set={Object.keys(detail?.amended ?? {})} />
      <Confidence score={record.confidence} parts={surest?.confidence.parts ?? {}} />
      {note === undefined ? null : (
        <p class="note">
          <bdi>{note.who}</bdi>: <q dir="auto">{note.why}</q>
        </p>
      )}
      <p>
        <Link href={`/records/${encodeURIComponent(record.id)}`}>{words("record.open")}</Link>
        {record.disagreeing > 0 ? <span class="warning"> {words("record.disagrees")}</span> : null}
      </p>
    </section>
  );
}
