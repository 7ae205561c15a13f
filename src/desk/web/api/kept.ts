/** Records and articles that have been read already, so that moving on to one of them waits for nobody. */
import { useEffect, useState } from "preact/hooks";
import type { ArticleAnswer } from "../../api/articles.ts";
import type { RecordDetailAnswer } from "../../api/records.ts";
import { findArticle, findRecord } from "./desk.ts";
import { Refusal } from "./client.ts";

const most = 200;

/** Answers by id; the oldest goes when there are too many. */
export class Kept<Value> {
  readonly #values = new Map<string, Value>();
  readonly #asked = new Map<string, Promise<Value>>();
  readonly #watchers = new Set<(id: string) => void>();
  readonly #read: (id: string) => Promise<Value>;

  constructor(read: (id: string) => Promise<Value>) {
    this.#read = read;
  }

  peek(id: string): Value | undefined {
    return this.#values.get(id);
  }

  put(id: string, value: Value): void {
    this.#values.delete(id);
    this.#values.set(id, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > most && oldest !== undefined) this.#values.delete(oldest);
    for (const watcher of this.#watchers) watcher(id);
  }

  /** From what is kept, else from the server; asked once however often it is called meanwhile. */
  load(id: string): Promise<Value> {
    const value = this.#values.get(id);
    return value === undefined ? this.reload(id) : Promise.resolve(value);
  }

  reload(id: string): Promise<Value> {
    const asked = this.#asked.get(id);
    if (asked !== undefined) return asked;
    const promise = this.#read(id)
      .then((value) => {
        this.put(id, value);
        return value;
      })
      .finally(() => this.#asked.delete(id));
    this.#asked.set(id, promise);
    return promise;
  }

  /** Reads anew without being waited for; should it fail, what is shown stays as it is. */
  retry(id: string): void {
    this.reload(id).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  watch(watcher: (id: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  clear(): void {
    this.#values.clear();
  }
}

export const keptRecords = new Kept<RecordDetailAnswer>(findRecord);
export const keptArticles = new Kept<ArticleAnswer>(findArticle);

/** The key of the article that speaks for a record: that of its lead, else the first. */
export function leadArticle(record: RecordDetailAnswer): string | null {
  const led = record.statedBy.find(({ fact }) => fact.id === record.lead?.fact) ?? record.statedBy[0];
  return led?.articleKey ?? null;
}

/** Reads a record and its article ahead of being asked; a failure shows when somebody really asks. */
export async function prefetch(id: string): Promise<void> {
  try {
    const key = leadArticle(await keptRecords.load(id));
    if (key !== null) await keptArticles.load(key);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** What is kept under an id, read when it is missing, and drawn anew when it changes. */
export function useKept<Value>(
  kept: Kept<Value>,
  id: string | null,
): { value: Value | undefined; failure: Refusal | null } {
  const [, drawAgain] = useState(0);
  const [failure, setFailure] = useState<Refusal | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    setFailure(null);
    const stop = kept.watch((changed) => {
      if (changed === id) drawAgain((count) => count + 1);
    });
    kept.load(id).then(
      // What came between drawing and watching was announced to nobody.
      () => drawAgain((count) => count + 1),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        setFailure(error);
      },
    );
    return stop;
  }, [kept, id]);
  const value = id === null ? undefined : kept.peek(id);
  return { value, failure: value === undefined ? failure : null };
}
