import { useState } from "preact/hooks";
import { keysAreOn, switchKeys } from "../app/keys.ts";
import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";

const keys = ["j", "k", "a", "r", "e", "f", "p", "u", "n", "m", "o", "/", "?"] as const;

/** Every key, the colours of the text, and the switch for those whom single keys hinder. */
export function HelpDialog({ close }: { close: () => void }) {
  const { words } = useLocale();
  const [isOn, setIsOn] = useState(keysAreOn);
  return (
    <Dialog title={words("help.title")} close={close}>
      <dl class="keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words(`key.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget }) => {
            switchKeys(currentTarget.checked);
            setIsOn(currentTarget.checked);
          }}
        />
        {words("help.keys")}
      </label>
      <h3>{words("help.marks")}</h3>
      <ul class="plain legend">
        {(["money", "jobs", "agreement", "date", "count"] as const).map((family) => (
          <li key={family}>
            <mark class={`mark-${family}`}>{words(`family.${family}`)}</mark>
          </li>
        ))}
        {(["fact", "refused", "unexplained"] as const).map((is) => (
          <li key={is}>
            <mark class={`mark-count is-${is}`}>{words(`mark.${is}`)}</mark>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
