import { setTimeout as pause } from "node:timers/promises";
import { Kysely, type TransactionBuilder } from "kysely";
import { isConflict } from "./failures.ts";

const attempts = 10;

/**
 * A database whose transactions begin anew where another one came between: two may wait for each other, or one may lose a
 * race that the first statement of a new attempt sees decided. Every write is an upsert, so nothing is done twice.
 */
export class RetryingDatabase<Tables> extends Kysely<Tables> {
  override transaction(): TransactionBuilder<Tables> {
    const builder = super.transaction();
    const once = builder.execute.bind(builder);
    builder.execute = async (work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
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
