import { assert, constantFrom, nat, property, string } from "fast-check";
import { expect, test } from "vitest";
import { failureOf, statusOf } from "../../src/cli/failure.ts";
import { dateText, quantityText } from "../../src/cli/output/people.ts";
import { oneLine } from "../../src/text/one-line.ts";
import { snippetOf } from "../../src/text/snippet.ts";
import { cell, tableText } from "../../src/cli/output/table.ts";
import { SijillError } from "../../src/errors.ts";
import type { FactDate } from "../../src/model.ts";

const quantity = { value: 1, max: null, unit: "job", per: null, qualifier: "exact" } as const;
const day: FactDate = { value: "2019-02-01", end: null, precision: "day", basis: "explicit" };

test("quantities are written for people", () => {
  expect(quantityText(quantity)).toBe("1 job");
  expect(quantityText({ ...quantity, value: 1_243_190 })).toBe("1 243 190 jobs");
  expect(quantityText({ ...quantity, value: 100, max: 150, qualifier: "range", per: "year" })).toBe(
    "100–150 jobs a year",
  );
  expect(quantityText({ ...quantity, value: 1_350_000_000, unit: "MAD" })).toBe("1.35 bn MAD");
  expect(quantityText({ ...quantity, value: 412_375_000, unit: "MAD", qualifier: "about" })).toBe("≈ 412.375 mn MAD");
  expect(quantityText({ ...quantity, value: 250_000, unit: "EUR", qualifier: "at_least" })).toBe("≥ 250 000 EUR");
  expect(quantityText({ ...quantity, value: null, unit: "agreement" })).toBe("several agreements");
});

test("dates say how precise they are", () => {
  expect(dateText(day)).toBe("2019-02-01");
  expect(dateText({ ...day, value: "2025-06", precision: "quarter" })).toBe("2025 Q2");
  expect(dateText({ ...day, value: "2025-06", precision: "half" })).toBe("2025 H1");
  expect(dateText({ ...day, value: "2014", end: "2016", precision: "range" })).toBe("2014–2016");
  expect(dateText(null)).toBe("undated");
});

test("a snippet holds the whole quote, and no more of its paragraph than there is room for", () => {
  const paragraph = string({ unit: constantFrom("a", "é", " ", "و", "1"), maxLength: 60 });
  assert(
    property(paragraph, paragraph, paragraph, nat(80), (before, quote, after, size) => {
      const text = `${before}\n${before}${quote}${after}\n${after}`;
      const start = before.length * 2 + 1;
      const span = { field: "text", start, end: start + quote.length, quote } as const;
      const snippet = snippetOf({ title: "", text }, span, size);
      expect(snippet.quote).toBe(oneLine(quote));
      const length = snippet.before.length + quote.length + snippet.after.length;
      expect(length).toBeLessThanOrEqual(Math.max(size, quote.length + 2));
    }),
  );
  const article = { title: "", text: "La région a signé douze conventions avec les professionnels du cuir de Fès." };
  const quote = "douze conventions";
  expect(snippetOf(article, { field: "text", start: 18, end: 35, quote }, 40)).toEqual({
    before: "…a signé ",
    quote,
    after: " avec les…",
  });
});

test("a quote stands alone where its text is not kept, or is another", () => {
  const alone = { before: "", quote: "douze conventions", after: "" };
  const evidence = { field: "text", start: 18, end: 35, quote: "douze conventions" } as const;
  expect(snippetOf({ title: "Le cuir de Fès", text: "" }, evidence, 40)).toEqual(alone);
  expect(snippetOf({ title: "", text: "Les professionnels du cuir de Fès ont signé." }, evidence, 40)).toEqual(alone);
  expect(snippetOf(null, evidence, 40)).toEqual(alone);
});

test("tables keep Arabic cells together and let no text command the terminal", () => {
  const rows = [
    [cell("هسبريس"), "1"],
    [cell("a\u001B[2Jb\u202Ec\n"), "2"],
    [cell("Le Matin du Sahara", 9), "3"],
  ];
  expect(tableText(rows)).toBe("\u2068هسبريس\u2069     1\na [2Jb c   2\nLe Matin…  3\n");
});

test("what is expected is told by its code, anything else as a defect", () => {
  expect(failureOf(new SijillError("timed-out", "too\nslow"))).toEqual({ code: "timed-out", message: "too slow" });
  const defect = new TypeError("x is not a function");
  expect(failureOf(defect)).toEqual({
    code: "defect",
    message: expect.stringMatching(/defect of Sijill.+TypeError: x is not/),
  });
  expect(statusOf(defect)).toBe(1);
  expect(statusOf(new SijillError("bad-setting", "x"))).toBe(2);
});
