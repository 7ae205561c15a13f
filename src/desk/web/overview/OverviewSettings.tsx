import { useLocale } from "../language/locale.tsx";
import { ChoiceField } from "../ui/fields.tsx";
import { measures } from "./sums.ts";
import { families, type OverviewChoice } from "./use-choice.ts";

/** What is summed, by what, and whether only what people have looked at counts. */
export function OverviewSettings({ choice }: { choice: OverviewChoice }) {
  const { words } = useLocale();
  return (
    <form class="settings" aria-label={words("overview.settings")} onSubmit={(event) => event.preventDefault()}>
      <ChoiceField
        label={words("overview.measure")}
        value={choice.measure}
        options={measures.map((one) => ({ value: one, label: words(`measure.${one}`) }))}
        change={(value) => choice.set({ measure: measures.find((one) => one === value) ?? choice.measure })}
      />
      <ChoiceField
        label={words("overview.by")}
        value={choice.by}
        options={families.map((one) => ({ value: one, label: words(`filter.${one}`) }))}
        change={(value) => choice.set({ by: families.find((one) => one === value) ?? choice.by })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={choice.reviewed}
          onChange={({ currentTarget }) => choice.set({ reviewed: currentTarget.checked })}
        />
        {words("overview.reviewed")}
      </label>
    </form>
  );
}
