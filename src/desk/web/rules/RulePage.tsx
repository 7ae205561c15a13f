import { Link } from "wouter-preact";
import { findRule } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useIsAdmin } from "../app/session.tsx";
import { anyState } from "../inbox/filters.ts";
import { useLocale } from "../language/locale.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Acceptance } from "./Acceptance.tsx";
import { Catches } from "./Catches.tsx";
import { Failures } from "./Failures.tsx";
import { Sentences } from "./Sentences.tsx";

/** One rule: why it is there, what it must find and must not, what it has caught, and what people had to put right. */
export function RulePage({ id }: { id: string }) {
  const { words, formats } = useLocale();
  const isAdmin = useIsAdmin();
  const { value: rule, failure, reload } = useLoaded(`rule ${id}`, () => findRule(id));
  usePageTitle(id);
  if (failure !== null) return <Failure refusal={failure} again={reload} />;
  if (rule === undefined) return <Skeleton lines={10} />;
  const figures = [
    ["rules.facts", formats.number(rule.facts)],
    ["rules.precision", rule.precision === null ? words("rules.tooFew") : formats.share(rule.precision)],
    ["rules.accepted", formats.number(rule.accepted)],
    ["rules.corrected", formats.number(rule.corrected)],
    ["rules.rejected", formats.number(rule.rejected)],
    ["rules.missed", formats.number(rule.missed)],
  ] as const;
  return (
    <div class="page">
      <p>
        <Link href="/rules">{words("rules.all")}</Link>
      </p>
      <h1 class="code" dir="ltr">
        {rule.id}
      </h1>
      <p dir="auto" class="lead">
        {rule.reason}
      </p>
      <dl class="figures-row">
        {figures.map(([label, told]) => (
          <div key={label}>
            <dt>{words(label)}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link href={`/inbox?state=${anyState}&rule=${encodeURIComponent(rule.id)}`}>{words("rules.records")}</Link>
      </p>
      {isAdmin ? <Acceptance rule={rule} saved={reload} /> : null}
      <Failures failures={rule.failures} />
      <div class="columns">
        <Sentences title={words("rules.examples")} sentences={rule.examples} />
        <Sentences title={words("rules.rejects")} sentences={rule.rejects} />
      </div>
      <Catches records={rule.recent} />
    </div>
  );
}
