import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ListedRecordAnswer } from "../../api/fields.ts";
import { Refusal } from "../api/client.ts";
import { listRecords } from "../api/desk.ts";

interface State {
  readonly records: readonly ListedRecordAnswer[];
  readonly next: string | null;
  readonly isLoading: boolean;
  readonly failure: Refusal | null;
}

export interface RecordsState extends State {
  /** Reads the next page, if there is one. */
  readonly more: () => void;
  /** Puts a record in the place of what it was. It stays where it is although the filter may no longer fit it. */
  readonly put: (record: ListedRecordAnswer) => void;
  readonly reload: () => void;
}

const nothing: State = { records: [], next: null, isLoading: true, failure: null };

/** The records of a filter in an order, page by page. */
export function useRecords(query: Readonly<Record<string, string>>): RecordsState {
  const [state, setState] = useState<State>(nothing);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(query);
  const current = useRef(key);

  const read = useCallback(async (asked: string, after: string | null) => {
    const filter: Record<string, string> = JSON.parse(asked);
    const page = { ...filter, limit: "50", ...(after === null ? {} : { after }) };
    try {
      const { records, next } = await listRecords(page);
      if (current.current !== asked) return;
      setState((now) => ({ records: [...now.records, ...records], next, isLoading: false, failure: null }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (current.current === asked) setState((now) => ({ ...now, next: null, isLoading: false, failure: error }));
    }
  }, []);

  useEffect(() => {
    current.current = key;
    setState(nothing);
    void read(key, null);
  }, [key, turn, read]);

  const more = useCallback(() => {
    if (state.isLoading || state.next === null) return;
    setState({ ...state, isLoading: true });
    void read(key, state.next);
  }, [state, key, read]);

  const put = useCallback((record: ListedRecordAnswer) => {
    setState((now) => ({ ...now, records: now.records.map((one) => (one.id === record.id ? record : one)) }));
  }, []);

  return { ...state, more, put, reload: useCallback(() => setTurn((count) => count + 1), []) };
}
