/**
 * Room that things take, for docs/operations.md: bytes of a page, an article and a fact in SQLite and PostgreSQL, and of a job
 * in Redis. `npx tsx bench/size.ts --pages DIR` takes the pages of a folder instead of the fixtures.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Redis } from "ioredis";
import { sql } from "kysely";
import { z } from "zod";
import { identityOf } from "../src/crawl/canonical.ts";
import { loadEngine } from "../src/facts/engine.ts";
import { extractFacts } from "../src/facts/extract.ts";
import { readPage } from "../src/page/read.ts";
import { readAndExtract } from "../src/pipeline/reading.ts";
import { loadSources } from "../src/sources/load.ts";
import { openDatabase } from "../src/store/open.ts";
import { SqlRegister } from "../src/store/sql/register.ts";
import { fingerprintOf, keysOf } from "../src/twins/fingerprint.ts";
import { articleKey } from "../src/text/identity.ts";
import { makePostgres } from "../test/support/servers/postgres.ts";
import { makeRedis } from "../test/support/servers/redis.ts";
import { connectRedis } from "../workers/connection.ts";
import { addExtracts, addVisits, closeQueues, openQueues } from "../workers/queues.ts";
import { pagesIn } from "./pages.ts";

const fixtures = fileURLToPath(new URL("../fixtures/pages/", import.meta.url));
const { pages: folder } = parseArgs({ options: { pages: { type: "string", default: fixtures } } }).values;
const pages = pagesIn(folder);
const sources = loadSources();
const engine = loadEngine();
const tools = {
  rules: engine.hash,
  read: (page: Parameters<typeof readPage>[0]) => readPage(page, sources),
  extract: (article: Parameters<typeof extractFacts>[0]) => extractFacts(article, engine),
};
/** As long as what servers say about a page usually is. */
const headers = { "content-type": "text/html; charset=utf-8", etag: '"0123456789abcdef"', "x-other": "x".repeat(500) };

/** Enough that half-filled pages of small tables weigh nothing. */
const copies = 10;
const jobs = 10_000;
const sizeRows = z.array(z.object({ table: z.string(), bytes: z.coerce.number() }));

const readings = pages.map((page) => ({ page, reading: readAndExtract(page, null, tools) }));
const articles = readings.filter(({ reading }) => reading.article !== null).length * copies;
const facts = readings.reduce((sum, { reading }) => sum + reading.facts.length, 0) * copies;
const bytes = pages.reduce((sum, { body }) => sum + body.length, 0) / pages.length;
console.log(`${pages.length} pages of ${kilo(bytes)} each, ${copies} times: ${articles} articles, ${facts} facts`);

const data = mkdtempSync(join(tmpdir(), "sijill-size-"));
await measure(
  "SQLite",
  join(data, "register.db"),
  sql`select name as "table", sum(pgsize) as bytes from dbstat group by 1`,
);
rmSync(data, { recursive: true });
const { server: postgres } = await makePostgres();
await postgres.start();
const sizes = sql`select relname as "table", pg_total_relation_size(oid) as bytes from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`;
await measure("PostgreSQL", postgres.url, sizes).finally(() => postgres.remove());
await measureRedis();

/** Keeps all pages so many times under other addresses, each with what reading it gave. */
async function fill(register: SqlRegister): Promise<void> {
  for (let copy = 0; copy < copies; copy += 1) {
    for (const { page, reading } of readings) {
      const address = `${page.address}${page.address.includes("?") ? "&" : "?"}copy=${copy}`;
      const foundAt = page.fetchedAt;
      const about = { sourceId: "bench", role: "page", depth: 1, foundAt, foundBy: "feed", shownDay: null } as const;
      await register.saveAddresses([{ address, identity: identityOf(address, null), ...about, nextDue: foundAt }]);
      const body = Buffer.concat([page.body, Buffer.from(`<!--${copy}-->`)]);
      const { bodyHash } = await register.recordFetch({ ...page, address, headers, body }, foundAt);
      const article = reading.article === null ? null : { ...reading.article, url: address };
      const renamed = reading.facts.map((fact) => ({
        ...fact,
        id: `${fact.id.slice(0, -2)}${copy}-`,
        partOf: fact.partOf === null ? null : `${fact.partOf.slice(0, -2)}${copy}-`,
      }));
      await register.saveReadings([{ ...reading, address, bodyHash: bodyHash ?? "", article, facts: renamed }]);
      if (article === null) continue;
      const fingerprint = fingerprintOf(article.text);
      const keys = keysOf(fingerprint, article.title);
      await register.saveFingerprints([{ key: articleKey(article), outletKind: "press", fingerprint, keys }]);
    }
  }
}

async function measure(name: string, location: string, query: ReturnType<typeof sql>): Promise<void> {
  const { database, close } = await openDatabase(location);
  await fill(new SqlRegister(database, close));
  await sql`vacuum`.execute(database);
  const rows = sizeRows.parse((await query.execute(database)).rows);
  const of = (pattern: RegExp) =>
    rows.filter(({ table }) => pattern.test(table)).reduce((sum, row) => sum + row.bytes, 0);
  const count = pages.length * copies;
  console.log(
    `${name}: a page ${kilo(of(/bodies/) / count)} of body and ${kilo(of(/pages|addresses|hosts/) / count)} about it,`,
  );
  console.log(
    `  an article ${kilo(of(/articles/) / articles)} and ${kilo(of(/fingerprint/) / articles)} to find its twins by,`,
  );
  console.log(`  a fact ${kilo(of(/fact/) / facts)}`);
  await close();
}

/** Bytes that a Redis takes. */
async function memoryOf(redis: Redis): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await redis.info("memory"))?.[1]);
}

async function measureRedis(): Promise<void> {
  const { server } = await makeRedis();
  await server.start();
  const redis = await connectRedis(server.url);
  const queues = openQueues(redis, "bench");
  const before = await memoryOf(redis);
  await addVisits(
    queues,
    Array.from({ length: jobs }, (_, at) => `www.host-${at}.example.ma`),
  );
  const between = await memoryOf(redis);
  await addExtracts(
    queues,
    Array.from(
      { length: jobs },
      (_, at) => `https://www.host-${at}.example.ma/economie/2026/03/un-titre-comme-un-autre-${at}.html`,
    ),
  );
  const after = await memoryOf(redis);
  console.log(
    `Redis: ${kilo((between - before) / jobs)} a visit that waits, ${kilo((after - between) / jobs)} a page that waits`,
  );
  await closeQueues(queues);
  redis.disconnect();
  await server.remove();
}

function kilo(size: number): string {
  return `${(size / 1000).toFixed(1)} kB`;
}
