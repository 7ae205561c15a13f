import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import { useOptions } from "../review/options.ts";
import { ChoiceField, type Option } from "../ui/fields.tsx";
import { anyState, type FilterName, type Filters } from "./filters.ts";
import { PartyField } from "./PartyField.tsx";
import { LazyText } from "./LazyText.tsx";

interface Props {
  readonly filters: Filters;
  readonly set: (changes: Readonly<Record<string, string | null>>) => void;
  readonly showSaved: () => void;
}

const confidences = ["0.5", "0.7", "0.8", "0.9", "0.95"];

export function FilterPanel({ filters, set, showSaved }: Props) {
  const { words, formats } = useLocale();
  const names = useNames();
  const options = useOptions();
  const shares: readonly Option[] = confidences.map((value) => ({ value, label: formats.share(Number(value)) }));
  const choice = (name: FilterName, list: readonly Option[]) => (
    <ChoiceField
      key={name}
      label={words(`filter.${name}`)}
      value={filters[name] ?? ""}
      options={list}
      none={words("filter.any")}
      change={(value) => set({ [name]: value })}
    />
  );
  const sources = names.all("source").map(({ id, name }) => ({ value: id, label: name }));
  return (
    <details class="filters">
      <summary class="button small">{words("filter.open")}</summary>
      <div class="form-grid">
        <ChoiceField
          label={words("filter.state")}
          value={filters.state ?? ""}
          options={[{ value: anyState, label: words("filter.any") }, ...options.states]}
          change={(value) => set({ state: value })}
        />
        {choice("type", options.types)}
        {choice("status", options.statuses)}
        {choice("sector", options.named("sector"))}
        {choice("region", options.named("region"))}
        {choice("programme", options.named("programme"))}
        {choice("source", sources)}
        {choice("language", options.languages)}
        {choice("leastConfidence", shares)}
        {choice("mostConfidence", shares)}
        {choice("disagreeing", [
          { value: "true", label: words("filter.disagreeing.true") },
          { value: "false", label: words("filter.disagreeing.false") },
        ])}
        {choice(
          "course",
          (["result", "promise"] as const).map((value) => ({ value, label: words(`filter.course.${value}`) })),
        )}
        {choice("summed", [
          { value: "true", label: words("filter.summed.true") },
          { value: "false", label: words("filter.summed.false") },
        ])}
        <PartyField value={filters.party ?? ""} change={(party) => set({ party })} />
        <LazyText label={words("filter.from")} value={filters.from ?? ""} change={(from) => set({ from })} />
        <LazyText label={words("filter.to")} value={filters.to ?? ""} change={(to) => set({ to })} />
      </div>
      <button type="button" class="button small" onClick={showSaved}>
        {words("saved.open")}
      </button>
    </details>
  );
}
