import { type Kysely, sql } from "kysely";
import type { Tables } from "../../src/store/sql/tables.ts";

/** Columns whose values are others in each copy; the rest are taken as they are. `{}` stands for the column, `{n}` for the copy. */
const own: { readonly [Name in keyof Tables]?: { readonly [column: string]: string } } = {
  articles: { key: "{} || '-{n}'", url: "{} || '-{n}'" },
  facts: { id: "{} || '-{n}'", article_key: "{} || '-{n}'" },
  fact_evidence: { fact_id: "{} || '-{n}'" },
  fact_parties: { fact_id: "{} || '-{n}'" },
  fact_tags: { fact_id: "{} || '-{n}'" },
  records: {
    number: "{} + {n} * {all}",
    id: "{} || '-{n}'",
    since: "strftime('%Y-%m-%dT%H:%M:%fZ', {}, '+{n} minutes')",
    changed_at: "strftime('%Y-%m-%dT%H:%M:%fZ', {}, '+{n} hours')",
    confidence: "cast(({} * 1000 + {n} * 37) as integer) % 1000 / 1000.0",
  },
  record_details: { number: "{} + {n} * {all}" },
  record_tags: { number: "{} + {n} * {all}" },
  record_courses: { record_id: "{} || '-{n}'", other_id: "{} || '-{n}'" },
  record_facts: { fact_id: "{} || '-{n}'", record_id: "{} || '-{n}'" },
};

/** Copies all that a register in SQLite holds so often inside the database, which takes a tenth of the time of making it. */
export async function multiply(database: Kysely<Tables>, times: number): Promise<void> {
  // What was there at first is copied, and no copy.
  const last = new Map<string, number>();
  for (const table of Object.keys(own)) {
    const { rows } = await sql<{ last: number }>`select max(rowid) as last from ${sql.table(table)}`.execute(database);
    last.set(table, rows[0]?.last ?? 0);
  }
  for (let copy = 1; copy < times; copy += 1) {
    await database.transaction().execute(async (transaction) => {
      for (const [table, columns] of Object.entries(own)) {
        const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(transaction);
        const values = rows.map(({ name }) =>
          (columns[name] ?? "{}")
            .replaceAll("{}", `"${name}"`)
            .replaceAll("{n}", String(copy))
            .replaceAll("{all}", String(last.get("records") ?? 0)),
        );
        const insert = `insert into ${table} select ${values.join(", ")} from ${table} where rowid <= ${last.get(table) ?? 0}`;
        await sql.raw(insert).execute(transaction);
      }
    });
  }
  const sums = database.updateTable("record_sums");
  await sums.set((row) => ({ records: row("records", "*", times), total: row("total", "*", times) })).execute();
}
