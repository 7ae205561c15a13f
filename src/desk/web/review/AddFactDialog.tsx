import { useState } from "preact/hooks";
import { type FactType, factTypes, metrics, type Status, statuses } from "../../../model.ts";
import type { ArticleAnswer } from "../../api/articles.ts";
import { Refusal } from "../api/client.ts";
import { addFact } from "../api/desk.ts";
import { keptArticles } from "../api/kept.ts";
import { announce } from "../app/announce.tsx";
import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { ChoiceField, TextField } from "../ui/fields.tsx";
import { refusalText } from "../ui/refusal.ts";
import { precisionOf } from "./draft.ts";
import { MissedByField } from "./MissedByField.tsx";
import { useOptions } from "./options.ts";
import { findWords, type Selected } from "./selection.ts";

const unitOf: { readonly [type in FactType]: string } = {
  convention: "agreement",
  jobs: "job",
  funds: "MAD",
  indicator: "MAD",
};

interface Props {
  readonly article: ArticleAnswer;
  /** The words that were selected; null to write them down here. */
  readonly selected: Selected | null;
  readonly close: () => void;
}

/** A fact that no rule found, by its words. Who cannot select them writes them as they stand in the article. */
export function AddFactDialog({ article, selected, close }: Props) {
  const { words } = useLocale();
  const options = useOptions();
  const [quote, setQuote] = useState(selected?.quote ?? "");
  const [type, setType] = useState<FactType>("funds");
  const [status, setStatus] = useState<Status>("planned");
  const [value, setValue] = useState("");
  const [unit, setUnit] = useState(unitOf.funds);
  const [date, setDate] = useState("");
  const [metric, setMetric] = useState("");
  const [rule, setRule] = useState("");
  const [failure, setFailure] = useState("");

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const same = selected !== null && selected.quote === quote.trim();
    const place = same
      ? selected
      : (findWords(article.text, "text", quote) ?? findWords(article.title, "title", quote));
    if (place === null) return setFailure(words("missed.notThere"));
    const { field, start, end } = place;
    const dated =
      date === "" ? {} : { date: { value: date, end: null, precision: precisionOf(date), basis: "explicit" as const } };
    const measured = type === "indicator" ? { metric: metrics.find((one) => one === metric) ?? null } : {};
    const said = { type, status, unit, value: value === "" ? null : Number(value), ...dated, ...measured };
    try {
      await addFact({ articleKey: article.key, field, start, end, ...said, missedBy: rule === "" ? null : rule });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return setFailure(refusalText(error, words));
    }
    keptArticles.retry(article.key);
    announce(words("done.add", { quote: quote.trim() }));
    close();
  };

  return (
    <Dialog title={words("missed.title")} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <TextField label={words("missed.words")} value={quote} change={setQuote} required />
        <div class="form-grid">
          <ChoiceField
            label={words("filter.type")}
            value={type}
            options={options.types}
            change={(chosen) => {
              const next = factTypes.find((one) => one === chosen) ?? type;
              setType(next);
              setUnit(unitOf[next]);
              setRule("");
            }}
          />
          <ChoiceField
            label={words("field.status")}
            value={status}
            options={options.statuses}
            change={(chosen) => setStatus(statuses.find((one) => one === chosen) ?? status)}
          />
          <TextField label={words("field.value")} value={value} change={setValue} type="number" />
          <TextField
            label={words("field.unit")}
            value={unit}
            change={setUnit}
            pattern="agreement|job|person|[A-Z]{3}"
            required
          />
          <TextField label={words("field.date")} value={date} change={setDate} pattern="\d{4}(-\d{2}(-\d{2})?)?" />
          {type === "indicator" ? (
            <ChoiceField
              label={words("field.metric")}
              value={metric}
              options={options.metrics}
              none="–"
              change={setMetric}
              required
            />
          ) : null}
          <MissedByField type={type} rule={rule} change={setRule} />
        </div>
        <p role="alert" class="warning">
          {failure}
        </p>
        <FormFoot send={words("missed.send")} close={close} />
      </form>
    </Dialog>
  );
}
