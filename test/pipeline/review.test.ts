/** What people decided about the pages of `fixtures/pages`, read by the real rules, outlives rules, merges and databases. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import type { Article, Fact } from "../../src/model.ts";
import { linkArticles } from "../../src/pipeline/link.ts";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import { hereReader } from "../../src/pipeline/reader.ts";
import { readAndExtract, type ReadingTools } from "../../src/pipeline/reading.ts";
import { reextract } from "../../src/pipeline/reextract.ts";
import { openReadingTools } from "../../src/pipeline/tools.ts";
import { copyRegister } from "../../src/store/copy/copy.ts";
import { openDatabase } from "../../src/store/open.ts";
import type { ListedRecord } from "../../src/store/records.ts";
import type { Register } from "../../src/store/register.ts";
import { SqlRegister } from "../../src/store/sql/register.ts";
import { articleKey } from "../../src/text/identity.ts";
import { collect } from "../support/collect.ts";
import { sampleAddress, sampleFact, samplePage } from "../support/samples.ts";
import { testDatabase } from "../support/servers/index.ts";

const folder = new URL("../../fixtures/pages/", import.meta.url);
const named = z.object({ url: z.string() });
const built = openReadingTools({ sourcesFolder: null, rulesFolder: null, pageLimit: 10_000_000 });
/** Each page is read once: what these tests are about comes behind it. */
const articles = new Map<string, Article>();
const found = new Map<string, ReturnType<ReadingTools["extract"]>>();
const once: ReadingTools = {
  ...built,
  read(page) {
    const article = articles.get(page.address) ?? built.read(page);
    articles.set(page.address, article);
    return article;
  },
  extract(article) {
    const extraction = found.get(article.url ?? "") ?? built.extract(article);
    found.set(article.url ?? "", extraction);
    return extraction;
  },
};
const never = new AbortController().signal;
const { available } = await testDatabase();

let minute = 0;
function now(): string {
  minute += 1;
  return new Date(Date.UTC(2026, 6, 1, 0, minute)).toISOString();
}

async function openAt(location: string) {
  const opened = await openDatabase(location);
  onTestFinished(() => opened.close());
  return { opened, register: new SqlRegister(opened.database, () => Promise.resolve()) };
}

function newFile(): string {
  const place = mkdtempSync(join(tmpdir(), "sijill-review-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return join(place, "register.db");
}

async function merge(register: Register): Promise<void> {
  await linkArticles(register, () => null);
  await mergeArticles(register, now, never);
}

/** Every page of the folder, fetched, read and merged. */
async function fill(register: Register): Promise<void> {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".html"))) {
    const { url } = named.parse(JSON.parse(readFileSync(new URL(name.replace(/html$/, "json"), folder), "utf8")));
    const page = samplePage("", {
      address: url,
      finalAddress: url,
      headers: {},
      body: readFileSync(new URL(name, folder)),
    });
    await register.saveAddresses([sampleAddress({ address: url, identity: url })]);
    await register.recordFetch(page, null);
    await register.saveReadings([readAndExtract(page, null, once)]);
  }
  await merge(register);
}

/** The built-in rules under another name, with something else made of their facts. */
function otherRules(name: string, change: (facts: readonly Fact[]) => readonly Fact[]): ReadingTools {
  const extract: ReadingTools["extract"] = (article) => {
    const extraction = once.extract(article);
    return { ...extraction, facts: change(extraction.facts) };
  };
  return { ...once, rules: name, extract };
}

async function readAgain(register: Register, tools: ReadingTools): Promise<number> {
  const limits = { sourceIds: null, dryRun: false, signal: never };
  const pages = await collect(reextract({ register, reader: hereReader(tools) }, limits));
  await merge(register);
  return pages.length;
}

async function records(register: Register): Promise<readonly ListedRecord[]> {
  const order = { by: "since", descending: false } as const;
  return (await register.listRecords({ withdrawn: true }, order, 1000)).records;
}

/** Decides about every third record, and each time otherwise. */
async function decideSome(register: Register): Promise<readonly ListedRecord[]> {
  const waiting = await records(register);
  for (const [at, { id, version }] of waiting.filter((_, index) => index % 3 === 0).entries()) {
    const about = { record: id, version, who: "Leïla", why: null, at: now() };
    const decisions = [
      { ...about, action: "accept" },
      { ...about, action: "correct", amend: { horizon: "2039", subject: "Selon Leïla" } },
      { ...about, action: "reject" },
    ] as const;
    const [first = decisions[0]] = decisions.slice(at % 3);
    expect(await register.decide(first)).toMatchObject({ outcome: "kept" });
  }
  const decided = (await records(register)).filter(({ state }) => state !== "pending");
  expect(decided.length).toBeGreaterThan(20);
  expect(new Set(decided.map(({ state }) => state))).toEqual(new Set(["accepted", "corrected", "rejected"]));
  return decided;
}

/** What people have agreed to of a record. */
function agreed({
  id,
  state,
  type,
  kind,
  status,
  value,
  max,
  unit,
  date,
  horizon,
  subject,
  parties,
}: ListedRecord): unknown {
  return { id, state, type, kind, status, value, max, unit, date, horizon, subject, parties };
}

async function agreedOn(register: Register, decided: readonly ListedRecord[]): Promise<unknown[]> {
  const kept = await Promise.all(decided.map(({ id }) => register.findRecord(id)));
  return kept.flatMap((record) => (record === null ? [] : [agreed(record)]));
}

describe("decisions", () => {
  it(
    "stay when every page is read again by rules that find the same, other, and fewer facts",
    { timeout: 300_000 },
    async () => {
      const { register } = await openAt(newFile());
      await fill(register);
      const decided = await decideSome(register);
      const expected = decided.map(agreed);

      expect(
        await readAgain(
          register,
          otherRules("same", (facts) => facts),
        ),
      ).toBeGreaterThan(50);
      expect(await agreedOn(register, decided)).toEqual(expected);

      // A year of its own for each: facts that come to say the same would become one record, and their decisions with them.
      const otherwise = otherRules("otherwise", (facts) =>
        facts.map((fact) => {
          const horizon = String(2041 + (Number.parseInt(fact.id.slice(1, 5), 16) % 60));
          return { ...fact, status: "underway", horizon, subject: null, rule: "other/rule" };
        }),
      );
      await readAgain(register, otherwise);
      const settled = decided.filter(({ state }) => state !== "rejected");
      expect(await agreedOn(register, settled)).toEqual(settled.map(agreed));
      const changed = await register.countRecords({ statuses: ["underway"] });
      expect(changed.byState.pending).toBeGreaterThan(20);

      await readAgain(
        register,
        otherRules("none", () => []),
      );
      expect((await records(register)).map(({ id }) => id)).toEqual(decided.map(({ id }) => id));
      expect(await register.countRecords({})).toMatchObject({ all: 0 });
      await readAgain(
        register,
        otherRules("again", (facts) => facts),
      );
      expect(await agreedOn(register, settled)).toEqual(settled.map(agreed));
      expect((await register.countRecords({})).all).toBeGreaterThan(decided.length);
      expect(new Set((await register.reviewsOf(decided[0]?.id ?? "")).map(({ who }) => who))).toContain("Leïla");
    },
  );

  it.runIf(available)("go along when the register is copied, and are gone on with", { timeout: 300_000 }, async () => {
    const { opened, register } = await openAt(newFile());
    await fill(register);
    const decided = await decideSome(register);
    const [stated] = (await register.findRecord(decided[0]?.id ?? ""))?.statedBy ?? [];
    const article = await register.findStatedArticle(stated?.articleKey ?? "");
    if (article === null) throw new Error("The record has an article.");
    const [word = ""] = /\p{L}{6,}/u.exec(article.article.text) ?? [];
    const added = sampleFact(article.article, word, { value: 12_345 });
    await register.addFact(articleKey(article.article), added, "Leïla", now(), null);
    await merge(register);
    const place = await testDatabase();
    onTestFinished(place.clear);
    const { opened: target, register: other } = await openAt(place.url);
    await copyRegister(opened, target, { resume: false, report: () => undefined });
    expect(await records(other)).toEqual(await records(register));
    for (const { id } of decided) expect(await other.reviewsOf(id)).toEqual(await register.reviewsOf(id));
    expect(await other.ruleTallies()).toEqual(await register.ruleTallies());
    expect(await other.findRecord(`r${added.id}`)).toMatchObject({ state: "accepted", rules: ["person"] });

    await readAgain(
      other,
      otherRules("same", (facts) => facts),
    );
    expect(await agreedOn(other, decided)).toEqual(decided.map(agreed));
    expect(await other.findRecord(`r${added.id}`)).toMatchObject({ state: "accepted", withdrawnAt: null });
    const [{ id, version } = { id: "", version: 0 }] = decided;
    const last = Math.max(
      ...(await Promise.all(decided.map(({ id: each }) => other.reviewsOf(each)))).flat().map(({ seq }) => seq),
    );
    const undone = await other.undo(id, version, "Omar", now());
    expect(undone).toMatchObject({ outcome: "kept", record: { state: "pending" } });
    expect(undone.outcome === "kept" ? undone.review.seq : 0).toBeGreaterThan(last);
  });
});
