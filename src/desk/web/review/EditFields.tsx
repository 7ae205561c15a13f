import type { FactType } from "../../../model.ts";
import { useLocale } from "../language/locale.tsx";
import { ChoiceField, ManyField, TextField } from "../ui/fields.tsx";
import type { Draft } from "./draft.ts";
import { useOptions } from "./options.ts";
import { PartiesField } from "./PartiesField.tsx";

interface Props {
  readonly draft: Draft;
  readonly type: FactType;
  readonly change: (part: Partial<Draft>) => void;
}

const datePattern = "\\d{4}(-\\d{2}(-\\d{2})?)?";

export function EditFields({ draft, type, change }: Props) {
  const { words } = useLocale();
  const options = useOptions();
  const none = words("none");
  const text = (field: "value" | "max" | "unit" | "date" | "dateEnd" | "horizon" | "subject") => ({
    label: words(`field.${field}`),
    value: draft[field],
    change: (value: string) => change({ [field]: value }),
  });
  const choice = (field: "status" | "kind" | "metric" | "qualifier" | "per" | "precision") => ({
    label: words(`field.${field}`),
    value: draft[field],
    change: (value: string) => change({ [field]: value }),
  });
  const many = (field: "sectors" | "regions" | "programmes") => ({
    label: words(`field.${field}`),
    chosen: draft[field],
    change: (chosen: readonly string[]) => change({ [field]: chosen }),
  });
  return (
    <div class="form-grid">
      <ChoiceField {...choice("status")} options={options.statuses} />
      <ChoiceField {...choice("kind")} options={options.kinds} none={none} />
      {type === "indicator" ? <ChoiceField {...choice("metric")} options={options.metrics} none={none} /> : null}
      <TextField {...text("value")} type="number" />
      <TextField {...text("max")} type="number" />
      <TextField {...text("unit")} pattern="agreement|job|person|[A-Z]{3}" required />
      <ChoiceField {...choice("qualifier")} options={options.qualifiers} />
      <ChoiceField {...choice("per")} options={options.rates} none={none} />
      <TextField {...text("date")} pattern={datePattern} hint="2019-03-25" />
      <ChoiceField {...choice("precision")} options={options.precisions} none={words("edit.asWritten")} />
      <TextField {...text("dateEnd")} pattern={datePattern} hint="2019-12" />
      <TextField {...text("horizon")} pattern={datePattern} hint="2030" />
      <div class="form-row">
        <TextField {...text("subject")} />
      </div>
      <PartiesField parties={draft.parties} change={(parties) => change({ parties })} />
      <ManyField {...many("sectors")} options={options.named("sector")} />
      <ManyField {...many("regions")} options={options.named("region")} />
      <ManyField {...many("programmes")} options={options.named("programme")} />
    </div>
  );
}
