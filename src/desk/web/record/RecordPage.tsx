import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { keptRecords, useKept } from "../api/kept.ts";
import { useKeys } from "../app/keys.ts";
import { useMayReview } from "../app/session.tsx";
import { type Action, ActionBar, actions, isPossible, isSimple, keyOf } from "../inbox/ActionBar.tsx";
import { useLocale } from "../language/locale.tsx";
import { Confidence } from "../review/Confidence.tsx";
import { RecordFields } from "../review/RecordFields.tsx";
import { RecordHead } from "../review/RecordHead.tsx";
import { type OpenDialog, ReviewDialogs } from "../review/ReviewDialogs.tsx";
import { useDecisions } from "../review/use-decisions.ts";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Course } from "./Course.tsx";
import { Disagreements } from "./Disagreements.tsx";
import { History } from "./History.tsx";
import { Join } from "./Join.tsx";
import { Sources } from "./Sources.tsx";

const nothing = (): void => undefined;

/** Everything that is known of one record. */
export function RecordPage({ id }: { id: string }) {
  const { words, formats } = useLocale();
  const { value: record, failure } = useKept(keptRecords, id);
  const mayReview = useMayReview();
  const decisions = useDecisions(nothing);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  usePageTitle(record === undefined ? words("record.label") : formats.quantity(record));
  const run = (action: Action): void => {
    if (record === undefined || !isPossible(action, record.state)) return;
    if (action === "undo") void decisions.undo(record.id);
    else if (action === "edit") setDialog({ is: "edit", record });
    else if (isSimple(action)) void decisions.decide({ id: record.id, action });
    else setDialog({ is: action, id: record.id });
  };
  useKeys(mayReview ? Object.fromEntries(actions.map((action) => [keyOf[action], () => run(action)])) : {});
  if (failure !== null && record === undefined)
    return <Failure refusal={failure} again={() => keptRecords.retry(id)} />;
  if (record === undefined) return <Skeleton lines={12} />;
  const surest = record.statedBy.find(({ fact }) => fact.id === record.lead?.fact)?.fact ?? record.statedBy[0]?.fact;
  return (
    <div class="page record-page">
      <p>
        <Link href="/inbox">{words("record.toInbox")}</Link>
      </p>
      <RecordHead record={record} level="h1" />
      {mayReview ? <ActionBar state={record.state} run={run} /> : null}
      <div class="columns">
        <section class="card" aria-labelledby="claim">
          <h2 id="claim">{words("record.claim")}</h2>
          <RecordFields record={record} set={Object.keys(record.amended)} />
          <Confidence score={record.confidence} parts={surest?.confidence.parts ?? {}} />
        </section>
        <Course record={record} />
        <Disagreements record={record} />
      </div>
      <Sources record={record} decisions={mayReview ? decisions : null} />
      {mayReview ? <Join record={record} decisions={decisions} /> : null}
      <History record={record} undo={mayReview ? () => run("undo") : null} />
      <ReviewDialogs
        open={dialog}
        setOpen={setDialog}
        decide={(attempt) => void decisions.decide(attempt)}
        decisions={decisions}
      />
    </div>
  );
}
