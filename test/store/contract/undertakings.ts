import { describe, expect, it } from "vitest";
import type { Article, Fact } from "../../../src/model.ts";
import { mergeArticles } from "../../../src/pipeline/merge.ts";
import type { RecordFilter, RecordOrder } from "../../../src/store/record-filter.ts";
import type { Register } from "../../../src/store/register.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const largest: RecordOrder = { by: "value", descending: true };

async function merge(register: Register): Promise<void> {
  await mergeArticles(register, () => "2026-01-01T00:00:00.000Z", new AbortController().signal);
}

/** What one outlet says of posts: of which company and region, how many, how far it has got, in which year. */
function posts(
  company: string,
  region: string,
  value: number,
  status: Fact["status"],
  year: string,
  changes: Partial<Fact> = {},
): [Article, Fact[]] {
  const verb = status === "planned" ? "créera" : "a créé";
  const article = sampleArticle({
    url: `https://matin.example/${company}/${value}`,
    outlet: "Matin",
    title: `${company} et ses ateliers`,
    text: `Le groupe ${company} ${verb} ${value} emplois dans ses ateliers.`,
    publishedAt: `${year}-06-15`,
  });
  const fact = sampleFact(article, `${value} emplois`, {
    type: "jobs",
    unit: "job",
    value,
    status,
    date: { value: year, end: null, precision: "year", basis: "explicit" },
    parties: [{ name: company, id: null, role: "employer" }],
    sectors: ["auto"],
    regions: [region],
    ...changes,
  });
  return [article, [fact]];
}

const press = [
  posts("Lantana", "oriental", 1330, "planned", "2018", { horizon: "2022" }),
  posts("Lantana", "oriental", 590, "realised", "2020"),
  posts("Lantana", "oriental", 700, "realised", "2021"),
  posts("Brimel", "souss-massa", 840, "planned", "2019", { horizon: "2023" }),
  posts("Brimel", "souss-massa", 910, "realised", "2023"),
  posts("Corvane", "oriental", 2500, "planned", "2019"),
];

async function filled(makePlace: MakePlace): Promise<Register> {
  const register = await (await makePlace()).open();
  for (const [article, facts] of press) await register.saveArticle(article, facts, "rules-1", null);
  await merge(register);
  return register;
}

const told = async (register: Register, filter: RecordFilter = {}) =>
  (await register.listUndertakings(filter, largest, 10)).undertakings.map(({ promise, results, delivered }) => [
    promise.value,
    results.map(({ record }) => record.value),
    delivered === null ? null : Math.round(delivered * 100),
  ]);

export function undertakingsContract(makePlace: MakePlace): void {
  describe("undertakings", () => {
    it("are promises with what has come of them, and how much of the promise that is", async () => {
      const register = await filled(makePlace);
      expect(await told(register)).toEqual([
        [1330, [590, 700], 53],
        [840, [910], 108],
      ]);
      const [first] = (await register.listUndertakings({}, largest, 1)).undertakings;
      expect(first?.promise).toMatchObject({ status: "planned", horizon: "2022", outlets: ["Matin"] });
      expect(first?.results[0]?.reasons[0]).toMatch(/lantana/i);
    });

    it("are filtered by the promise, and paged", async () => {
      const register = await filled(makePlace);
      expect(await told(register, { regions: ["souss-massa"] })).toEqual([[840, [910], 108]]);
      expect(await told(register, { from: "2018", to: "2018" })).toEqual([[1330, [590, 700], 53]]);
      expect(await told(register, { sectors: ["agro"] })).toEqual([]);
      const { undertakings, next } = await register.listUndertakings({}, largest, 1);
      const rest = await register.listUndertakings({}, largest, 1, next);
      expect([...undertakings, ...rest.undertakings].map(({ promise }) => promise.value)).toEqual([1330, 840]);
      expect(rest.next).toBeNull();
      await expect(register.listUndertakings({}, largest, 1, "nonsense")).rejects.toMatchObject({ code: "wrong-use" });
    });

    it("hold no record that somebody has rejected, nor one that nobody states any more", async () => {
      const register = await filled(makePlace);
      const reject = async (value: number): Promise<void> => {
        const { records } = await register.listRecords({}, largest, 100);
        const record = records.find((each) => each.value === value)?.id ?? "";
        const about = { who: "ana", why: null, at: "2026-01-02T00:00:00Z" };
        await register.decide({ record, version: 1, action: "reject", ...about });
      };
      await reject(590);
      expect(await told(register, { regions: ["oriental"] })).toEqual([[1330, [700], 53]]);
      await reject(700);
      expect(await told(register)).toEqual([[840, [910], 108]]);
      const [article] = press[4] ?? press[0] ?? [];
      if (article !== undefined) await register.saveArticle(article, [], "rules-2", null);
      await merge(register);
      expect(await told(register)).toEqual([]);
    });

    it("stay linked when a record of theirs is changed by hand", async () => {
      const register = await filled(makePlace);
      const { records } = await register.listRecords({ courses: ["promise"] }, largest, 100);
      expect(records.map(({ value }) => value)).toEqual([910, 700, 590]);
      const [promise] = (await register.listRecords({ courses: ["result"] }, largest, 1)).records;
      const about = { who: "ana", why: null, at: "2026-01-02T00:00:00Z" };
      const amend = { value: 1400 };
      await register.decide({ record: promise?.id ?? "", version: 1, action: "correct", amend, ...about });
      expect(await told(register, { states: ["corrected"] })).toEqual([[1400, [590, 700], 50]]);
      expect(await register.countRecords({ courses: ["result"] })).toMatchObject({ all: 2 });
    });
  });
}
