import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { migrations } from "../../src/store/migrations/index.ts";
import { LibsqlDialect } from "../../src/store/sqlite/dialect.ts";
import type { RecordFilter } from "../../src/store/record-filter.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";

/** The file of a register as it was after a migration, with what is written into it then. */
async function registerAt(migration: string, fill: (database: Kysely<unknown>) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "sijill.db");
  const database = new Kysely<unknown>({ dialect: new LibsqlDialect(file, { patience: 1000 }) });
  await sql`pragma application_id = ${sql.raw(String(0x53_49_4a_4c))}`.execute(database);
  const { error } = await new Migrator({ db: database, provider: migrations }).migrateTo(migration);
  expect(error).toBeUndefined();
  await fill(database);
  await database.destroy();
  return file;
}

/** As the first release left it: an address, its page and nothing read of it. */
async function anAddress(database: Kysely<unknown>): Promise<void> {
  await sql`insert into bodies values ('hash', 1, x'00')`.execute(database);
  await sql`insert into pages values ('https://www.journal.example:8443/1', 'https://www.journal.example:8443/1', 200, '{}',
    '2024-05-14T08:00:00.000Z', 'hash', '"1"', null)`.execute(database);
  await sql`insert into addresses values ('https://www.journal.example:8443/1', 'journal', '2024-05-14T08:00:00.000Z', 'feed',
    'fetched', '2024-05-14T08:00:00.000Z', 0, null, '2024-05-15T08:00:00.000Z')`.execute(database);
}

/** A record as it was when search went by words as they are written. */
async function aRecord(database: Kysely<unknown>): Promise<void> {
  await sql`insert into records (number, id, since, version, changed_at, state, type, status, unit, qualifier, independent_outlets, fact_count,
    disagreements, confidence, is_part, sort_day, sort_value, sort_source) values (1, 'r1', '2024-05-14T08:00:00.000Z', 1,
    '2024-05-14T08:00:00.000Z', 'pending', 'jobs', 'planned', 'job', 'exact', 1, 1, 0, 0.9, 0, '', 450, '')`.execute(
    database,
  );
  await sql`insert into record_details values (1, '{}', '{}', null, '[]', '[]', ${"مصنع بالقنيطره\n450 منصب"})`.execute(
    database,
  );
}

test("a register of the first release is brought up to date and loses nothing", async () => {
  const register = await openSqliteRegister(await registerAt("0001-register", anAddress));
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

/** Records as they were before their courses were filtered by. */
async function aCourse(database: Kysely<unknown>): Promise<void> {
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
}

test("records kept before are found by what they are to each other, and told apart from what is in no sum", async () => {
  const register = await openSqliteRegister(await registerAt("0011-search", aCourse));
  onTestFinished(() => register.close());
  const order = { by: "since", descending: false } as const;
  const ids = async (filter: RecordFilter) =>
    (await register.listRecords(filter, order, 10)).records.map(({ id }) => id);
  expect(await ids({ courses: ["result"] })).toEqual(["rpromise"]);
  expect(await ids({ summed: true })).toEqual(["rpromise", "rresult"]);
});

test("records of a register of before are found by words without what Arabic glues to them", async () => {
  const register = await openSqliteRegister(await registerAt("0011-search", aRecord));
  onTestFinished(() => register.close());
  const found = async (text: string) => (await register.countRecords({ text })).all;
  expect([await found("القنيطرة"), await found("منصب"), await found("طنجة")]).toEqual([1, 1, 0]);
});
