import { useState } from "preact/hooks";
import type { RuleDetailAnswer } from "../../api/sources.ts";
import { Refusal } from "../api/client.ts";
import { setAcceptance } from "../api/desk.ts";
import { announce } from "../app/announce.tsx";
import { useLocale } from "../language/locale.tsx";
import { TextField } from "../ui/fields.tsx";
import { refusalDetail, refusalText } from "../ui/refusal.ts";

/** From which confidence on a rule's records are accepted without people, and how many of those people see all the same. */
export function Acceptance({ rule, saved }: { rule: RuleDetailAnswer; saved: () => void }) {
  const { words, formats } = useLocale();
  const [threshold, setThreshold] = useState(String((rule.acceptance?.threshold ?? 0.95) * 100));
  const [sample, setSample] = useState(String((rule.acceptance?.sample ?? 0.05) * 100));
  const save = async (isOn: boolean): Promise<void> => {
    try {
      await setAcceptance(rule.id, isOn ? { threshold: Number(threshold) / 100, sample: Number(sample) / 100 } : null);
      announce(words(isOn ? "acceptance.on" : "acceptance.off"));
      saved();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      announce(refusalText(error, words), "failed", refusalDetail(error));
    }
  };
  return (
    <section class="card">
      <h2>{words("acceptance.title")}</h2>
      <p>{words("acceptance.text")}</p>
      {rule.acceptance === null ? null : (
        <p class="faint">
          {words("acceptance.by", { who: rule.acceptance.who, when: formats.instant(rule.acceptance.at) })}
        </p>
      )}
      <form
        class="settings"
        onSubmit={(event) => {
          event.preventDefault();
          void save(true);
        }}
      >
        <TextField label={words("acceptance.threshold")} type="number" value={threshold} change={setThreshold} />
        <TextField label={words("acceptance.sample")} type="number" value={sample} change={setSample} />
        <button type="submit" class="button primary">
          {words("acceptance.save")}
        </button>
        {rule.acceptance === null ? null : (
          <button type="button" class="button" onClick={() => void save(false)}>
            {words("acceptance.switchOff")}
          </button>
        )}
      </form>
    </section>
  );
}
