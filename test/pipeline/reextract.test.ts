import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Article, Fact, Page } from "../../src/model.ts";
import { hereReader, type PageReader } from "../../src/pipeline/reader.ts";
import { reextract, type ReextractLimits } from "../../src/pipeline/reextract.ts";
import { emptyTally, type PageComparison, tallyPage } from "../../src/pipeline/tally.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { collect } from "../support/collect.ts";
import { sampleAddress, sampleArticle, sampleFact, samplePage } from "../support/samples.ts";

function textOf({ body }: Page): string {
  return new TextDecoder().decode(body);
}

/** Rules for pages whose body is the text of their article: they find every "N emplois", and each version says something else of it. */
function rulesOf(version: string, factsOf: (fact: Fact) => Fact[] = (fact) => [fact]): PageReader {
  return hereReader({
    rules: version,
    read(page) {
      if (version === "failing" && textOf(page).includes("12")) throw new TypeError("no such thing");
      return sampleArticle({ url: page.address, title: page.address, text: textOf(page) });
    },
    extract: (article: Article) => ({
      rules: version,
      accounts: [],
      facts: article.text.match(/\d+ emplois/g)?.flatMap((quote) => factsOf(sampleFact(article, quote))) ?? [],
    }),
  });
}

const addressOf = (name: string) => `https://journal.example/${name}`;

/** A register with pages of which each was read by the rules "old". */
async function openFilled(pages: { readonly [name: string]: string }): Promise<Register> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-reextract-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  const old = rulesOf("old");
  for (const [name, body] of Object.entries(pages)) {
    const address = addressOf(name);
    await register.saveAddresses([sampleAddress({ address, identity: address, sourceId: name.slice(0, 1) })]);
    const page = samplePage(body, { address, finalAddress: address });
    await register.recordFetch(page, null);
    await register.saveReadings([await old.read(page, null)]);
  }
  return register;
}

function run(register: Register, reader: PageReader, limits: Partial<ReextractLimits> = {}): Promise<PageComparison[]> {
  const { signal } = new AbortController();
  return collect(reextract({ register, reader }, { sourceIds: null, dryRun: false, signal, ...limits }));
}

const realised = rulesOf("new", (fact) => [{ ...fact, status: "realised" }]);

async function statusesOf(register: Register): Promise<string[]> {
  return (await collect(register.listFacts())).map(({ fact }) => fact.status);
}

test("pages that other rules read are read again, once, and what changed is told in the order of addresses", async () => {
  const register = await openFilled({ b: "12 emplois", a: "Rien de neuf.", c: "12 emplois et 30 emplois" });
  const pages = await run(register, realised);
  expect(pages.map(({ address, outcome, changes }) => [address, outcome, changes.length])).toEqual([
    [addressOf("a"), "unchanged", 0],
    [addressOf("b"), "changed", 1],
    [addressOf("c"), "changed", 2],
  ]);
  expect(pages[1]).toMatchObject({
    article: { title: addressOf("b") },
    changes: [{ before: { status: "planned" }, after: { status: "realised" }, aspects: ["status"] }],
  });
  expect(await statusesOf(register)).toEqual(["realised", "realised", "realised"]);
  expect(await run(register, realised)).toEqual([]);
});

test("a dry run tells the same and changes nothing", async () => {
  const register = await openFilled({ a: "12 emplois", b: "30 emplois" });
  const before = await collect(register.listFacts());
  const told = await run(register, realised, { dryRun: true });
  expect(await collect(register.listFacts())).toEqual(before);
  expect(await register.countOutdated("new", null)).toEqual({ readable: 2, pruned: 0 });
  expect(await run(register, realised)).toEqual(told);
});

test("facts keep their ids", async () => {
  const register = await openFilled({ a: "12 emplois" });
  const ids = async () => (await collect(register.listFacts())).map(({ fact }) => fact.id);
  const before = await ids();
  await run(register, realised);
  expect(await ids()).toEqual(before);
});

test("stopped at any page it goes on with the rest", async () => {
  const names = Array.from({ length: 90 }, (_, index) => `a${100 + index}`);
  const register = await openFilled(Object.fromEntries(names.map((name, index) => [name, `${index + 1} emplois`])));
  const stopping = new AbortController();
  const first: PageComparison[] = [];
  const limits = { sourceIds: null, dryRun: false, signal: stopping.signal };
  for await (const page of reextract({ register, reader: realised }, limits)) {
    first.push(page);
    stopping.abort();
  }
  const { readable } = await register.countOutdated("new", null);
  expect(first.length).toBeGreaterThan(0);
  expect(first.length + readable).toBe(names.length);
  expect(readable).toBeGreaterThan(0);
  // What a killed process leaves: some pages kept, none of them told.
  for await (const _ of reextract({ register, reader: realised }, { ...limits, signal: AbortSignal.timeout(60_000) }))
    break;
  const rest = await run(register, realised);
  expect(rest.length).toBeLessThan(readable);
  expect(await register.countOutdated("new", null)).toEqual({ readable: 0, pruned: 0 });
  expect(new Set(await statusesOf(register))).toEqual(new Set(["realised"]));
});

test("a page that brings a defect to light keeps what was read in it, and the others go on", async () => {
  const register = await openFilled({ a: "12 emplois", b: "30 emplois" });
  const pages = await run(register, rulesOf("failing"));
  expect(pages.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["failed", "defect: no such thing"],
    ["unchanged", expect.any(String)],
  ]);
  expect(await collect(register.listFacts())).toHaveLength(2);
});

test("only the pages of some sources are read where some are named", async () => {
  const register = await openFilled({ a: "12 emplois", b: "30 emplois" });
  expect((await run(register, realised, { sourceIds: ["b"] })).map(({ address }) => address)).toEqual([addressOf("b")]);
  expect(await register.countOutdated("new", null)).toEqual({ readable: 1, pruned: 0 });
});

test("what changed is counted by type and by what is another", async () => {
  const register = await openFilled({ a: "12 emplois", b: "30 emplois", c: "Rien de neuf." });
  const other = rulesOf("new", (fact) => {
    return fact.evidence[0]?.quote === "12 emplois" ? [] : [{ ...fact, status: "lost", date: null }];
  });
  const tally = (await run(register, other)).reduce(tallyPage, emptyTally);
  expect(tally.pages).toMatchObject({ changed: 2, unchanged: 1, failed: 0 });
  expect(tally.facts.jobs).toMatchObject({ unchanged: 0, changed: 1, gone: 1, added: 0 });
  expect(tally.facts.jobs.aspects).toMatchObject({ status: 1, date: 1, value: 0 });
  expect(tally.facts.funds).toMatchObject({ unchanged: 0, changed: 0, gone: 0, added: 0 });
});
