import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Refusal } from "./client.ts";

export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** What the next page is asked for with; null on the last one. */
  readonly next: string | null;
}

interface State<Item> extends PageOf<Item> {
  readonly isLoading: boolean;
  readonly failure: Refusal | null;
}

export interface Pages<Item> extends State<Item> {
  /** Reads the next page, if there is one. */
  readonly more: () => void;
  /** Puts others in the place of those that have been read. */
  readonly change: (change: (items: readonly Item[]) => readonly Item[]) => void;
  readonly reload: () => void;
}

/**
 * A list page by page, from its beginning when `key` changes. An answer that came too late is left out.
 * @param read the page behind `after`, the first for null
 */
export function usePages<Item>(key: string, read: (after: string | null) => Promise<PageOf<Item>>): Pages<Item> {
  const nothing: State<Item> = { items: [], next: null, isLoading: true, failure: null };
  const [state, setState] = useState<State<Item>>(nothing);
  const [turn, setTurn] = useState(0);
  const current = useRef(key);
  // `read` is a new function at every drawing; `key` stands for what it reads.
  const reading = useRef(read);
  reading.current = read;

  const load = useCallback(async (asked: string, after: string | null): Promise<void> => {
    try {
      const { items, next } = await reading.current(after);
      if (current.current !== asked) return;
      setState((now) => ({ items: [...now.items, ...items], next, isLoading: false, failure: null }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (current.current === asked) setState((now) => ({ ...now, next: null, isLoading: false, failure: error }));
    }
  }, []);

  useEffect(() => {
    current.current = key;
    setState(nothing);
    void load(key, null);
  }, [key, turn, load]);

  const more = useCallback(() => {
    if (state.isLoading || state.next === null) return;
    setState({ ...state, isLoading: true });
    void load(key, state.next);
  }, [state, key, load]);

  const change = useCallback<Pages<Item>["change"]>((changing) => {
    setState((now) => ({ ...now, items: changing(now.items) }));
  }, []);

  return { ...state, more, change, reload: useCallback(() => setTurn((count) => count + 1), []) };
}
