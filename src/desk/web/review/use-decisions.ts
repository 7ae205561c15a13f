/** Decisions about records: shown at once, taken back where the server refuses, and put before people where somebody was faster. */
import { useCallback, useRef, useState } from "preact/hooks";
import type { ReviewState } from "../../../model.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { announce } from "../app/announce.tsx";
import { Refusal } from "../api/client.ts";
import { type ReviewRequest, review, undo as undoLast } from "../api/desk.ts";
import { keptRecords } from "../api/kept.ts";
import { useLocale } from "../language/locale.tsx";
import { refusalDetail, refusalText } from "../ui/refusal.ts";
import { amended } from "./changes.ts";

export type Attempt = Omit<ReviewRequest, "version"> & { readonly id: string };

/** Somebody changed the record between our seeing it and deciding about it. */
export interface Conflict {
  /** Null where an undo was tried, or a split or a join. */
  readonly attempt: Attempt | null;
  readonly seen: RecordDetailAnswer;
  readonly current: RecordDetailAnswer;
}

const stateAfter: { readonly [action in Attempt["action"]]: ReviewState | null } = {
  accept: "accepted",
  correct: "corrected",
  reject: "rejected",
  flag: "needs-second-look",
  reopen: "pending",
  note: null,
};

export interface Decisions {
  readonly decide: (attempt: Attempt) => Promise<boolean>;
  /** Takes back the latest decision about a record. */
  readonly undo: (id: string) => Promise<boolean>;
  /** Sends any other change of a record in the same way. */
  readonly change: (id: string, send: (version: number) => Promise<RecordDetailAnswer>) => Promise<boolean>;
  readonly conflict: Conflict | null;
  readonly settle: () => void;
}

/** @param show called with a record whenever it is another one than before */
export function useDecisions(show: (record: RecordDetailAnswer) => void): Decisions {
  const { words, formats } = useLocale();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const turns = useRef(new Map<string, Promise<unknown>>());

  const keep = useCallback(
    (record: RecordDetailAnswer): void => {
      keptRecords.put(record.id, record);
      show(record);
    },
    [show],
  );

  /** Changes of one record go out one after the other: each needs the version that the one before has made. */
  const send = useCallback(
    async (
      seen: RecordDetailAnswer,
      attempt: Attempt | null,
      call: (version: number) => Promise<RecordDetailAnswer>,
    ): Promise<boolean> => {
      const before = turns.current.get(seen.id) ?? Promise.resolve();
      const turn = before.then(async () => {
        try {
          keep(await call((keptRecords.peek(seen.id) ?? seen).version));
          return true;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const current = error.problem?.current;
          keep(current ?? seen);
          if (error.status === 409 && current !== undefined) setConflict({ attempt, seen, current });
          else
            announce(words("failure.decision", { reason: refusalText(error, words) }), "failed", refusalDetail(error));
          return false;
        }
      });
      turns.current.set(seen.id, turn);
      return await turn;
    },
    [keep, words],
  );

  /** The record as it was seen; null, and told, where it cannot be read. */
  const read = useCallback(
    async (id: string): Promise<RecordDetailAnswer | null> => {
      try {
        return await keptRecords.load(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        announce(words("failure.decision", { reason: refusalText(error, words) }), "failed", refusalDetail(error));
        return null;
      }
    },
    [words],
  );

  const decide = useCallback(
    async ({ id, ...request }: Attempt): Promise<boolean> => {
      const seen = await read(id);
      if (seen === null) return false;
      keep({ ...amended(seen, request.amend), state: stateAfter[request.action] ?? seen.state });
      announce(words(`done.${request.action}`, { quantity: formats.quantity(seen) }));
      return await send(seen, { id, ...request }, (version) => review(id, { ...request, version }));
    },
    [keep, read, send, words, formats],
  );

  const undo = useCallback(
    async (id: string): Promise<boolean> => {
      const seen = await read(id);
      if (seen === null) return false;
      const done = await send(seen, null, (version) => undoLast(id, version));
      if (done) announce(words("done.undo", { quantity: formats.quantity(seen) }));
      return done;
    },
    [read, send, words, formats],
  );

  const change = useCallback(
    async (id: string, call: (version: number) => Promise<RecordDetailAnswer>): Promise<boolean> => {
      const seen = await read(id);
      return seen !== null && (await send(seen, null, call));
    },
    [read, send],
  );

  return { decide, undo, change, conflict, settle: useCallback(() => setConflict(null), []) };
}
