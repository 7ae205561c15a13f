import type { TargetedSubmitEvent } from "preact";
import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";

interface Props {
  readonly is: "reject" | "note" | "flag";
  readonly send: (why: string | null) => void;
  readonly close: () => void;
}

/** Asks for a reason or a note. Only a note needs words. */
export function WhyDialog({ is, send, close }: Props) {
  const { words } = useLocale();
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const why = new FormData(event.currentTarget).get("why");
    const text = typeof why === "string" ? why.trim() : "";
    close();
    send(text === "" ? null : text);
  };
  return (
    <Dialog title={words(`why.${is}.title`)} close={close}>
      <form onSubmit={submit}>
        <label class="field">
          {words(`why.${is}.label`)}
          <input name="why" maxLength={2000} required={is === "note"} autocomplete="off" dir="auto" autofocus />
        </label>
        <FormFoot send={words(`act.${is}`)} close={close} />
      </form>
    </Dialog>
  );
}
