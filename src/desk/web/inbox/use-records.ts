import { useCallback } from "preact/hooks";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import { listRecords } from "../api/desk.ts";
import { type Pages, usePages } from "../api/use-pages.ts";

export interface RecordsState extends Omit<Pages<ListedRecordAnswer>, "items" | "change"> {
  readonly records: readonly ListedRecordAnswer[];
  /** Puts a record in the place of what it was. It stays where it is although the filter may no longer fit it. */
  readonly put: (record: ListedRecordAnswer) => void;
}

/** The records of a filter in an order, page by page. */
export function useRecords(query: Readonly<Record<string, string>>): RecordsState {
  const { items, change, ...pages } = usePages(JSON.stringify(query), async (after) => {
    const { records, next } = await listRecords({ ...query, limit: "50", ...(after === null ? {} : { after }) });
    return { items: records, next };
  });
  const put = useCallback(
    (record: ListedRecordAnswer) => change((now) => now.map((one) => (one.id === record.id ? record : one))),
    [change],
  );
  return { ...pages, records: items, put };
}
