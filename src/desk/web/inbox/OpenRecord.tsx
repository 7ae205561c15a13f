import type { ListedRecordAnswer } from "../../api/fields.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";
import type { Refusal } from "../api/client.ts";
import { keptRecords } from "../api/kept.ts";
import { useLocale } from "../language/locale.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import type { Action } from "./ActionBar.tsx";
import { ArticlePane } from "./ArticlePane.tsx";
import { RecordPane } from "./RecordPane.tsx";

interface Props {
  readonly record: ListedRecordAnswer | undefined;
  readonly detail: RecordDetailAnswer | undefined;
  readonly failure: Refusal | null;
  /** Whether a record is still to come. */
  readonly isWaiting: boolean;
  readonly back: () => void;
  readonly run: (action: Action) => void;
}

/** The record beside its article. On a telephone it covers the list, and `back` uncovers it. */
export function OpenRecord({ record, detail, failure, isWaiting, back, run }: Props) {
  const { words } = useLocale();
  return (
    <div class="open">
      <button type="button" class="button small back" onClick={back}>
        <span class="arrow" aria-hidden="true">
          ←
        </span>{" "}
        {words("inbox.back")}
      </button>
      {record === undefined ? (
        <OpenNothing failure={failure} isWaiting={isWaiting} back={back} />
      ) : (
        <>
          <RecordPane record={record} detail={detail} run={run} />
          {detail === undefined ? (
            <section class="article-pane">
              {failure === null ? (
                <Skeleton lines={10} />
              ) : (
                <Failure refusal={failure} again={() => keptRecords.retry(record.id)} />
              )}
            </section>
          ) : (
            <ArticlePane record={detail} />
          )}
        </>
      )}
    </div>
  );
}

function OpenNothing({ failure, isWaiting, back }: Pick<Props, "failure" | "isWaiting" | "back">) {
  const { words } = useLocale();
  if (failure !== null) return <Failure refusal={failure} again={back} />;
  return isWaiting ? <Skeleton lines={8} /> : <p class="faint nothing">{words("inbox.nothingOpen")}</p>;
}
