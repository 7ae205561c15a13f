/** Connections to PostgreSQL, bounded in number and time, for Kysely. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { Pool, type PoolClient, type PoolConfig, types } from "pg";
import { storable } from "../../text/storable.ts";
import { type DatabaseNames, isLost, told } from "./failures.ts";
import { onceBack } from "./outage.ts";

/** Bounds of a pool; times in milliseconds, 0 for none. */
export interface PoolBounds {
  readonly connections: number;
  /** For a connection to be made or to become free. */
  readonly connectPatience: number;
  /** For a lock that another transaction holds. */
  readonly lockPatience: number;
  /** For one statement. */
  readonly statementTime: number;
  /** For a server that went away to come back; what was asked of it meanwhile is asked again. */
  readonly outage: number;
}

/** What counts and sums come as; left alone they would be texts. No column holds what a number cannot. */
const numbers: ReadonlySet<number> = new Set([types.builtins.INT8, types.builtins.NUMERIC]);

/** Commands of which it matters how many rows they changed. */
const changing = ["INSERT", "UPDATE", "DELETE", "MERGE"] as const;

export function openPool(url: string, names: DatabaseNames, bounds: PoolBounds): PostgresPool {
  const { connections, connectPatience, lockPatience, statementTime, outage } = bounds;
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
  const connect = async () => {
    try {
      return await pool.connect();
    } catch (error) {
      throw told(error, names);
    }
  };
  return {
    connect: async () => new Connection(await onceBack(outage, connect), { connect, names, outage }),
    end: () => pool.end(),
  };
}

interface ConnectionParts {
  readonly connect: () => Promise<PoolClient>;
  readonly names: DatabaseNames;
  readonly outage: number;
}

const beginning = /^(?:begin|start transaction)\b/i;
const ending = /^(?:commit|rollback)$/i;

/** A connection while one caller has it: tells its failures, and is given up after one that broke it. */
class Connection implements PostgresPoolClient {
  readonly #parts: ConnectionParts;
  #client: PoolClient;
  #isLost = false;
  /** What a transaction has done so far is lost with its connection, and so it must be begun anew. */
  #isInTransaction = false;
  readonly #lose = () => {
    this.#isLost = true;
  };

  constructor(client: PoolClient, parts: ConnectionParts) {
    this.#client = client;
    this.#parts = parts;
    client.on("error", this.#lose);
  }

  query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    query: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof query !== "string") throw new TypeError("The register reads page by page and takes no cursor.");
    return this.#isInTransaction ? this.#run(query, parameters) : this.#runOnceBack(query, parameters);
  }

  #runOnceBack<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    return onceBack(this.#parts.outage, async () => {
      if (this.#isLost) await this.#renew();
      return this.#run(text, parameters);
    });
  }

  async #renew(): Promise<void> {
    const client = await this.#parts.connect();
    this.release();
    this.#client = client;
    this.#isLost = false;
    client.on("error", this.#lose);
  }

  async #run<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    try {
      const { command, rowCount, rows } = await this.#client.query(text, parameters.map(bindable));
      if (beginning.test(text)) this.#isInTransaction = true;
      if (ending.test(text)) this.#isInTransaction = false;
      return { command: changing.find((one) => one === command) ?? "SELECT", rowCount: rowCount ?? 0, rows };
    } catch (error) {
      const failure = told(error, this.#parts.names);
      if (isLost(failure)) this.#lose();
      throw failure;
    }
  }

  release(): void {
    this.#client.off("error", this.#lose);
    this.#client.release(this.#isLost);
  }
}

/** Of NUL and lone surrogates PostgreSQL refuses the one, and its driver changes the other. */
function bindable(value: unknown): unknown {
  return typeof value === "string" ? storable(value) : value;
}
