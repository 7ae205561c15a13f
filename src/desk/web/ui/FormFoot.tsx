import { useLocale } from "../language/locale.tsx";

/** The buttons under the form of a dialogue: one that closes it, one that sends it. */
export function FormFoot({ send, close }: { send: string; close: () => void }) {
  const { words } = useLocale();
  return (
    <div class="dialog-foot">
      <button type="button" class="button" onClick={close}>
        {words("cancel")}
      </button>
      <button type="submit" class="button primary">
        {send}
      </button>
    </div>
  );
}
