/** Changes: what a consumer of the register has to look at again. */

/**
 * The latest change of one thing that consumers are shown. Only that one is kept: whoever has missed ten changes of a record reads it once.
 * A record changes when lists show it otherwise, when something is added to its history, and when its course does; an article when it
 * is written, linked to its twins, its facts are, or its text is pruned.
 */
export interface Change {
  /** From 1 on, in the order in which the register took changes up: whoever has read up to a number misses none with a smaller one. */
  readonly seq: number;
  readonly of: "record" | "article";
  /** Id of the record, or key of the article. */
  readonly id: string;
  /** ISO 8601 instant in UTC; null where whoever wrote it told none, which is so for articles. */
  readonly at: string | null;
  /** Whether it is gone. It may come back under the same id, which is another change. */
  readonly removed: boolean;
  /** The record that it became part of; null where it is there, or simply gone. */
  readonly into: string | null;
}

export interface Changes {
  /**
   * The changes after a number in the order of their numbers, of each thing only the latest.
   * @param of changes of these alone; left out for all
   * @throws SijillError "wrong-use" for a number or limit that cannot be used
   */
  listChanges(since: number, limit: number, of?: Change["of"]): Promise<Change[]>;

  /** The number of the last change; 0 where there is none. */
  lastChange(): Promise<number>;

  /**
   * Whose numbers these are: twelve hexadecimal digits, made at random when they are first asked for. A copy of the register has the same,
   * any other register others.
   */
  identity(): Promise<string>;
}
