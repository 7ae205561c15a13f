import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { migrations } from "../../src/store/migrations/index.ts";
import { LibsqlDialect } from "../../src/store/sqlite/dialect.ts";
import type { RecordFilter } from "../../src/store/record-filter.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";

/** The file of a register as the first release left it, with an address, its page and nothing read of it. */
async function firstRegister(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "sijill.db");
  const database = new Kysely<unknown>({ dialect: new LibsqlDialect(file, { patience: 1000 }) });
  await sql`pragma application_id = ${sql.raw(String(0x53_49_4a_4c))}`.execute(database);
  const { error } = await new Migrator({ db: database, provider: migrations }).migrateTo("0001-register");
  expect(error).toBeUndefined();
  await sql`insert into bodies values ('hash', 1, x'00')`.execute(database);
  await sql`insert into pages values ('https://www.journal.example:8443/1', 'https://www.journal.example:8443/1', 200, '{}',
    '2024-05-14T08:00:00.000Z', 'hash', '"1"', null)`.execute(database);
  await sql`insert into addresses values ('https://www.journal.example:8443/1', 'journal', '2024-05-14T08:00:00.000Z', 'feed',
    'fetched', '2024-05-14T08:00:00.000Z', 0, null, '2024-05-15T08:00:00.000Z')`.execute(database);
  await database.destroy();
  return file;
}

test("a register of the first release is brought up to date and loses nothing", async () => {
  const register = await openSqliteRegister(await firstRegister());
  onTestFinished(() => register.close());
  const now = "2024-05-16T00:00:00Z";
  expect(await register.dueHosts(now, 10, null)).toEqual(["www.journal.example:8443"]);
  expect(await register.dueAddresses("www.journal.example:8443", now, 10, null)).toEqual([
    {
      address: "https://www.journal.example:8443/1",
      sourceId: "journal",
      role: "page",
      depth: 0,
      foundAt: "2024-05-14T08:00:00.000Z",
      foundBy: "feed",
      shownDay: null,
      status: "fetched",
      fetchedAt: "2024-05-14T08:00:00.000Z",
      failures: 0,
      lastError: null,
      nextDue: "2024-05-15T08:00:00.000Z",
      validators: { etag: '"1"', lastModified: null },
    },
  ]);
  // What it read is read once more: nobody noted by which rules.
  expect(await register.unreadPages("", 10)).toEqual(["https://www.journal.example:8443/1"]);
});

test("records kept before are found by what they are to each other, and told apart from what is in no sum", async () => {
  const file = await firstRegister();
  const database = new Kysely<unknown>({ dialect: new LibsqlDialect(file, { patience: 1000 }) });
  await new Migrator({ db: database, provider: migrations }).migrateTo("0011-search");
  for (const [number, id, status, per] of [
    [1, "rpromise", "planned", null],
    [2, "rresult", "realised", null],
    [3, "rrate", "planned", "year"],
  ] as const) {
    await sql`insert into records (number, id, since, version, changed_at, state, type, status, value, unit, per, qualifier,
      independent_outlets, fact_count, disagreements, confidence, is_part, sort_day, sort_value, sort_source)
      values (${number}, ${id}, '2024', 1, '2024', 'pending', 'jobs', ${status}, 40, 'job', ${per}, 'exact', 1, 1, 0, 0.9, 0, '', 40, '')`.execute(
      database,
    );
    const claim = JSON.stringify({ id, parties: [], facts: [], disagreements: [] });
    await sql`insert into record_details values (${number}, ${claim}, '{}', null, '[]', '[]', '')`.execute(database);
  }
  await sql`insert into record_courses values ('rpromise', 'rresult', 'result', '[]'), ('rresult', 'rpromise', 'promise', '[]')`.execute(
    database,
  );
  await database.destroy();
  const register = await openSqliteRegister(file);
  onTestFinished(() => register.close());
  const order = { by: "since", descending: false } as const;
  const ids = async (filter: RecordFilter) =>
    (await register.listRecords(filter, order, 10)).records.map(({ id }) => id);
  expect(await ids({ courses: ["result"] })).toEqual(["rpromise"]);
  expect(await ids({ summed: true })).toEqual(["rpromise", "rresult"]);
});
