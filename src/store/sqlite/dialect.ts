/** SQLite, by way of libsql, for Kysely: everything that is particular to this database and its driver. */
import { setTimeout as pause } from "node:timers/promises";
import Database from "libsql";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  type SqliteStatement,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import { SijillError } from "../../errors.ts";
import { storable } from "../../text/storable.ts";

export interface SqliteOptions {
  /** How long to wait for other writers, in milliseconds. */
  readonly patience: number;
}

/** A dialect over one open database file. */
export class LibsqlDialect extends SqliteDialect {
  readonly #driver: Driver;

  constructor(file: string, options: SqliteOptions) {
    // Opened on first use, inside the driver, where failures are told.
    const database = () => Promise.resolve(openDatabase(file));
    super({ database });
    this.#driver = new WaitingDriver({ database }, file, options.patience);
  }

  override createDriver(): Driver {
    return this.#driver;
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite can undo changes of tables. Kysely does not count on it; with it a migration is made whole or not at all. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Waits for other writers without holding up the process, which SQLite's own busy handler would: it sleeps, and a writer
 * in the same process would never get to its end. A transaction takes the write lock when it begins, so that it waits
 * there and nowhere else.
 */
class WaitingDriver extends SqliteDriver {
  readonly #file: string;
  readonly #patience: number;

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], file: string, patience: number) {
    super(config);
    this.#file = file;
    this.#patience = patience;
  }

  override async init(): Promise<void> {
    try {
      await super.init();
    } catch (error) {
      throw told(error, this.#file);
    }
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => this.#patiently(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async #patiently<T>(attempt: () => Promise<T>): Promise<T> {
    let waited = 0;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!isBusy(error) || waited >= this.#patience) throw told(error, this.#file);
        // SQLite's own delays begin and end like this.
        const delay = Math.min(100, 1 + waited / 2);
        await pause(delay);
        waited += delay;
      }
    }
  }
}

/**
 * libsql does not reset a prepared statement that found the database busy, and no later transaction on the connection can be
 * committed then. `exec` cleans up after itself. So what may have to wait goes through `exec`: all statements without
 * parameters (the bounds of transactions and the changes of tables), settings, and the beginning of a transaction around
 * every other write.
 */
function openDatabase(file: string): SqliteDatabase {
  const database = new Database(file);
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: (query) => {
      const known = statements.get(query);
      if (known !== undefined) return known;
      const statement = prepare(database, query);
      // Statements over a list have one form for each length of it; rather than by use, all are dropped together.
      if (statements.size >= mostStatements) statements.clear();
      statements.set(query, statement);
      return statement;
    },
    close: () => {
      database.close();
    },
  };
}

/** Preparing took a quarter of the time of saving an article; a register's statements are few. */
const mostStatements = 200;

function prepare(database: Database.Database, query: string): SqliteStatement {
  const statement = database.prepare(query);
  return {
    reader: statement.reader && !/^pragma \w+ = /.test(query),
    all: (parameters) => statement.all(parameters.map(bindable)).map(withBytes),
    run: (parameters) => {
      if (parameters.length > 0) return inTransaction(database, () => statement.run(parameters.map(bindable)));
      database.exec(query);
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: (parameters) => statement.iterate(parameters.map(bindable)),
  };
}

function inTransaction<T>(database: Database.Database, write: () => T): T {
  return database.inTransaction ? write() : database.transaction(write).immediate();
}

/** libsql ends the whole process on a boolean, and cuts a text off at NUL when it reads it back. */
function bindable(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (value === null || typeof value === "number" || value instanceof Uint8Array) return value;
  throw new TypeError(`A value of type ${typeof value} cannot be stored.`);
}

/** libsql gives bytes as an ArrayBuffer. */
function withBytes(row: unknown): unknown {
  if (row === null || typeof row !== "object") return row;
  if (!Object.values(row).some((value) => value instanceof ArrayBuffer)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof ArrayBuffer ? new Uint8Array(value) : value]),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

const broken: readonly (readonly [sign: RegExp, told: string])[] = [
  [/^SQLITE_NOTADB/, "is not a register (no SQLite database); name another data folder or move the file away"],
  [/^SQLITE_CORRUPT/, "is damaged; restore it from a backup"],
  [/^SQLITE_FULL/, "cannot grow because the disk is full; make room"],
  [/^SQLITE_(?:READONLY|PERM|AUTH)/, "may not be written; check who owns the file and its folder"],
  [
    /^SQLITE_(?:IOERR|CANTOPEN|PROTOCOL)|^ConnectionFailed/,
    "cannot be opened or read; check the disk, the file and its folder",
  ],
];

/** The expected failures of a database file as SijillErrors; everything else as it is, for it is a defect. */
function told(error: unknown, file: string): unknown {
  if (isBusy(error)) {
    const message = `The register ${file} is being written by others and did not become free; try again later.`;
    return new SijillError("store-locked", message, { cause: error });
  }
  // Failures to open come without a code, told only by their message.
  const sign = codeOf(error) || (error instanceof Error ? error.message : "");
  const reason = broken.find(([pattern]) => pattern.test(sign))?.[1];
  return reason === undefined
    ? error
    : new SijillError("store-broken", `The register ${file} ${reason}.`, { cause: error });
}
