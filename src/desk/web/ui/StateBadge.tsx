import type { ReviewState } from "../../../model.ts";
import { useLocale } from "../language/locale.tsx";

/** Shapes as well as colours, so that states are told apart without seeing colours. */
const signs: { readonly [state in ReviewState]: string } = {
  pending: "○",
  accepted: "✓",
  corrected: "✎",
  rejected: "✕",
  "needs-second-look": "⚑",
};

export function StateBadge({ state }: { state: ReviewState }) {
  const { words } = useLocale();
  return (
    <span class={`state state-${state}`}>
      <span aria-hidden="true">{signs[state]}</span> {words(`state.${state}`)}
    </span>
  );
}
