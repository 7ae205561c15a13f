import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractFacts } from "../../src/facts/extract.ts";
import type { Article } from "../../src/model.ts";
import { sampleArticle } from "../support/samples.ts";
import { builtIn } from "./passage.ts";

const pieces = fc.constantFrom(
  "L’université et l’office ont signé lundi deux conventions à Fès.",
  "La région a engagé 40\u00a0MDH dans la voirie, dont 12 MDH à Taza.",
  "Le parc créera 2\u202f600 emplois directs et 5.000 indirects à l’horizon 2029.",
  "Le prêt de 240 millions d’euros (2,52 milliards de dirhams) est signé.",
  "Douze conventions sont opérationnelles, sept en cours d'exécution.",
  "La filière emploie 62.000 personnes et exporte 4 MMDH.",
  "Le groupe a cre\u0301e\u0301 140 em\u00adplois.",
  "- Contrat d'investissement avec la cimenterie : 50 MDH et 410 emplois.",
  "وقعت الوزارة ٢٥ اتفاقية بقيمة ٤٠ مليون درهم",
  "\u200f450\u200f",
  "😀👩‍🌾",
  "\ud800",
  "\udc00",
  "\u00a0",
  " ",
  "\n",
  "\n\n",
  "ﷺ",
  "1.2.3",
  "13,340",
  "7 milliards et demi de dirhams",
  "un demi-million d'emplois",
  "«",
  "»",
  "(",
  ")",
  ". ",
  "En 2021, l'armateur avait investi 310 MDH.",
); // prettier-ignore

const words = fc.oneof(
  { weight: 4, arbitrary: pieces },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);
const text = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(" "));

const articles = fc
  .record({
    title: text,
    text,
    publishedAt: fc.constantFrom(null, "2024-05-15", "2024-05-15T08:00:00+01:00", "kein Tag"),
    url: fc.constantFrom(null, "https://journal.example/1"),
  })
  .map((changes): Article => sampleArticle(changes));

const runs = { numRuns: 300 };

describe("evidence", () => {
  it("equals its slice of the article and crosses no line feed, whatever the text", () => {
    fc.assert(
      fc.property(articles, (article) => {
        const { facts, accounts } = extractFacts(article, builtIn());
        const spans = [...facts.flatMap((fact) => fact.evidence), ...accounts.map((account) => account.mention)];
        for (const { field, start, end, quote } of spans) {
          expect(article[field].slice(start, end)).toBe(quote);
          expect(quote).not.toContain("\n");
          expect(quote.trim()).not.toBe("");
        }
        expect(facts.every((fact) => fact.evidence.length > 0)).toBe(true);
      }),
      runs,
    );
  });

  it("is never told twice for one fact", () => {
    fc.assert(
      fc.property(articles, (article) => {
        for (const { evidence } of extractFacts(article, builtIn()).facts) {
          expect(new Set(evidence.map((one) => `${one.field} ${one.start}`)).size).toBe(evidence.length);
        }
      }),
      runs,
    );
  });
});

describe("facts", () => {
  it("are the same for the same article", () => {
    fc.assert(
      fc.property(articles, (article) => {
        expect(extractFacts(structuredClone(article), builtIn())).toEqual(extractFacts(article, builtIn()));
      }),
      runs,
    );
  });

  it("have ids of their own, which parts and accounts name", () => {
    fc.assert(
      fc.property(articles, (article) => {
        const { facts, accounts } = extractFacts(article, builtIn());
        const ids = new Set(facts.map((fact) => fact.id));
        expect(ids.size).toBe(facts.length);
        const named = [...facts.map((fact) => fact.partOf), ...accounts.map((account) => account.fact)];
        for (const id of named) if (id !== null) expect(ids).toContain(id);
        expect(facts.every((fact) => fact.partOf !== fact.id)).toBe(true);
      }),
      runs,
    );
  });

  it("keep to what their types allow", () => {
    fc.assert(
      fc.property(articles, (article) => {
        for (const fact of extractFacts(article, builtIn()).facts) {
          expect(fact.metric === null).toBe(fact.type !== "indicator");
          if (fact.type === "convention") expect(fact.unit).toBe("agreement");
          else expect(fact.value).not.toBeNull();
          if (fact.type === "jobs") expect(fact.unit).toBe("job");
          if (fact.type === "funds") expect(fact.unit).toMatch(/^[A-Z]{3}$/);
          expect(fact.max === null).toBe(fact.qualifier !== "range");
          expect(fact.confidence.score).toBeGreaterThan(0);
          expect(fact.confidence.score).toBeLessThanOrEqual(1);
          if (article.publishedAt === null) expect(fact.date?.basis ?? "explicit").toBe("explicit");
        }
      }),
      runs,
    );
  });

  it("account for every sum and every number of posts", () => {
    const { accounts } = extractFacts(
      sampleArticle({ title: "", text: "Le ciel est bleu : 40 MDH, 300 emplois, deux conventions et 12 %." }),
      builtIn(),
    );
    expect(accounts.map((account) => account.mention.quote)).toEqual(["40 MDH", "300 emplois", "deux conventions"]);
  });

  it.each(["listing", "home", "gallery", "video", "blocked", "empty"] as const)(
    "are none on a page of kind %s",
    (kind) => {
      expect(extractFacts(sampleArticle({ kind }), builtIn()).facts).toEqual([]);
    },
  );

  it("are none where the language is not known", () => {
    expect(extractFacts(sampleArticle({ language: null }), builtIn())).toMatchObject({ facts: [], accounts: [] });
  });
});
