import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { RuleListAnswer } from "../../api/sources.ts";
import { listRules } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";
import { useOptions } from "../review/options.ts";
import { ChoiceField } from "../ui/fields.tsx";
import { Failure } from "../ui/Failure.tsx";
import { usePageTitle } from "../ui/page.ts";
import { Skeleton } from "../ui/Skeleton.tsx";

type Rule = RuleListAnswer["rules"][number];
const orders = ["mend", "facts", "id"] as const;

/** Those that people had to put right most often stand first, then those that find the most. */
const compare: { readonly [order in (typeof orders)[number]]: (one: Rule, other: Rule) => number } = {
  mend: (one, other) =>
    other.rejected + other.corrected - one.rejected - one.corrected || other.facts - one.facts || byId(one, other),
  facts: (one, other) => other.facts - one.facts || byId(one, other),
  id: (one, other) => byId(one, other),
};
const byId = (one: Rule, other: Rule): number => one.id.localeCompare(other.id);

export function RulesPage() {
  const { words, formats } = useLocale();
  const { types } = useOptions();
  const { value, failure, reload } = useLoaded("rules", listRules);
  const [type, setType] = useState("");
  const [order, setOrder] = useState<(typeof orders)[number]>("mend");
  usePageTitle(words("nav.rules"));
  const rules = (value?.rules ?? []).filter((rule) => type === "" || rule.type === type).toSorted(compare[order]);
  return (
    <div class="page">
      <h1>{words("nav.rules")}</h1>
      <p class="faint">{words("rules.text")}</p>
      <form class="settings" aria-label={words("rules.settings")} onSubmit={(event) => event.preventDefault()}>
        <ChoiceField
          label={words("filter.type")}
          value={type}
          options={types}
          none={words("filter.any")}
          change={setType}
        />
        <ChoiceField
          label={words("sort.label")}
          value={order}
          options={orders.map((one) => ({ value: one, label: words(`rules.order.${one}`) }))}
          change={(chosen) => setOrder(orders.find((one) => one === chosen) ?? order)}
        />
      </form>
      {failure === null ? null : <Failure refusal={failure} again={reload} />}
      {value === undefined && failure === null ? <Skeleton lines={8} /> : null}
      {value === undefined ? null : (
        <div class="scroll" tabIndex={0} role="region" aria-label={words("nav.rules")}>
          <table class="table numbers">
            <thead>
              <tr>
                <th scope="col">{words("rules.rule")}</th>
                <th scope="col">{words("rules.facts")}</th>
                <th scope="col">{words("rules.accepted")}</th>
                <th scope="col">{words("rules.corrected")}</th>
                <th scope="col">{words("rules.rejected")}</th>
                <th scope="col">{words("rules.precision")}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.id}>
                  <th scope="row">
                    <Link href={`/rules/${encodeURIComponent(rule.id)}`} class="code" dir="ltr">
                      {rule.id}
                    </Link>
                    <span class="faint block">
                      <bdi>{rule.reason}</bdi>
                    </span>
                  </th>
                  <td>{formats.number(rule.facts)}</td>
                  <td>{formats.number(rule.accepted)}</td>
                  <td>{formats.number(rule.corrected)}</td>
                  <td>{formats.number(rule.rejected)}</td>
                  <td>{rule.precision === null ? "–" : formats.share(rule.precision)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
