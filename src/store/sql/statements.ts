import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { z } from "zod";
import type { SameLink } from "../../records/cluster.ts";
import type { Statement } from "../../records/statement.ts";
import { fromJson, toJson } from "../json.ts";
import type { MergeToSave, RowPlace } from "../merging.ts";
import { batches } from "./batches.ts";
import { insertRows } from "./insert-rows.ts";
import type { StatementRow } from "./record-tables.ts";
import type { Tables } from "./tables.ts";

// Only the register writes the column, and what it writes has been checked by the compiler.
const statementOf = z.custom<Statement>((statement) => typeof statement === "object");

export async function findStatements(database: Kysely<Tables>, facts: readonly string[]): Promise<Statement[]> {
  const found: Statement[] = [];
  for (const batch of batches(facts)) {
    const rows = database.selectFrom("statements").select("statement_json").where("fact_id", "in", batch);
    for (const row of await rows.execute()) found.push(fromJson(statementOf, row.statement_json));
  }
  return found;
}

/** In the order of their facts' ids, by article. */
export async function statementsOfArticles(
  database: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const found = new Map<string, Statement[]>();
  for (const batch of batches(keys)) {
    const kept = database.selectFrom("statements").select(["article_key", "statement_json"]).orderBy("fact_id");
    for (const { article_key, statement_json } of await kept.where("article_key", "in", batch).execute()) {
      found.set(article_key, [...(found.get(article_key) ?? []), fromJson(statementOf, statement_json)]);
    }
  }
  return found;
}

export async function linksAmong(database: Kysely<Tables>, facts: readonly string[]): Promise<SameLink[]> {
  const known = new Set(facts);
  const links: SameLink[] = [];
  for (const batch of batches(facts)) {
    const begun = database.selectFrom("statement_links").selectAll().where("one", "in", batch);
    links.push(...(await begun.execute()).filter(({ other }) => known.has(other)));
  }
  return links;
}

/** The two tables of rows, and what stands in them. */
const rowTables = {
  statement_keys: "fact_id",
  course_keys: "record_id",
} as const;

/** Ids of what stands in the rows of keys, at most `reach` before and as many from each place on. */
export async function standingAbout(
  database: Kysely<Tables>,
  table: keyof typeof rowTables,
  places: readonly RowPlace[],
  reach: number,
): Promise<string[]> {
  const [name, id] = [sql.table(table), sql.ref(rowTables[table])];
  const found = new Set<string>();
  // One statement for many places, each a look at the index: a long row is never read whole.
  const read = async (stretches: readonly Stretch[], order: RawBuilder<unknown>): Promise<void> => {
    for (const batch of batches(stretches)) {
      const parts = batch.map(
        ({ key, from, to }) =>
          sql`select * from (select ${id} as id from ${name} where key = ${key} and at >= ${from} and at < ${to} order by at ${order} limit ${reach}) as stretch`,
      );
      const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union `)}`.execute(database);
      for (const row of rows) found.add(row.id);
    }
  };
  const stretches = stretchesBetween(places);
  await read(stretches.before, sql`desc`);
  await read(stretches.behind, sql`asc`);
  return [...found];
}

/** A part of a row: from a place on, to another one that is not part of it. */
interface Stretch {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** Before and behind everything that stands in a row: days and ids are plain ASCII. */
const [rowBegin, rowEnd] = ["", "~"];

/** What stands before and behind places, as far as the next of them: what stands about many is read once. */
function stretchesBetween(places: readonly RowPlace[]): { readonly before: Stretch[]; readonly behind: Stretch[] } {
  const byKey = new Map<string, Set<string>>();
  for (const { key, at } of places) byKey.set(key, (byKey.get(key) ?? new Set()).add(at));
  const rows = [...byKey].map(([key, all]) => ({ key, all: [...all].toSorted() }));
  return {
    before: rows.flatMap(({ key, all }) => all.map((to, which) => ({ key, from: all[which - 1] ?? rowBegin, to }))),
    behind: rows.flatMap(({ key, all }) => all.map((from, which) => ({ key, from, to: all[which + 1] ?? rowEnd }))),
  };
}

/** Keeps statements with their keys, and takes out those of facts that are withdrawn. */
export async function writeStatements(
  transaction: Transaction<Tables>,
  { stated, withdrawn }: Pick<MergeToSave, "stated" | "withdrawn">,
): Promise<void> {
  const changed = [...withdrawn, ...stated.map(({ statement }) => statement.fact.id)];
  for (const batch of batches(changed)) {
    await transaction.deleteFrom("statement_keys").where("fact_id", "in", batch).execute();
    await transaction.deleteFrom("statements").where("fact_id", "in", batch).execute();
  }
  for (const batch of batches(stated.map(({ statement }) => statementRow(statement))))
    await transaction.insertInto("statements").values(batch).execute();
  const keys = stated.flatMap(({ place: { id, at, keys: all } }) => all.map((key) => ({ key, at, fact_id: id })));
  await insertRows(transaction, "statement_keys", keys);
}

function statementRow(statement: Statement): StatementRow {
  const { fact, article } = statement;
  return { fact_id: fact.id, article_key: article.key, text: article.text, statement_json: toJson(statement) };
}

/** Keeps links and takes out those that hold no more. */
export async function writeLinks(
  transaction: Transaction<Tables>,
  { links, parted }: Pick<MergeToSave, "links" | "parted">,
): Promise<void> {
  for (const { one, other } of parted)
    await transaction.deleteFrom("statement_links").where("one", "=", one).where("other", "=", other).execute();
  for (const batch of batches(links.map(({ one, other, score }) => ({ one, other, score })))) {
    const insert = transaction.insertInto("statement_links").values(batch);
    await insert
      .onConflict((conflict) =>
        conflict.columns(["one", "other"]).doUpdateSet((row) => ({ score: row.ref("excluded.score") })),
      )
      .execute();
  }
}
