import { type Kysely, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Register } from "../../store/register.ts";
import type { TableName } from "../names.ts";
import { type RowsOfRecords, rowsOfArticles, rowsOfRecords } from "../rows/rows.ts";
import type { Row, TableSchema } from "../table.ts";
import { codeOf, detailOf } from "./failures.ts";
import type { Sink } from "./open.ts";
import { moveState, type SinkState, type StateChange } from "./state.ts";
import { writeRows, type Written } from "./write.ts";

/** What a sink reads of a register. */
export type SinkSource = Pick<
  Register,
  | "identity"
  | "lastChange"
  | "listChanges"
  | "exportedRecords"
  | "exportedFacts"
  | "exportedArticles"
  | "exportedReviews"
>;

/** Where rows come from and go to. */
export interface Flow {
  readonly sink: Sink;
  readonly register: SinkSource;
  readonly tables: ReadonlyMap<TableName, TableSchema>;
}

/** Things of the register, there or gone, that are to be in the sink as they are in the register. */
export interface Batch {
  /** Ids. */
  readonly records: readonly string[];
  /** Keys. */
  readonly articles: readonly string[];
}

/** What is taken next, and what is noted with it. */
export interface Next {
  readonly batch: Batch;
  readonly progress: StateChange;
}

/**
 * Makes everything that is kept of some records and articles what it is in the register, and notes how far this has come, in one
 * transaction. It is read before, so that no transaction waits for the register; what changes meanwhile is another change.
 * @param state where the sink stands
 * @throws SijillError "store-broken" where something of the user's holds on to a row that is gone; "store-locked" as `moveState`
 */
export async function takeBatch(flow: Flow, state: SinkState, { batch, progress }: Next): Promise<Written> {
  const { sink, register } = flow;
  const ofArticles = await rowsOfArticles(register, batch.articles, state.with_text);
  const ofRecords = await rowsOfRecords(register, batch.records);
  try {
    return await sink.database.transaction().execute(async (transaction) => {
      const write = (name: TableName, owner: string, owners: readonly string[], rows: readonly Row[]) => {
        const table = flow.tables.get(name);
        if (table === undefined) throw new TypeError(`There is no table ${name}.`);
        return writeRows(transaction, sink, { table, owner, owners, rows });
      };
      const stated = ofArticles.evidence.flatMap(({ fact_id: fact }) => (typeof fact === "string" ? fact : []));
      const facts = [...new Set([...(await factsOf(transaction, sink, batch.articles)), ...stated])];
      const written = [
        await write("articles", "key", batch.articles, ofArticles.articles),
        await write("facts", "article_key", batch.articles, ofArticles.facts),
        await write("evidence", "fact_id", facts, ofArticles.evidence),
        await write("records", "id", batch.records, ofRecords.records),
        await write("parties", "record_id", batch.records, ofRecords.parties),
        await write("reviews", "record_id", batch.records, ofRecords.reviews),
        await assignFacts(transaction, sink, batch.records, ofRecords.statedBy),
      ];
      await moveState(transaction, sink, state.last_change, progress);
      return written.reduce((sum, one) => ({ changed: sum.changed + one.changed, removed: sum.removed + one.removed }));
    });
  } catch (error) {
    throw heldBy(error, sink) ?? error;
  }
}

/** Ids of the facts that the sink has of some articles. */
async function factsOf(transaction: Kysely<unknown>, { schema }: Sink, articles: readonly string[]): Promise<string[]> {
  if (articles.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(`${schema}.facts`)} where article_key = any(${articles})`.execute(transaction);
  return rows.map(({ id }) => id);
}

/** Which record a fact states is a change of the record and not of the fact's article. */
async function assignFacts(
  transaction: Kysely<unknown>,
  { schema }: Sink,
  records: readonly string[],
  statedBy: RowsOfRecords["statedBy"],
): Promise<Written> {
  if (records.length === 0) return { changed: 0, removed: 0 };
  const table = sql.table(`${schema}.facts`);
  const facts = statedBy.map(({ fact }) => fact);
  const freed = await sql`
    update ${table} set record_id = null where record_id = any(${records}) and id <> all(${facts})`.execute(
    transaction,
  );
  const assigned = await sql`
    update ${table} as old set record_id = given.record_id
    from unnest(${facts}::text[], ${statedBy.map(({ record }) => record)}::text[]) as given (id, record_id)
    where old.id = given.id and old.record_id is distinct from given.record_id`.execute(transaction);
  return { changed: Number(freed.numAffectedRows ?? 0n) + Number(assigned.numAffectedRows ?? 0n), removed: 0 };
}

const foreignKeyViolation = "23503";

function heldBy(error: unknown, { place }: Sink): SijillError | null {
  if (codeOf(error) !== foreignKeyViolation) return null;
  const message = `A row in ${place} is gone from the register, but a table of yours points to it: ${detailOf(error)} Declare its foreign key with "on delete cascade" or "on delete set null", or without one.`;
  return new SijillError("store-broken", message, { cause: error });
}
