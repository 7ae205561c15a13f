import { LazyText } from "../inbox/LazyText.tsx";
import { useLocale } from "../language/locale.tsx";
import { useOptions } from "../review/options.ts";
import { ChoiceField, type Option } from "../ui/fields.tsx";
import { measures } from "../overview/sums.ts";
import { type UndertakingChoice, type UndertakingFilter, undertakingSorts } from "./use-undertakings.ts";

interface Props {
  readonly choice: UndertakingChoice;
  readonly set: (changes: UndertakingChoice) => void;
}

/** Which promises are shown, and in which order. */
export function UndertakingsForm({ choice, set }: Props) {
  const { words } = useLocale();
  const options = useOptions();
  const field = (name: UndertakingFilter, list: readonly Option[], label = words(`filter.${name}`)) => (
    <ChoiceField
      key={name}
      label={label}
      value={choice[name] ?? ""}
      options={list}
      none={words("filter.any")}
      change={(value) => set({ [name]: value })}
    />
  );
  return (
    <form class="settings" aria-label={words("undertakings.settings")} onSubmit={(event) => event.preventDefault()}>
      {field(
        "type",
        measures.map((value) => ({ value, label: words(`measure.${value}`) })),
        words("overview.measure"),
      )}
      {field("sector", options.named("sector"))}
      {field("region", options.named("region"))}
      {field("programme", options.named("programme"))}
      <LazyText label={words("undertakings.from")} value={choice.from ?? ""} change={(from) => set({ from })} />
      <LazyText label={words("filter.to")} value={choice.to ?? ""} change={(to) => set({ to })} />
      <ChoiceField
        label={words("sort.label")}
        value={choice.sort ?? "-value"}
        options={undertakingSorts.map((value) => ({ value, label: words(`undertakings.sort.${value}`) }))}
        change={(sort) => set({ sort })}
      />
    </form>
  );
}
