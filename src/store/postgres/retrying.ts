import { setTimeout as pause } from "node:timers/promises";
import { Kysely, type KyselyConfig, type TransactionBuilder } from "kysely";
import { isConflict } from "./failures.ts";
import { onceBack } from "./outage.ts";

const attempts = 10;

/**
 * A database whose transactions begin anew where another one came between: two may wait for each other, or one may lose a
 * race that the first statement of a new attempt sees decided. They begin anew as well where the server went away and came
 * back. Every write is an upsert, so nothing is done twice, not even where only the answer to a commit was lost.
 */
export class RetryingDatabase<Tables> extends Kysely<Tables> {
  readonly #outage: number;

  /** @param outage milliseconds, see `onceBack` */
  constructor(config: KyselyConfig, outage: number) {
    super(config);
    this.#outage = outage;
  }

  override transaction(): TransactionBuilder<Tables> {
    const builder = super.transaction();
    const once = builder.execute.bind(builder);
    builder.execute = async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await onceBack(this.#outage, () => once(work));
        } catch (error) {
          if (attempt === attempts || !isConflict(error)) throw error;
          // At random, and longer each time, so that those who met do not meet again.
          await pause(Math.random() * Math.min(1000, 20 * 2 ** attempt));
        }
      }
    };
    return builder;
  }
}
