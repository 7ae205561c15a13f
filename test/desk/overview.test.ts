/** What overviews add up, and the records that each figure leads to. */
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { names, overview } from "../../src/desk/api/overview.ts";
import { recordCounts, recordList } from "../../src/desk/api/records.ts";
import { sourceList } from "../../src/desk/api/sources.ts";
import { undertakingList } from "../../src/desk/api/undertakings.ts";
import type { SumFamily } from "../../src/store/records.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { sampleAddress, sampleArticle, samplePage } from "../support/samples.ts";
import { ask, localToken, openTestDesk, type TestDesk } from "./desk.ts";
import { keepArticles, merge, press } from "./press.ts";

/** Ranges, rates, parts, plurals without a number, figures without a date, parties that no gazetteer knows. */
const intricate = [
  ["zone", "La zone industrielle de Nador créera entre 250 et 300 emplois en 2022, puis 80 emplois par an."],
  ["plan", "La région de l'Oriental a alloué 60 MDH aux routes en 2021, dont 14 MDH à celles de Jerada."],
  [
    "pacte",
    "La commune d'Oujda a signé plusieurs conventions avec la Coopérative Azur, Fruits et Légumes le 3 mai 2023.",
  ],
  ["sans", "La province de Berkane a signé une convention avec la Fondation Argousier."],
  ["usine", "Le groupe Stelvar a investi 21 MDH dans son usine de Nador en 2020."],
].map(([slug, text]) =>
  sampleArticle({ url: `https://journal.example/${slug}`, title: "Du conseil", text: text ?? "" }),
);

/** A promise and, years later, what has come of it. */
const followed = [
  sampleArticle({
    url: "https://journal.example/promesse",
    title: "Lindrova s'installe à Taza",
    text: "Le groupe Lindrova créera 1.330 emplois dans le textile à Taza d'ici 2022.",
    publishedAt: "2019-02-04",
  }),
  sampleArticle({
    url: "https://journal.example/bilan",
    title: "Lindrova à Taza, le bilan",
    text: "Le groupe Lindrova a créé 590 emplois dans le textile à Taza à fin 2021.",
    publishedAt: "2022-01-18",
  }),
];

async function get<Schema extends z.ZodType>(desk: TestDesk, url: string, schema: Schema): Promise<z.output<Schema>> {
  const answer = await ask(desk, { url });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return schema.parse(answer.json());
}

async function filled(): Promise<TestDesk> {
  const desk = await openTestDesk();
  await keepArticles(desk, [...press, ...intricate, ...followed]);
  await merge(desk.register);
  const { records } = await get(desk, "/api/records?type=funds&sort=value", recordList);
  const decide = async (at: number, decision: object): Promise<void> => {
    const url = `/api/records/${records[at]?.id ?? ""}/reviews`;
    await ask(desk, { method: "POST", url, payload: { version: 1, ...decision }, headers: await localToken(desk) });
  };
  await decide(0, { action: "reject" });
  await decide(1, { action: "correct", amend: { value: 23_500_000 } });
  return desk;
}

/** A name in a list of an address. */
const listed = (name: string): string => name.replaceAll(",", "%2C");

async function behind(desk: TestDesk, query: Record<string, string>): Promise<z.output<typeof recordList>["records"]> {
  const found = [];
  let after: string | null = "";
  while (after !== null) {
    const asked = new URLSearchParams({ ...query, limit: "2", ...(after === "" ? {} : { after }) });
    const page: z.output<typeof recordList> = await get(desk, `/api/records?${asked.toString()}`, recordList);
    found.push(...page.records);
    after = page.next;
  }
  return found;
}

describe("a figure of an overview", () => {
  it.each([null, "sector", "region", "programme", "party"] as const)("leads to what it sums: by %s", async (by) => {
    const desk = await filled();
    const { sums } = await get(desk, `/api/overview${by === null ? "" : `?by=${by}`}`, overview);
    if (by !== "programme") expect(sums.length).toBeGreaterThan(1);
    for (const { tag, year, type, unit, status, reviewed, records, total } of sums) {
      const query = {
        state: reviewed ? "accepted,corrected" : "pending,needs-second-look",
        type,
        unit,
        status,
        summed: "true",
        ...(year === null ? { dated: "false" } : { from: year, to: year }),
        ...(by === null ? {} : { [by satisfies SumFamily]: listed(tag ?? "") }),
      };
      const found = await behind(desk, query);
      const added = found.reduce((sum, record) => sum + (record.value ?? 1), 0);
      expect([tag, year, type, status, found.length, added]).toEqual([tag, year, type, status, records, total]);
      const asked = new URLSearchParams(query);
      const counted = await get(desk, `/api/records/counts?${asked.toString()}`, recordCounts);
      expect(counted).toMatchObject({ all: records, totals: [{ type, unit, records, total }] });
    }
  });

  it("leaves out what is no part of it: rates, parts, indicators and what was rejected", async () => {
    const desk = await filled();
    const left = await behind(desk, { summed: "false" });
    expect(left.some(({ per }) => per !== null)).toBe(true);
    expect(left.some(({ isPart }) => isPart)).toBe(true);
    expect(left.some(({ state }) => state === "rejected")).toBe(true);
    const all = await behind(desk, {});
    expect(left.length + (await behind(desk, { summed: "true" })).length).toBe(all.length);
  });
});

describe("parties", () => {
  it("are called as an article wrote them, where no gazetteer knows them", async () => {
    const desk = await filled();
    const { sums, names: written } = await get(desk, "/api/overview?by=party", overview);
    const known = new Set((await get(desk, "/api/names", names)).names.map(({ id }) => id));
    const strangers = new Set(
      sums.flatMap(({ tag, type }) => (tag !== null && type === "convention" && !known.has(tag) ? [tag] : [])),
    );
    expect(strangers.size).toBeGreaterThan(0);
    const agreements = await get(desk, "/api/overview?by=party&type=convention", overview);
    expect(agreements).toEqual({ sums: sums.filter(({ type }) => type === "convention"), names: written });
    expect(new Set(Object.keys(written))).toEqual(strangers);
    for (const name of Object.values(written)) expect(name).toMatch(/\p{Lu}/u);
  });
});

describe("undertakings", () => {
  it("show a promise, what came of it, and how much of it that is", async () => {
    const desk = await filled();
    const { undertakings, next } = await get(desk, "/api/undertakings?type=jobs&from=2019&limit=1", undertakingList);
    expect(next).toBeNull();
    const told = undertakings.map(({ promise, results, delivered }) => [
      promise.value,
      results[0]?.record.value,
      delivered,
    ]);
    expect(told).toEqual([[1330, 590, 590 / 1330]]);
    expect((await get(desk, "/api/undertakings?type=funds", undertakingList)).undertakings).toEqual([]);
    const results = await get(desk, "/api/records?course=promise&type=jobs", recordList);
    expect(results.records.map(({ value }) => value)).toEqual([590]);
  });

  it("are refused where the question makes no sense", async () => {
    const desk = await openTestDesk();
    for (const query of ["course=result", "sort=age", "after=x", "from=soon"])
      expect((await ask(desk, { url: `/api/undertakings?${query}` })).statusCode).toBe(400);
  });
});

describe("a source that is in no list", () => {
  it("is shown with what it brought, and named by its id", async () => {
    const desk = await openTestDesk();
    const [article = sampleArticle()] = press;
    const address = article.url ?? "";
    await desk.register.saveAddresses([sampleAddress({ address, identity: address, sourceId: "garden" })]);
    const page = samplePage(article.text, { address, fetchedAt: "2024-03-14T08:00:00Z" });
    const { bodyHash } = await desk.register.recordFetch(page, null);
    const { facts, rules } = extractFacts(article, loadEngine());
    const reading = { address, bodyHash: bodyHash ?? "", rulesHash: rules, kind: "article", reason: "a test" } as const;
    await desk.register.saveReadings([{ ...reading, article, facts }]);
    await merge(desk.register);
    const { sources } = await get(desk, "/api/sources", sourceList);
    const garden = { id: "garden", name: "garden", kind: "unlisted", articles: 1, facts: facts.length, warning: null };
    expect(sources.find(({ id }) => id === "garden")).toMatchObject(garden);
    const { names: known } = await get(desk, "/api/names", names);
    expect(known.filter(({ family, id }) => family === "source" && id === "garden")).toHaveLength(1);
    expect(await behind(desk, { source: "garden" })).toHaveLength(facts.length);
  });
});
