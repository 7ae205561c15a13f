import type { ReviewAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { changesBetween } from "../review/changes.ts";
import { useTelling } from "../review/use-telling.ts";

/** One decision: who, when, why, and what it changed. */
export function HistoryEntry({ entry, undo }: { entry: ReviewAnswer; undo: (() => void) | null }) {
  const { words, formats } = useLocale();
  const tell = useTelling();
  const changes = changesBetween(entry.before.amended, entry.after.amended);
  return (
    <li class={entry.undoneBy === null ? "" : "undone"}>
      <p>
        <strong>
          <bdi>{entry.who}</bdi>
        </strong>{" "}
        {words(`action.${entry.action}`)} <time dateTime={entry.at}>{formats.instant(entry.at)}</time>
        {entry.undoneBy === null ? null : <em> {words("history.undone")}</em>}
      </p>
      {entry.why === null ? null : <q dir="auto">{entry.why}</q>}
      {entry.before.state === entry.after.state ? null : (
        <p class="faint">
          {words("history.state", {
            before: words(`state.${entry.before.state}`),
            after: words(`state.${entry.after.state}`),
          })}
        </p>
      )}
      {changes.map(({ field, before, after }) => (
        <p key={field} class="faint">
          {words("history.change", {
            field: words(`field.${field}`),
            before: tell(field, before),
            after: tell(field, after),
          })}
        </p>
      ))}
      {undo === null ? null : (
        <button type="button" class="button small" onClick={undo}>
          {words("act.undo")}
        </button>
      )}
    </li>
  );
}
