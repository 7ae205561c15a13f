import type { RuleDetailAnswer } from "../../api/sources.ts";
import { useLocale } from "../language/locale.tsx";

/** Sentences that a rule is tested with. */
export function Sentences({ title, sentences }: { title: string; sentences: RuleDetailAnswer["examples"] }) {
  const { words } = useLocale();
  return (
    <section class="card">
      <h2>{title}</h2>
      {sentences.length === 0 ? <p class="faint">{words("none")}</p> : null}
      <ul class="plain sentences">
        {sentences.map(({ language, sentence }) => (
          <li key={`${language} ${sentence}`}>
            <bdi lang={language}>{sentence}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
