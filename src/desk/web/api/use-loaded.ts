import { useCallback, useEffect, useState } from "preact/hooks";
import { Refusal } from "./client.ts";

export interface Loaded<Value> {
  /** Undefined while it is being read. */
  readonly value: Value | undefined;
  readonly failure: Refusal | null;
  readonly reload: () => void;
}

/** What a function reads, read again when `key` changes or `reload` is called. An answer that came too late is left out. */
export function useLoaded<Value>(key: string, read: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; failure: Refusal | null }>({ key, failure: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    read().then(
      (value) => current && setState({ key, value, failure: null }),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        if (current) setState({ key, failure: error });
      },
    );
    return () => {
      current = false;
    };
    // `read` is a new function at every drawing; `key` stands for what it reads.
  }, [key, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const now = state.key === key ? state : { failure: null };
  return { value: "value" in now ? now.value : undefined, failure: now.failure, reload };
}
