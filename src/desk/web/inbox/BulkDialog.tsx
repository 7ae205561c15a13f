import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../api/client.ts";
import { type BulkAnswer, type BulkRequest, decideAll } from "../api/desk.ts";
import { announce } from "../app/announce.tsx";
import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ChoiceField, TextField } from "../ui/fields.tsx";
import { refusalText } from "../ui/refusal.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { Filters } from "./filters.ts";

interface Props {
  readonly filter: Filters;
  readonly close: () => void;
  readonly decided: () => void;
}

const bulkActions = ["accept", "reject", "flag"] as const;

/** One decision for all that the filter leaves and nobody has decided about; first shown, then kept. */
export function BulkDialog({ filter, close, decided }: Props) {
  const { words, formats } = useLocale();
  const [action, setAction] = useState<BulkRequest["action"]>("accept");
  const [why, setWhy] = useState("");
  const [preview, setPreview] = useState<BulkAnswer | null>(null);
  const [failure, setFailure] = useState("");
  const send = async (isPreview: boolean): Promise<BulkAnswer | null> => {
    const reason = why.trim() === "" ? null : why.trim();
    try {
      return await decideAll({ filter, action, why: reason, preview: isPreview });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailure(refusalText(error, words));
      return null;
    }
  };
  useEffect(() => {
    setFailure("");
    void send(true).then(setPreview);
  }, [action]);
  const keep = async (): Promise<void> => {
    const answer = await send(false);
    if (answer === null) return;
    announce(words("bulk.done", { count: answer.records }));
    close();
    decided();
  };
  return (
    <Dialog title={words("bulk.title")} close={close} wide>
      <p>{words("bulk.text")}</p>
      <div class="form-grid">
        <ChoiceField
          label={words("bulk.action")}
          value={action}
          options={bulkActions.map((one) => ({ value: one, label: words(`act.${one}`) }))}
          change={(chosen) => setAction(bulkActions.find((one) => one === chosen) ?? action)}
        />
        <TextField label={words("bulk.why")} value={why} change={setWhy} />
      </div>
      {preview === null ? (
        failure === "" && <Skeleton lines={4} />
      ) : (
        <>
          <h3>{words("bulk.preview", { count: preview.records })}</h3>
          <ul class="plain sample">
            {preview.sample.map((record) => (
              <li key={record.id}>
                <strong>{formats.quantity(record)}</strong>{" "}
                <span dir="auto" class="faint">
                  {record.lead?.title ?? record.subject}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="alert" class="warning">
        {failure}
      </p>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={close}>
          {words("cancel")}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={preview === null || preview.records === 0}
          onClick={() => void keep()}
        >
          {words("bulk.send", { count: preview?.records ?? 0 })}
        </button>
      </div>
    </Dialog>
  );
}
