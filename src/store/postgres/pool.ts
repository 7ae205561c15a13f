/** Connections to PostgreSQL, bounded in number and time, for Kysely. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Pool, type PoolClient, type PoolConfig, types } from "pg";
import { storable } from "../../text/storable.ts";
import { isLost, told } from "./failures.ts";

/** Bounds of a pool; times in milliseconds, 0 for none. */
export interface PoolBounds {
  readonly connections: number;
  /** For a connection to be made or to become free. */
  readonly connectPatience: number;
  /** For a lock that another transaction holds. */
  readonly lockPatience: number;
  /** For one statement. */
  readonly statementTime: number;
}

/** What counts and sums come as; left alone they would be texts. No column holds what a number cannot. */
const numbers: ReadonlySet<number> = new Set([types.builtins.INT8, types.builtins.NUMERIC]);

/** Commands of which it matters how many rows they changed. */
const changing = ["INSERT", "UPDATE", "DELETE", "MERGE"] as const;

/** @param place where the database is, for messages */
export function openPool(url: string, place: string, bounds: PoolBounds): PostgresPool {
  const { connections, connectPatience, lockPatience, statementTime } = bounds;
  const config: PoolConfig = {
    connectionString: url,
    application_name: "sijill",
    max: connections,
    connectionTimeoutMillis: connectPatience,
    lock_timeout: lockPatience,
    statement_timeout: statementTime,
    // The server ends a statement in time; this is for one that has vanished without a word.
    query_timeout: statementTime === 0 ? 0 : statementTime + 5000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    types: {
      getTypeParser: (id, format) => (numbers.has(id) ? Number : types.getTypeParser(id, format)),
    },
  };
  const pool = new Pool(config);
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  return {
    connect: async () => {
      try {
        return new Connection(await pool.connect(), place);
      } catch (error) {
        throw told(error, place);
      }
    },
    end: () => pool.end(),
  };
}

/** A connection while one caller has it: tells its failures, and is given up after one that broke it. */
class Connection implements PostgresPoolClient {
  readonly #client: PoolClient;
  readonly #place: string;
  #lost = false;
  readonly #lose = () => {
    this.#lost = true;
  };

  constructor(client: PoolClient, place: string) {
    this.#client = client;
    this.#place = place;
    client.on("error", this.#lose);
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    query: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof query !== "string") throw new TypeError("The register reads page by page and takes no cursor.");
    return this.#run(query, parameters);
  }

  async #run<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    try {
      const { command, rowCount, rows } = await this.#client.query(text, parameters.map(bindable));
      return { command: changing.find((one) => one === command) ?? "SELECT", rowCount: rowCount ?? 0, rows };
    } catch (error) {
      const failure = told(error, this.#place);
      if (isLost(failure)) this.#lose();
      throw failure;
    }
  }

  release(): void {
    this.#client.off("error", this.#lose);
    this.#client.release(this.#lost);
  }
}

/** Of NUL and lone surrogates PostgreSQL refuses the one, and its driver changes the other. */
function bindable(value: unknown): unknown {
  return typeof value === "string" ? storable(value) : value;
}
