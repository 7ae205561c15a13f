import { useState } from "preact/hooks";
import type { FormatName, TableName } from "../../../export/names.ts";
import { reviewStates } from "../../../model.ts";
import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ChoiceField } from "../ui/fields.tsx";
import { anyState, filterQuery, readFilters } from "./filters.ts";

interface Props {
  readonly search: string;
  readonly close: () => void;
}

const tables = [
  "records",
  "facts",
  "evidence",
  "articles",
  "parties",
  "reviews",
] as const satisfies readonly TableName[];
const formats = ["xlsx", "csv", "jsonl", "json", "parquet"] as const satisfies readonly FormatName[];
/** Languages of the titles over columns; `names` for those by which programs call them. */
const titleChoices = ["fr", "ar", "en", "names"] as const;

/** What the filters leave as a file: which table, in which form, and what stands over its columns. */
export function ExportDialog({ search, close }: Props) {
  const { words, language } = useLocale();
  const [table, setTable] = useState<string>("records");
  const [format, setFormat] = useState<string>("xlsx");
  const [titles, setTitles] = useState<string>(language);
  const hasTitles = format === "xlsx" || format === "csv";
  return (
    <Dialog title={words("export.title")} close={close}>
      <p>{words("export.text")}</p>
      <div class="form-grid">
        <ChoiceField
          label={words("export.table")}
          value={table}
          options={tables.map((value) => ({ value, label: words(`export.table.${value}`) }))}
          change={setTable}
        />
        <ChoiceField
          label={words("export.format")}
          value={format}
          options={formats.map((value) => ({ value, label: words(`export.format.${value}`) }))}
          change={setFormat}
        />
        {hasTitles ? (
          <ChoiceField
            label={words("export.titles")}
            value={titles}
            options={titleChoices.map((value) => ({ value, label: words(`export.titles.${value}`) }))}
            change={setTitles}
          />
        ) : null}
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={close}>
          {words("cancel")}
        </button>
        <a
          class="button primary"
          href={addressOf(search, { table, format, ...(hasTitles && titles !== "names" ? { titles } : {}) })}
          download
          onClick={() => setTimeout(close)}
        >
          {words("export.send")}
        </a>
      </div>
    </Dialog>
  );
}

/** Where the file is. An export without states leaves rejected records out, and the list does not: so all states are named. */
function addressOf(search: string, asked: Readonly<Record<string, string>>): string {
  const all = readFilters(search).state === anyState ? { state: reviewStates.join(",") } : {};
  const query = new URLSearchParams({ ...filterQuery(search), ...all, ...asked });
  return `/api/export?${query.toString()}`;
}
