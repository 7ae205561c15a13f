import { useState } from "preact/hooks";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { split } from "../api/desk.ts";
import { announce } from "../app/announce.tsx";
import { useLocale } from "../language/locale.tsx";
import type { Decisions } from "../review/use-decisions.ts";
import { Source } from "./Source.tsx";

interface Props {
  readonly record: RecordDetailAnswer;
  /** Null for those who may only read. */
  readonly decisions: Decisions | null;
}

/** The articles that state the record, side by side; those that mean something else can be split off. */
export function Sources({ record, decisions }: Props) {
  const { words } = useLocale();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const maySplit = decisions !== null && record.statedBy.length > 1;
  const part = async (): Promise<void> => {
    const done = await decisions?.change(record.id, (version) => split(record.id, version, chosen));
    setChosen([]);
    if (done === true) announce(words("split.done", { count: chosen.length }));
  };
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{words("record.sources", { count: record.statedBy.length })}</h2>
      <p class="faint">{words("record.independent", { count: record.independentOutlets })}</p>
      <ul class="plain source-cards">
        {record.statedBy.map((stated) => (
          <Source
            key={stated.fact.id}
            stated={stated}
            isChosen={chosen.includes(stated.fact.id)}
            choose={
              maySplit
                ? (isChosen) =>
                    setChosen(isChosen ? [...chosen, stated.fact.id] : chosen.filter((one) => one !== stated.fact.id))
                : null
            }
          />
        ))}
      </ul>
      {maySplit ? (
        <p>
          <button
            type="button"
            class="button small"
            disabled={chosen.length === 0 || chosen.length === record.statedBy.length}
            onClick={() => void part()}
          >
            {words("split.send")}
          </button>{" "}
          <span class="faint">{words("split.text")}</span>
        </p>
      ) : null}
    </section>
  );
}
