import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  type InterfaceLanguage,
  interfaceLanguages,
  localeOf,
  readDictionary,
  wordsOf,
} from "../../../src/desk/web/language/words.ts";
import { formatsOf } from "../../../src/desk/web/language/formats.ts";

const pages = fileURLToPath(new URL("../../../src/desk/web", import.meta.url));
const dictionaries = new Map(
  await Promise.all(interfaceLanguages.map(async (language) => [language, await readDictionary(language)] as const)),
);
const french = Object.entries(dictionaries.get("fr") ?? {});
const textsOf = (entry: string | Readonly<Record<string, string>>): readonly string[] =>
  typeof entry === "string" ? [entry] : Object.values(entry);
const placesOf = (entry: string | Readonly<Record<string, string>>): readonly string[] =>
  [
    ...new Set(textsOf(entry).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ""))),
  ].toSorted();

const told = async (language: InterfaceLanguage) => {
  const words = wordsOf(await readDictionary(language), localeOf[language]);
  return { words, formats: formatsOf(localeOf[language], words) };
};

describe.each(interfaceLanguages)("the words of the interface in %s", (language) => {
  const dictionary = new Map(Object.entries(dictionaries.get(language) ?? {}));

  it("are as many and as called as in French, none of them empty, with the same places for values", () => {
    expect([...dictionary.keys()].toSorted()).toEqual(french.map(([key]) => key).toSorted());
    expect([...dictionary].filter(([, entry]) => textsOf(entry).some((text) => text.trim() === ""))).toEqual([]);
    for (const [key, entry] of french) {
      const other = dictionary.get(key);
      expect([key, placesOf(other ?? "")]).toEqual([key, placesOf(entry)]);
      expect([key, typeof other]).toEqual([key, typeof entry]);
    }
  });

  it("have every plural that the language makes of whole numbers", () => {
    const plurals = new Intl.PluralRules(localeOf[language]);
    const needed = [...new Set(Array.from({ length: 1001 }, (_, count) => plurals.select(count)))].toSorted();
    const plural = [...dictionary].filter(([, entry]) => typeof entry !== "string");
    expect(plural.length).toBeGreaterThan(5);
    for (const [key, entry] of plural) expect([key, Object.keys(entry).toSorted()]).toEqual([key, needed]);
  });
});

it("are all used: a key is written in a page, or begins as a key that is put together there", () => {
  const source = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(pages, name), "utf8"))
    .join("\n");
  const made = [...source.matchAll(/`([a-z]+(?:\.[a-z]+)*\.)\$\{/gi)].map(([, start]) => start ?? "");
  const unused = french
    .map(([key]) => key)
    .filter((key) => !source.includes(`"${key}"`) && !made.some((start) => key.startsWith(start)));
  expect(unused).toEqual([]);
});

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("figures and days", () => {
  const sum = { value: 412_375_000, max: null, unit: "MAD", per: null, qualifier: "at_least" } as const;

  it("are written as each language writes them", async () => {
    const [fr, ar, en] = await Promise.all([told("fr"), told("ar"), told("en")]);
    expect(plain(fr.formats.quantity(sum))).toBe("au moins 412,375 M MAD");
    expect(plain(en.formats.quantity(sum))).toMatch(/^at least 412\.375m MAD$/i);
    expect(plain(ar.formats.quantity(sum))).toContain("412,375");
    expect(ar.words("records.count", { count: 2 })).toBe("قيدان");
    expect(ar.words("records.count", { count: 11 })).toBe("11 قيدا");
  });

  it("leave nothing of an odd sum out", async () => {
    const { formats } = await told("en");
    expect(plain(formats.sum(1_234_567_891, "MAD"))).toBe("1,234,567,891 MAD");
    expect(plain(formats.sum(13_340, "job"))).toBe("13,340 jobs");
  });

  it("tell dates as exactly as they are known, whatever the hour here", async () => {
    const { formats } = await told("en");
    const date = (value: string, precision: "day" | "month" | "quarter" | "half" | "year" | "range", end?: string) =>
      formats.date({ value, end: end ?? null, precision, basis: "explicit" });
    expect(date("2018-12-31", "day")).toBe("31 Dec 2018");
    expect(date("2018-12", "quarter")).toBe("Q4 2018");
    expect(date("2025-06", "half")).toBe("H1 2025");
    expect(date("2020", "year")).toBe("2020");
    expect(date("2024", "range", "2029")).toBe("2024 – 2029");
    expect(formats.day("2024-05-14T23:30:00Z")).toBe("15 May 2024");
  });
});
