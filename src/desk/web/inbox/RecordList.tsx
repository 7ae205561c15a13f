import { useEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { useLocale } from "../language/locale.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { anyState, changed } from "./filters.ts";
import { RecordRow } from "./RecordRow.tsx";
import type { RecordsState } from "./use-records.ts";

interface Props {
  readonly list: RecordsState;
  readonly search: string;
  readonly openId: string | null;
}

export function RecordList({ list, search, openId }: Props) {
  const { words } = useLocale();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const open = place.current?.querySelector("[aria-current]");
    open?.scrollIntoView({ block: "nearest" });
  }, [openId]);
  if (list.failure !== null && list.records.length === 0) return <Failure refusal={list.failure} again={list.reload} />;
  if (list.isLoading && list.records.length === 0) return <Skeleton lines={8} />;
  if (list.records.length === 0) return <NothingHere isFiltered={new URLSearchParams(search).size > 0} />;
  return (
    <div ref={place} class="list" tabIndex={-1}>
      <ol class="plain" aria-label={words("inbox.list")}>
        {list.records.map((record) => (
          <RecordRow
            key={record.id}
            record={record}
            href={changed(search, { record: record.id })}
            isOpen={record.id === openId}
          />
        ))}
      </ol>
      {list.next === null ? null : (
        <button type="button" class="button more" onClick={list.more} disabled={list.isLoading}>
          {list.isLoading ? words("loading") : words("inbox.more")}
        </button>
      )}
    </div>
  );
}

function NothingHere({ isFiltered }: { isFiltered: boolean }) {
  const { words } = useLocale();
  return (
    <Empty
      title={words(isFiltered ? "inbox.none.title" : "inbox.empty.title")}
      text={words(isFiltered ? "inbox.none.text" : "inbox.empty.text")}
    >
      <Link class="button" href={isFiltered ? "/inbox" : `/inbox?state=${anyState}`}>
        {words(isFiltered ? "filter.clear" : "inbox.showAll")}
      </Link>
    </Empty>
  );
}
