/**
 * How fast a register fills a PostgreSQL of the user's own, and how much memory that takes: `npx tsx bench/sink.ts --records 10000`, or
 * `--data DIR` for a register that is there. The server is one of its own, as durable as a usual one.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { catchUp } from "../src/export/postgres/follow.ts";
import { type Sink, withSink } from "../src/export/postgres/open.ts";
import { prepareSink } from "../src/export/postgres/prepare.ts";
import { loadBlueprint } from "../src/export/postgres/script.ts";
import { differs, verifyTable } from "../src/export/postgres/verify.ts";
import { loadTables } from "../src/export/schema.ts";
import { locationFrom, openDatabase } from "../src/store/open.ts";
import { SqlRegister } from "../src/store/sql/register.ts";
import { makePostgres } from "../test/support/servers/postgres.ts";
import { fill } from "./records/fill.ts";
import { recordsOf } from "./records/press.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, records: { type: "string", default: "10000" } } });
const made = values.data === undefined ? mkdtempSync(join(tmpdir(), "sijill-sink-")) : null;
const { database, close } = await openDatabase(locationFrom(values.data ?? made ?? ""));
const register = new SqlRegister(database, close);
const tables = loadTables();

let most = 0;
setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20).unref();

/** Says how long something took, and the most memory the process had so far. */
async function timed(what: string, work: () => Promise<number>): Promise<void> {
  const begun = performance.now();
  const rows = await work();
  const seconds = (performance.now() - begun) / 1000;
  const rate = rows === 0 ? "" : `, ${Math.round(rows / seconds)} rows/s`;
  console.log(`${what}: ${rows} rows in ${seconds.toFixed(1)} s${rate}, at most ${Math.round(most / 1e6)} MB`);
}

/** The records of the bench are written past the register, which would have numbered them. */
async function numberAll(): Promise<void> {
  if ((await register.lastChange()) > 0) return;
  await sql`
    insert into changes ("of", id, seq, at, removed)
    select 'record', id, row_number() over (order by number), changed_at, 0 from records`.execute(database);
  await sql`
    insert into changes ("of", id, seq, removed)
    select 'article', key, (select count(*) from records) + row_number() over (order by key), 0 from articles`.execute(
    database,
  );
  await sql`insert into counters (name, value) select 'changes', max(seq) from changes`.execute(database);
}

async function run(sink: Sink): Promise<number> {
  const { changed } = await catchUp(
    { sink, register, tables },
    { signal: new AbortController().signal, report: () => undefined },
  );
  return changed;
}

if ((await register.countRecords({})).all === 0) {
  const facts = await fill(database, recordsOf(Number(values.records), 3, 1));
  console.log(
    `filled with ${values.records} records of ${facts} facts, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
  );
}
await numberAll();
const { server } = await makePostgres({ durable: true });
await server.start();
try {
  await withSink({ url: server.url, schema: "sijill" }, async (sink) => {
    await prepareSink(sink, loadBlueprint());
    await timed("first fill", () => run(sink));
    await timed("nothing new", () => run(sink));
    await sql`update sijill.sink_state set last_change = 0`.execute(sink.database);
    await timed("everything again, equal", () => run(sink));
    for (const table of tables.values()) {
      await timed(`compare ${table.name}`, async () => {
        const verified = await verifyTable(sink, register, table, false);
        if (differs(verified)) throw new Error(`${table.name} differs.`);
        return verified.sink.rows;
      });
    }
  });
} finally {
  await server.remove();
  await register.close();
  if (made !== null) rmSync(made, { recursive: true });
}
