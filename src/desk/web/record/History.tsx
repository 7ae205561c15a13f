import type { RecordDetailAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { HistoryEntry } from "./HistoryEntry.tsx";

/** Every decision about the record, newest first. */
export function History({ record, undo }: { record: RecordDetailAnswer; undo: (() => void) | null }) {
  const { words } = useLocale();
  const latest = record.history.find(({ undoneBy, action }) => undoneBy === null && action !== "undo");
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words("record.history")}</h2>
      {record.history.length === 0 ? (
        <p class="faint">{words("history.none")}</p>
      ) : (
        <ol class="plain history">
          {record.history.map((entry) => (
            <HistoryEntry key={entry.seq} entry={entry} undo={entry === latest ? undo : null} />
          ))}
        </ol>
      )}
    </section>
  );
}
