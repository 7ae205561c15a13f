import type { Refusal } from "../api/client.ts";
import { useLocale } from "../language/locale.tsx";
import { refusalDetail, refusalText } from "./refusal.ts";

/** Why something is not there, and the way to try again. */
export function Failure({ refusal, again }: { refusal: Refusal; again: () => void }) {
  const { words } = useLocale();
  const detail = refusalDetail(refusal);
  return (
    <section class="empty" role="alert">
      <h2>{words("failure.title")}</h2>
      <p>{refusalText(refusal, words)}</p>
      {detail === null ? null : (
        <p class="faint" lang="en" dir="ltr">
          {detail}
        </p>
      )}
      <button type="button" class="button" onClick={again}>
        {words("failure.again")}
      </button>
    </section>
  );
}
