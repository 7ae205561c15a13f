import type { RecordDetailAnswer } from "../../api/records.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { EditDialog } from "./EditDialog.tsx";
import type { Attempt, Decisions } from "./use-decisions.ts";
import { WhyDialog } from "./WhyDialog.tsx";

export type OpenDialog =
  | { readonly is: "edit"; readonly record: RecordDetailAnswer; readonly amend?: Attempt["amend"] }
  | { readonly is: "reject" | "note" | "flag"; readonly id: string };

interface Props {
  readonly open: OpenDialog | null;
  readonly setOpen: (dialog: OpenDialog | null) => void;
  readonly decide: (attempt: Attempt) => void;
  readonly decisions: Decisions;
}

/** The dialogues that a decision may need: its reason, the new fields, or what somebody else has decided meanwhile. */
export function ReviewDialogs({ open, setOpen, decide, decisions: { conflict, settle } }: Props) {
  const close = (): void => setOpen(null);
  if (conflict !== null)
    return (
      <ConflictDialog
        conflict={conflict}
        take={settle}
        again={({ amend, ...attempt }) => {
          settle();
          // A correction is looked at again over what it would now replace.
          if (attempt.action === "correct") setOpen({ is: "edit", record: conflict.current, amend });
          else decide(attempt);
        }}
      />
    );
  if (open === null) return null;
  if (open.is === "edit")
    return (
      <EditDialog
        record={open.record}
        amend={open.amend}
        close={close}
        send={(amend) => decide({ id: open.record.id, action: "correct", amend })}
      />
    );
  return <WhyDialog is={open.is} close={close} send={(why) => decide({ id: open.id, action: open.is, why })} />;
}
