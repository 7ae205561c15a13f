import type { ReviewState } from "../../../model.ts";
import { allowedIn } from "../../../records/allowed.ts";
import { useLocale } from "../language/locale.tsx";

export const actions = ["accept", "reject", "edit", "flag", "reopen", "note", "undo"] as const;
export type Action = (typeof actions)[number];

/** The keys of the actions, by their English names: the same hand in every language. */
export const keyOf: { readonly [action in Action]: string } = {
  accept: "a",
  reject: "r",
  edit: "e",
  flag: "f",
  reopen: "p",
  note: "n",
  undo: "u",
};

/** Whether an action makes sense for a record in a state: nobody accepts what is accepted. */
export function isPossible(action: Action, state: ReviewState): boolean {
  return action === "undo" || allowedIn(state).includes(action === "edit" ? "correct" : action);
}

/** Whether an action asks for nothing more. */
export function isSimple(action: Action): action is "accept" | "flag" | "reopen" {
  return action === "accept" || action === "flag" || action === "reopen";
}

/** What can be done about the open record, each with its key; a record that waits is not put back. */
export function ActionBar({ state, run }: { state: ReviewState; run: (action: Action) => void }) {
  const { words } = useLocale();
  return (
    <div class="actions" role="toolbar" aria-label={words("actions.label")}>
      {actions
        .filter((action) => action !== "reopen" || isPossible(action, state))
        .map((action) => (
          <button
            key={action}
            type="button"
            class={`button ${action === "accept" ? "primary" : ""}`}
            aria-keyshortcuts={keyOf[action]}
            disabled={!isPossible(action, state)}
            onClick={() => run(action)}
          >
            {words(`act.${action}`)} <kbd aria-hidden="true">{keyOf[action]}</kbd>
          </button>
        ))}
    </div>
  );
}
