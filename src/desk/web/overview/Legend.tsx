import { useLocale } from "../language/locale.tsx";
import { stages } from "./sums.ts";

/** The colours of the three stages. */
export function Legend() {
  const { words } = useLocale();
  return (
    <ul class="plain stage-legend">
      {stages.map((stage) => (
        <li key={stage}>
          <span class={`swatch ${stage}`} aria-hidden="true" /> {words(`stage.${stage}`)}
        </li>
      ))}
    </ul>
  );
}
