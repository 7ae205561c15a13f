import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, assert as assertProperty, asyncProperty, nat, shuffledSubarray, tuple } from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { mergeArticles } from "../../src/pipeline/merge.ts";
import { statedIn } from "../../src/pipeline/stated.ts";
import { coursesOf } from "../../src/records/course.ts";
import { mergeFacts, type Merged } from "../../src/records/merge.ts";
import type { ClaimRecord } from "../../src/records/record.ts";
import type { Statement } from "../../src/records/statement.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { sampleArticle, sampleFact } from "../support/samples.ts";
import { pressOf, type PrintedArticle, wholePress } from "../records/press.ts";

const at = "2026-01-01T00:00:00.000Z";
const now = (): string => at;
const never = new AbortController().signal;

async function openRegister(): Promise<Register> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-merge-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true });
  });
  return register;
}

async function save(register: Register, articles: readonly PrintedArticle[]): Promise<void> {
  for (const { article, facts } of articles) await register.saveArticle(article, facts, "rules-1", null);
}

/** What all unmerged articles state. */
async function statementsIn(register: Register): Promise<Statement[]> {
  return (await register.unmergedArticles(10_000)).flatMap((article) => statedIn(article, at));
}

/** All that was merged, as the register gives it. */
async function mergedIn(register: Register, facts: readonly string[]): Promise<Pick<Merged, "records" | "links">> {
  const { records, links } = await register.neighbourhood(facts);
  const inOrder = links.toSorted((one, other) => (`${one.one} ${one.other}` < `${other.one} ${other.other}` ? -1 : 1));
  return { records, links: inOrder.map(({ one, other, score }) => ({ one, other, score })) };
}

async function coursesIn(register: Register, records: readonly ClaimRecord[]): Promise<unknown> {
  const courses = new Map();
  for (const { id } of records) {
    const course = (await register.findRecord(id))?.course ?? [];
    const links = course.map(({ is, reasons, record }) => ({ record: record.id, is, reasons }));
    if (links.length > 0)
      courses.set(
        id,
        links.toSorted((one, other) => (one.record < other.record ? -1 : 1)),
      );
  }
  return courses;
}

/** Which facts are together. */
function members(records: readonly ClaimRecord[]): Set<string> {
  return new Set(records.map(({ facts }) => facts.join()));
}

const press = pressOf("fr.json");

/** So many facts of about one sum in one town, within days, that hardly any is in reach of all others. */
function longRows(): PrintedArticle[] {
  return Array.from({ length: 140 }, (_, index) => {
    const name = index % 2 === 0 ? "Ostrava" : "Belmonde";
    const text = `${name} investit ${80 + (index % 3)} MDH à Kénitra.`;
    const article = sampleArticle({
      url: `https://press.example/${index}`,
      title: `${name} à Kénitra`,
      outlet: `Journal ${index % 11}`,
      publishedAt: `2024-05-${String(1 + (index % 9)).padStart(2, "0")}`,
      text,
    });
    const quote = `${80 + (index % 3)} MDH`;
    const fact = sampleFact(article, quote, {
      type: "funds",
      unit: "MAD",
      value: (80 + (index % 3)) * 1e6,
      date: null,
      regions: ["kenitra"],
      parties: [{ name, id: null, role: "funder" }],
    });
    return { article, facts: [fact] };
  });
}

describe("merging articles", () => {
  it("gives the records and courses of merging everything at once, whatever the order and the portions", async () => {
    const arrivals = tuple(
      shuffledSubarray(press, { minLength: press.length }),
      array(nat(press.length), { maxLength: 6 }),
    );
    await assertProperty(
      asyncProperty(arrivals, async ([order, cuts]) => {
        const whole = await openRegister();
        await save(whole, press);
        const statements = await statementsIn(whole);
        const expected = mergeFacts(statements);
        const register = await openRegister();
        const bounds = [0, ...cuts.toSorted((one, other) => one - other), order.length];
        for (const [index, end] of bounds.slice(1).entries()) {
          await save(register, order.slice(bounds[index], end));
          await mergeArticles(register, now, never);
        }
        const facts = statements.map(({ fact }) => fact.id);
        const merged = await mergedIn(register, facts);
        expect(merged).toEqual({ records: expected.records, links: expected.links });
        expect(await coursesIn(register, merged.records)).toEqual(
          new Map(coursesOf(expected.records, expected.statements)),
        );
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("gives them in rows longer than anybody's reach as well, while articles come and go", async () => {
    const many = longRows();
    const arrivals = tuple(
      shuffledSubarray(many, { minLength: many.length }),
      shuffledSubarray(many, { minLength: 3, maxLength: 3 }),
    );
    await assertProperty(
      asyncProperty(arrivals, async ([order, leaving]) => {
        const gone = new Set(leaving);
        const register = await openRegister();
        await save(register, order.slice(3));
        await mergeArticles(register, now, never);
        // One by one, so that of a long row only a part is looked at.
        for (const { article } of leaving) {
          await save(register, [{ article, facts: [] }]);
          await mergeArticles(register, now, never);
        }
        for (const each of order.slice(0, 3).filter((one) => !gone.has(one))) {
          await save(register, [each]);
          await mergeArticles(register, now, never);
        }
        const whole = await openRegister();
        const staying = many.filter((each) => !gone.has(each));
        await save(whole, staying);
        const statements = await statementsIn(whole);
        const expected = mergeFacts(statements);
        const merged = await mergedIn(
          register,
          many.flatMap(({ facts }) => facts.map(({ id }) => id)),
        );
        expect(merged.links).toEqual(expected.links);
        expect(members(merged.records)).toEqual(members(expected.records));
      }),
      { numRuns: 2 },
    );
  }, 120_000);

  it("merges a whole press", async () => {
    const register = await openRegister();
    const all = wholePress();
    await save(register, all);
    const statements = await statementsIn(register);
    expect(await mergeArticles(register, now, never)).toBe(all.length);
    const merged = await mergedIn(
      register,
      statements.map(({ fact }) => fact.id),
    );
    const { records, links } = mergeFacts(statements);
    expect(merged).toEqual({ records, links });
  }, 60_000);

  it("changes nothing when it is done again", async () => {
    const register = await openRegister();
    await save(register, press);
    await mergeArticles(register, now, never);
    const order = { by: "since", descending: false } as const;
    const before = await register.listRecords({}, order, 1000);
    expect(before.records.length).toBeGreaterThan(20);
    await save(register, press);
    expect(await mergeArticles(register, () => "2026-02-01T00:00:00Z", never)).toBe(press.length);
    expect(await register.listRecords({}, order, 1000)).toEqual(before);
    expect(await mergeArticles(register, now, never)).toBe(0);
  });
});
