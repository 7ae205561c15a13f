import type { UndertakingAnswer } from "../../api/undertakings.ts";
import { useLocale } from "../language/locale.tsx";
import { resultOf } from "./told.ts";

/** The share of a promise that was delivered, in figures and as a bar; how far it has got where that cannot be told. */
export function Delivered({ undertaking }: { undertaking: UndertakingAnswer }) {
  const { words, formats } = useLocale();
  const { delivered } = undertaking;
  if (delivered === null) {
    const result = resultOf(undertaking);
    return <p class="delivered">{result === null ? "–" : words(`status.${result.status}`)}</p>;
  }
  return (
    <p class="delivered">
      <strong>{formats.share(delivered)}</strong> {words("undertakings.delivered")}
      <span class="delivered-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(delivered, 1) * 100}%` }} />
      </span>
    </p>
  );
}
