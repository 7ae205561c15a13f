import { describe, expect, test } from "vitest";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { mergeArticles, type StatingArticle } from "../../src/records/merge-articles.ts";
import { loadSources, makeSources } from "../../src/sources/load.ts";
import { sampleArticle } from "../support/samples.ts";
import { pressOf } from "./press.ts";

const engine = loadEngine();
const noSources = makeSources([]);

function stating(changes: Parameters<typeof sampleArticle>[0]): StatingArticle {
  const article = sampleArticle(changes);
  return { article, facts: extractFacts(article, engine).facts };
}

const long = `Veltris va investir 1,2 milliard de dirhams dans une usine de câblage à Kénitra. ${"Le chantier avance selon les prévisions de la direction et les habitants de la commune attendent son ouverture. ".repeat(5)}`;

describe("the records of some articles", () => {
  test("hold each claim once, whoever states it", () => {
    const one = stating({ url: "https://one.example/1", outlet: "Un", text: long });
    const other = stating({ url: "https://two.example/1", outlet: "Deux", text: `${long}\nNous y reviendrons.` });
    const own = stating({
      url: "https://three.example/1",
      outlet: "Trois",
      text: "À Kénitra, Veltris investira 1.200 MDH dans le câblage, a dit son directeur.",
    });
    const [record, ...others] = mergeArticles([one, other, own], noSources);
    expect(others).toEqual([]);
    expect(record).toMatchObject({ type: "funds", value: 1_200_000_000, outlets: ["Deux", "Trois", "Un"] });
    // Two of the three run one text.
    expect(record?.independentOutlets).toBe(2);
  });

  test("are the same whatever the order of the articles", () => {
    const press = pressOf("mixed.json");
    const records = mergeArticles(press, loadSources());
    expect(records.length).toBeGreaterThan(10);
    expect(records.length).toBeLessThan(press.flatMap(({ facts }) => facts).length);
    expect(mergeArticles(press.toReversed(), loadSources())).toEqual(records);
  });

  test("take of two articles with one address the later", () => {
    const before = stating({ text: "La région créera 450 emplois à Oujda." });
    const after = stating({ text: "La région créera 480 emplois à Oujda." });
    expect(mergeArticles([before, after], noSources).map(({ value }) => value)).toEqual([480]);
  });
});
