import { Link } from "wouter-preact";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import { useLocale } from "../language/locale.tsx";
import { claimFieldNames, type ClaimField } from "./changes.ts";
import { useTelling } from "./use-telling.ts";

const inHeadline: ReadonlySet<ClaimField> = new Set(["max", "unit", "per", "qualifier", "status"]);

/** What a record says, field by field; empty ones are left out. `set` names those that people have set. */
export function RecordFields({ record, set }: { record: ListedRecordAnswer; set: readonly string[] }) {
  const { words, formats } = useLocale();
  const tell = useTelling();
  const headline = formats.quantity(record);
  const shown = claimFieldNames
    .filter((field) => !inHeadline.has(field) && tell(field, record[field]) !== "–")
    // In full where the headline tells it in millions.
    .filter((field) => field !== "value" || !headline.includes(tell(field, record[field])));
  return (
    <dl class="fields">
      {shown.map((field) => (
        <div key={field}>
          <dt>{words(`field.${field}`)}</dt>
          <dd>
            <bdi>{tell(field, record[field])}</bdi>
            {set.includes(field) ? <span class="set"> {words("field.set")}</span> : null}
          </dd>
        </div>
      ))}
      <div>
        <dt>{words("field.outlets")}</dt>
        <dd>
          <bdi>{record.outlets.join(", ")}</bdi>{" "}
          <span class="faint">{words("record.independent", { count: record.independentOutlets })}</span>
        </dd>
      </div>
      <div>
        <dt>{words("field.rule")}</dt>
        <dd>
          {record.rules.map((rule, at) => (
            <span key={rule}>
              {at === 0 ? "" : ", "}
              <Link href={`/rules/${encodeURIComponent(rule)}`} class="code" dir="ltr">
                {rule}
              </Link>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}
