import { array, assert as assertProperty, nat, property, shuffledSubarray, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { splitOff, type Correction } from "../../src/records/corrections.ts";
import { coursesOf } from "../../src/records/course.ts";
import { mergeFacts, mergeInto, nothingMerged, type Merged } from "../../src/records/merge.ts";
import type { ClaimRecord } from "../../src/records/record.ts";
import { statementsOf, type Statement } from "../../src/records/statement.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { articleKey } from "../../src/text/identity.ts";
import { labelledFacts, labelledPairs } from "./labelled.ts";

/** Facts of some stories, each first held a minute after the one before. */
function storiesOf(file: string, ...stories: string[]): Statement[] {
  const chosen = labelledFacts().facts.filter(
    (fact) => fact.file === file && stories.some((story) => fact.claim.startsWith(story)),
  );
  return chosen.map(({ statement: { fact, article, sign } }, at) => {
    return { fact, article, sign, since: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString() };
  });
}

const agency = storiesOf("fr.json", "an agency's text");
const roads = storiesOf("fr.json", "roads of a province");
const plants = storiesOf("mixed.json", "a plant in four languages");
const leather = storiesOf("fr.json", "promise and result");
const all = [...agency, ...roads, ...plants, ...leather];

/** The facts of a French article of its own. */
function statementsIn({ title, day }: { readonly title: string; readonly day: string }, text: string): Statement[] {
  const read = { url: null, title, text, language: "fr", publishedAt: day, kind: "article" } as const;
  const key = articleKey(read);
  const stated = {
    key,
    url: null,
    title,
    publishedAt: day,
    outlet: null,
    originalOutlet: null,
    outletKind: null,
    language: "fr",
    text: key,
  } as const;
  return statementsOf(stated, text, extractFacts(read, loadEngine()).facts, day);
}

/** Partition, names and content, without order. */
const shown = ({ records, links }: Merged): unknown => ({ records, links });

/** The record of the fact that an article of some key words states. */
function recordOf({ records }: Pick<Merged, "records">, statement: Statement | undefined): ClaimRecord {
  const found = records.find(({ facts }) => facts.includes(statement?.fact.id ?? ""));
  if (found === undefined) throw new Error("The fact is in no record.");
  return found;
}

const quoting = (statements: readonly Statement[], words: string): Statement[] =>
  statements.filter(({ fact }) => fact.evidence.some(({ quote }) => quote.includes(words)));

describe("merging", () => {
  const whole = mergeFacts(all);

  it("gives the same records whatever the order of arrival and the batches", () => {
    const arrivals = tuple(shuffledSubarray(all, { minLength: all.length }), array(nat(all.length), { maxLength: 6 }));
    assertProperty(
      property(arrivals, ([order, cuts]) => {
        const bounds = [0, ...cuts.toSorted((one, other) => one - other), order.length];
        const merged = bounds
          .slice(1)
          .reduce((before, end, at) => mergeInto(before, { stated: order.slice(bounds[at], end) }), nothingMerged);
        expect(shown(merged)).toEqual(shown(whole));
      }),
      { numRuns: 40 },
    );
  });

  it("gives the same records whenever corrections come", () => {
    const first = recordOf(whole, agency[0]);
    const corrections: Correction[] = [
      ...splitOff(first.facts.slice(0, 2), first.facts, "2026-02-01T00:00:00Z"),
      { kind: "join", one: roads[0]?.fact.id ?? "", other: leather[0]?.fact.id ?? "", at: "2026-02-02T00:00:00Z" },
    ];
    const expected = mergeFacts(all, corrections);
    assertProperty(
      property(
        shuffledSubarray(all, { minLength: all.length }),
        nat(all.length),
        shuffledSubarray(corrections, { minLength: corrections.length }),
        (order, cut, decided) => {
          const begun = mergeInto(nothingMerged, { stated: order.slice(0, cut), corrections: decided.slice(0, 1) });
          const merged = mergeInto(begun, { stated: order.slice(cut), corrections: decided.slice(1) });
          expect(shown(merged)).toEqual(shown(expected));
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    ["of the pairs that weights were set on", false],
    ["of the pairs laid aside", true],
  ] as const)("puts facts of one claim together and no others, %s", (_, aside) => {
    const { records } = mergeFacts(labelledFacts().facts.map(({ statement }) => statement));
    const home = new Map(records.flatMap(({ id, facts }) => facts.map((fact) => [fact, id] as const)));
    const pairs = labelledPairs(aside).map(({ one, other, relation }) => {
      const together = home.get(one.statement.fact.id) === home.get(other.statement.fact.id);
      return { name: `${one.name} and ${other.name}`, together, wanted: relation === "claim" };
    });
    const joined = pairs.filter(({ together }) => together);
    const right = joined.filter(({ wanted }) => wanted).length;
    const wrong = pairs.filter(({ together, wanted }) => together !== wanted).map(({ name }) => name);
    expect(right / joined.length, wrong.join("\n")).toBeGreaterThanOrEqual(0.98);
    expect(right / pairs.filter(({ wanted }) => wanted).length, wrong.join("\n")).toBeGreaterThanOrEqual(0.9);
  });

  it("never puts two facts of one article into one record", () => {
    const articles = new Map(all.map(({ fact, article }) => [fact.id, article.key]));
    for (const { facts } of whole.records) expect(new Set(facts.map((id) => articles.get(id))).size).toBe(facts.length);
  });

  it("forgets what an article no longer states, and brings it back as it was", () => {
    const gone = agency.slice(0, 3);
    const without = mergeInto(whole, { withdrawn: gone.map(({ fact }) => fact.id) });
    expect(without.records.flatMap(({ facts }) => facts).toSorted()).toEqual(
      all
        .filter((each) => !gone.includes(each))
        .map(({ fact }) => fact.id)
        .toSorted(),
    );
    const back = mergeInto(without, { stated: gone });
    expect(back.records.map(({ facts }) => facts)).toEqual(whole.records.map(({ facts }) => facts));
  });
});

describe("the id of a record", () => {
  const money = quoting(agency, "3,75");
  const [first, second, ...others] = money;

  it("stays when facts come, and when its oldest fact is withdrawn", () => {
    const begun = mergeFacts(money.slice(0, 1));
    const { id } = recordOf(begun, first);
    const grown = mergeInto(begun, { stated: money.slice(1) });
    expect(recordOf(grown, first).id).toBe(id);
    const left = mergeInto(grown, { withdrawn: [first?.fact.id ?? ""] });
    expect(recordOf(left, second).id).toBe(id);
    expect(recordOf(mergeInto(left, { withdrawn: [second?.fact.id ?? ""] }), others[0]).id).toBe(id);
  });

  it("is that of the older record when two become one, and the other becomes an alias", () => {
    const parted = mergeFacts(
      [first, second].filter((each) => each !== undefined),
      splitOff([second?.fact.id ?? ""], [first?.fact.id ?? "", second?.fact.id ?? ""], "2026-02-01"),
    );
    const [older, younger] = [recordOf(parted, first), recordOf(parted, second)];
    expect(older.id).not.toBe(younger.id);
    const joined = mergeInto(parted, {
      corrections: [{ kind: "join", one: first?.fact.id ?? "", other: second?.fact.id ?? "", at: "2026-03-01" }],
    });
    expect(joined.records).toHaveLength(1);
    expect(joined.records[0]).toMatchObject({ id: older.id, aliases: [younger.id] });
  });
});

describe("corrections", () => {
  const money = quoting(agency, "3,75");
  const ids = money.map(({ fact }) => fact.id);

  it("keep two facts apart for good", () => {
    const merged = mergeFacts(money, splitOff(ids.slice(0, 1), ids, "2026-02-01"));
    expect(merged.records.map(({ facts }) => facts.length).toSorted((one, other) => one - other)).toEqual([
      1,
      money.length - 1,
    ]);
    const again = mergeInto(merged, { stated: money });
    expect(again.records).toEqual(merged.records);
  });

  it("keep two facts together for good, though nothing else would", () => {
    const pair = [agency[0], leather[0]].filter((each) => each !== undefined);
    expect(mergeFacts(pair).records).toHaveLength(2);
    const join: Correction = {
      kind: "join",
      one: pair[0]?.fact.id ?? "",
      other: pair[1]?.fact.id ?? "",
      at: "2026-02-01",
    };
    expect(mergeFacts(pair, [join]).records).toHaveLength(1);
    const undone: Correction = { ...join, kind: "split", at: "2026-02-02" };
    expect(mergeFacts(pair, [undone, join]).records).toHaveLength(2);
  });

  it("cannot make one claim of two facts of one article", () => {
    const [one, other] = agency.filter(({ article }) => article.key === agency[0]?.article.key);
    const merged = mergeFacts(agency, [
      { kind: "join", one: one?.fact.id ?? "", other: other?.fact.id ?? "", at: "2026-02-01" },
    ]);
    expect(recordOf(merged, one).id).not.toBe(recordOf(merged, other).id);
  });

  it("name two facts", () => {
    expect(() =>
      mergeFacts(money, [{ kind: "join", one: ids[0] ?? "", other: ids[0] ?? "", at: "2026-02-01" }]),
    ).toThrow(/is named twice/);
  });
});

describe("a record", () => {
  it("counts an agency's text once, however many outlets run it", () => {
    const record = recordOf(mergeFacts(agency), quoting(agency, "3,75")[0]);
    expect(record.facts).toHaveLength(6);
    expect(record.independentOutlets).toBe(2);
    expect(record.outlets).toContain("La Revue des Revues");
  });

  it("tells where its sources disagree, each with its facts", () => {
    const merged = mergeFacts(roads);
    const money = recordOf(merged, quoting(roads, "855")[0]);
    expect(money.value).toBe(857_000_000);
    expect(money.disagreements.find(({ field }) => field === "value")?.tellings).toMatchObject([
      { value: { value: 857_000_000 }, outlets: 2 },
      { value: { value: 855_000_000 }, outlets: 1, facts: [quoting(roads, "855")[0]?.fact.id] },
    ]);
    const days = money.disagreements.find(({ field }) => field === "date")?.tellings.map(({ value }) => value);
    expect(days).toMatchObject([{ value: "2019-07-11" }, { value: "2019-07-12" }]);
  });

  it("goes by the exact figure and takes its roundings for no disagreement", () => {
    const rounding = storiesOf("mixed.json", "rounding across languages");
    const record = recordOf(mergeFacts(rounding), quoting(rounding, "13.340 emplois")[0]);
    expect(record).toMatchObject({
      value: 13_340,
      languages: ["ar", "en", "es", "fr"],
      independentOutlets: 4,
      disagreements: [],
    });
  });

  it("is linked to what has come of it, told by one article", () => {
    const article = { title: "Où en sont les écosystèmes ?", day: "2019-02-01" };
    const text =
      "La fédération de la plasturgie s'est engagée à créer 7.260 emplois à l'horizon 2020. À fin 2018, 3.110 emplois ont été créés dans la plasturgie.\nSur les 18 conventions signées, 12 sont opérationnelles.";
    const statements = statementsIn(article, text);
    const merged = mergeFacts(statements);
    const courses = coursesOf(merged.records, merged.statements);
    const of = (words: string): ClaimRecord => recordOf(merged, quoting(statements, words)[0]);
    expect(courses.get(of("7.260").id)).toMatchObject([{ record: of("3.110").id, is: "result" }]);
    expect(courses.get(of("18").id)).toMatchObject([{ record: of("12").id, is: "result" }]);
  });

  it("is linked to its result", () => {
    const merged = mergeFacts(leather);
    const [promise, result] = [
      recordOf(merged, quoting(leather, "9.240")[0]),
      recordOf(merged, quoting(leather, "4.150")[0]),
    ];
    const courses = coursesOf(merged.records, merged.statements);
    expect(courses.get(promise.id)).toMatchObject([{ record: result.id, is: "result" }]);
    expect(courses.get(result.id)).toMatchObject([{ record: promise.id, is: "promise" }]);
  });

  it("has no result in what the branch has reached of another target", () => {
    const announced = { title: "Neuf accords pour le cuir", day: "2024-09-26" };
    const counted = { title: "Le cuir fait ses comptes", day: "2025-02-12" };
    const statements = [
      ...statementsIn(announced, "Les neuf accords signés jeudi dans le cuir créeront 4.780 emplois."),
      ...statementsIn(counted, "À fin 2018, 1.520 emplois ont été créés dans le cuir."),
      ...statementsIn(
        { title: "Un plan pour le cuir", day: "2012-03-01" },
        "Le cuir vise 9.900 emplois à l'horizon 2015.",
      ),
    ];
    const merged = mergeFacts(statements);
    expect(merged.records.map(({ type }) => type)).toContain("jobs");
    expect([...coursesOf(merged.records, merged.statements).values()].flat()).toEqual([]);
  });
});
