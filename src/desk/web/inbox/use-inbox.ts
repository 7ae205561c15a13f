/** Which record of the list is open, and the way from one to the next. */
import { useCallback, useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { prefetch } from "../api/kept.ts";
import { changed } from "./filters.ts";
import type { RecordsState } from "./use-records.ts";

/** How many records ahead are read before anybody asks for them. */
const ahead = 3;

export interface Place {
  readonly openId: string | null;
  /** Whether the address names it; a telephone shows the list otherwise. */
  readonly isChosen: boolean;
  readonly go: (id: string | null) => void;
  readonly step: (by: 1 | -1) => void;
}

export function usePlace(list: RecordsState, search: string): Place {
  const [, navigate] = useLocation();
  const chosen = new URLSearchParams(search).get("record");
  const openId = chosen ?? list.records[0]?.id ?? null;
  const at = list.records.findIndex(({ id }) => id === openId);

  useEffect(() => {
    const next = list.records.slice(at + 1, at + 1 + ahead);
    // One after the other: the very next first.
    void next.reduce(async (before, { id }) => {
      await before;
      await prefetch(id);
    }, Promise.resolve());
    if (at >= 0 && at + 10 > list.records.length) list.more();
  }, [at, list.records.length]);

  const go = useCallback((id: string | null) => navigate(changed(search, { record: id }), { replace: true }), [search]);
  const step = (by: 1 | -1): void => {
    const next = list.records[at + by];
    if (next !== undefined) go(next.id);
  };
  return { openId, isChosen: chosen !== null, go, step };
}
