import { useState } from "preact/hooks";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { Amendments } from "../api/desk.ts";
import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { amended } from "./changes.ts";
import { amendmentsOf, type Draft, draftOf } from "./draft.ts";
import { EditFields } from "./EditFields.tsx";

interface Props {
  readonly record: ListedRecordAnswer;
  /** What the form says already, over the record. */
  readonly amend?: Amendments | undefined;
  readonly send: (amend: Amendments) => void;
  readonly close: () => void;
}

/** The fields of a record, to be put right. Only what was changed is sent. */
export function EditDialog({ record, amend, send, close }: Props) {
  const { words } = useLocale();
  const [draft, setDraft] = useState<Draft>(() => draftOf(amended(record, amend)));
  const [unchanged, setUnchanged] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const changes = amendmentsOf(draft, record);
    if (Object.keys(changes).length === 0) {
      setUnchanged(true);
      return;
    }
    close();
    send(changes);
  };
  return (
    <Dialog title={words("edit.title")} close={close} wide>
      <form onSubmit={submit}>
        <EditFields draft={draft} type={record.type} change={(part) => setDraft({ ...draft, ...part })} />
        <p role="alert" class="warning">
          {unchanged ? words("edit.unchanged") : ""}
        </p>
        <FormFoot send={words("edit.send")} close={close} />
      </form>
    </Dialog>
  );
}
