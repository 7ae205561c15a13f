import type { FactType } from "../../../model.ts";
import { listRules } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";
import { ChoiceField } from "../ui/fields.tsx";

interface Props {
  readonly type: FactType;
  readonly rule: string;
  readonly change: (rule: string) => void;
}

/** The rule that should have found a fact, where the analyst knows: it counts towards what the rule misses. */
export function MissedByField({ type, rule, change }: Props) {
  const { words } = useLocale();
  const { value } = useLoaded("rules", listRules);
  const ids = (value?.rules ?? []).filter((one) => one.type === type).map(({ id }) => id);
  return (
    <ChoiceField
      label={words("missed.by")}
      value={rule}
      none={words("missed.byNone")}
      options={ids.toSorted().map((id) => ({ value: id, label: id }))}
      change={change}
    />
  );
}
