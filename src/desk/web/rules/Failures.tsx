import { Link } from "wouter-preact";
import type { RuleDetailAnswer } from "../../api/sources.ts";
import { useLocale } from "../language/locale.tsx";

/** What people had to reject or put right: where the rule is to be mended. */
export function Failures({ failures }: { failures: RuleDetailAnswer["failures"] }) {
  const { words, formats } = useLocale();
  return (
    <section class="card">
      <h2>{words("rules.mend")}</h2>
      {failures.length === 0 ? <p class="faint">{words("rules.mend.none")}</p> : null}
      <ul class="plain sentences">
        {failures.map(({ record, action, why, quote, at }) => (
          <li key={`${record} ${at}`}>
            <Link href={`/records/${encodeURIComponent(record)}`} dir="auto">
              {quote}
            </Link>
            <span class="faint block">
              {action === "reject" ? words("action.reject") : words("action.correct")} · {formats.instant(at)}
              {why === null ? null : (
                <>
                  {" "}
                  · <q dir="auto">{why}</q>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
