/** Registers that hold something of everything, to be copied and dumped. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { onTestFinished } from "vitest";
import type { Fact } from "../../src/model.ts";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import { copiedTables } from "../../src/store/copy/tables.ts";
import { openDatabase } from "../../src/store/open.ts";
import type { OpenDatabase } from "../../src/store/sql/database.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { articleKey } from "../../src/text/identity.ts";
import { sampleAddress, sampleArticle, sampleFact, sampleFacts, samplePage } from "../support/samples.ts";
import { testDatabase } from "../support/servers/index.ts";

async function opened(location: string): Promise<OpenDatabase> {
  const database = await openDatabase(location);
  onTestFinished(() => database.close());
  return database;
}

export function openSqlite(): Promise<OpenDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-whole-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return opened(join(folder, "register.db"));
}

export async function openPostgres(): Promise<OpenDatabase> {
  const place = await testDatabase();
  onTestFinished(place.clear);
  return opened(place.url);
}

/** Fills a register with something of everything, more facts than are copied at once among them. */
export async function fill({ database }: OpenDatabase): Promise<void> {
  const register = new SqlRegister(database, () => Promise.resolve());
  const addresses = Array.from({ length: 30 }, (_, index) => `https://h${index}.example/é`);
  await register.saveAddresses(addresses.map((address) => sampleAddress({ address, identity: address })));
  for (const address of addresses) {
    const { bodyHash } = await register.recordFetch(samplePage(`\0 ${address}`, { address }), null);
    const article = sampleArticle({ url: address, author: "\0 👍 كاتب" });
    await register.saveArticle(article, sampleFacts(article), "rules-1", bodyHash);
  }
  const text = Array.from({ length: 450 }, (_, index) => `${index + 1000} emplois`).join("\n");
  const article = sampleArticle({ url: null, text });
  const facts: Fact[] = [];
  // Each is part of the one before it in the text, wherever their ids sort.
  for (const [index, quote] of text.split("\n").entries()) {
    facts.push(sampleFact(article, quote, { value: index / 7, partOf: facts.at(-1)?.id ?? null }));
  }
  await register.saveArticle(article, facts, "rules-1", null);
  const stated = articleKey(sampleArticle({ url: addresses[0] ?? null, author: "\0 👍 كاتب" }));
  await register.addFact(
    stated,
    sampleFact(sampleArticle({ url: addresses[0] ?? null }), "coûteront"),
    "أمينة",
    "2025-01-01T00:00:00Z",
    "a/rule",
  );
  const acceptance = { rule: "a/rule", threshold: 0.9, sample: 0.1, who: "أمينة", at: "2025-01-01T00:00:00Z" };
  await register.setAcceptance("a/rule", acceptance);
  await mergeArticles(register, () => "2025-01-01T00:00:00Z", new AbortController().signal);
  await register.saveArticle(sampleArticle({ url: "https://h1.example/unmerged" }), [], "rules-1", null);
  const note = { at: "2025-01-01T00:00:00Z", reason: null };
  await register.forgetPage("https://forgotten.example/é", (address) => address, note);
  await register.noteHost("h1.example", { failures: 3_000_000_000, robots: "User-agent: *" });
  const [createdAt, expiresAt] = ["2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"];
  await register.saveUser({ name: "أمينة", role: "admin", createdAt, disabledAt: null }, "hash");
  await register.saveLogin({ idHash: "id", user: "أمينة", csrf: "csrf", createdAt, expiresAt });
  const token = { id: "t1", user: "أمينة", label: "export", scope: "reader", createdAt, expiresAt } as const;
  await register.saveToken({ ...token, usedAt: null, revokedAt: null }, "secret");
  await register.noteAudit({ at: createdAt, who: "أمينة", what: "user.add", detail: { name: "brahim" } });
}

/** Everything that a database holds, table by table. */
export async function contentOf({ database }: OpenDatabase): Promise<unknown[]> {
  const content: unknown[] = [];
  for (const { name, key } of copiedTables) {
    const order = sql.join(key.map((column) => sql.ref(column)));
    const { rows } = await sql<object>`select * from ${sql.table(name)} order by ${order}`.execute(database);
    content.push({ name, rows: rows.map((row) => JSON.parse(JSON.stringify(row, plainBytes)) as unknown) });
  }
  return content;
}

/** Bytes as text, whatever class a driver gives them in. */
function plainBytes(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const bytes = this[key];
  return bytes instanceof Uint8Array ? Buffer.from(bytes).toString("base64") : value;
}
