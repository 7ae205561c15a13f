import { useLocale } from "../language/locale.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { StateBadge } from "../ui/StateBadge.tsx";
import { changesBetween, newsSince } from "./changes.ts";
import type { Attempt, Conflict } from "./use-decisions.ts";
import { useTelling } from "./use-telling.ts";

interface Props {
  readonly conflict: Conflict;
  /** Leaves the record as the other person has made it. */
  readonly take: () => void;
  readonly again: (attempt: Attempt) => void;
}

/** Somebody was faster: what they did, and the choice to leave it so or to decide again over it. */
export function ConflictDialog({ conflict: { attempt, seen, current }, take, again }: Props) {
  const { words, formats } = useLocale();
  const tell = useTelling();
  const changes = changesBetween(seen, current);
  return (
    <Dialog title={words("conflict.title")} close={take}>
      <p>{words("conflict.text")}</p>
      <ul class="plain">
        {newsSince(seen, current).map(({ seq, who, action, at, why }) => (
          <li key={seq}>
            <strong>
              <bdi>{who}</bdi>
            </strong>{" "}
            {words(`action.${action}`)} <span class="faint">{formats.instant(at)}</span>
            {why === null ? null : <q dir="auto">{why}</q>}
          </li>
        ))}
      </ul>
      <p>
        {words("conflict.now")} <StateBadge state={current.state} />
      </p>
      {changes.length === 0 ? null : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{words("conflict.field")}</th>
              <th scope="col">{words("conflict.before")}</th>
              <th scope="col">{words("conflict.after")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{words(`field.${field}`)}</th>
                <td dir="auto">{tell(field, before)}</td>
                <td dir="auto">{tell(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="dialog-foot">
        <button type="button" class="button" onClick={take}>
          {words("conflict.take")}
        </button>
        {attempt === null ? null : (
          <button type="button" class="button primary" onClick={() => again(attempt)}>
            {words("conflict.again", { action: words(`act.${attempt.action}`) })}
          </button>
        )}
      </div>
    </Dialog>
  );
}
