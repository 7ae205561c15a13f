/** The parts of the pages that need no browser. */
import { describe, expect, it } from "vitest";
import { letterOf } from "../../../src/desk/web/app/keys.ts";
import { changed, filterQuery, inboxWith, readFilters } from "../../../src/desk/web/inbox/filters.ts";
import { csvOf } from "../../../src/desk/web/overview/csv.ts";
import { largest, rowsOf, type Sum, yearsOf } from "../../../src/desk/web/overview/sums.ts";
import { paragraphsOf } from "../../../src/desk/web/review/segments.ts";
import { findWords } from "../../../src/desk/web/review/selection.ts";

describe("a text in segments", () => {
  const text = "Le port reçoit 12 MDH.\nIl en attend 40 de plus.";
  const mark = {
    field: "text",
    start: 15,
    end: 21,
    is: "fact",
    family: "money",
    reason: null,
    rule: null,
    fact: null,
  } as const;

  it("is whole, and cut where marks and evidence begin and end", () => {
    const paragraphs = paragraphsOf(text, [mark], [{ start: 8, end: 18 }]);
    expect(paragraphs.map((segments) => segments.map((one) => one.text).join("")).join("\n")).toBe(text);
    expect(paragraphs[0]?.map((one) => [one.text, one.mark?.family ?? null, one.isEvidence])).toEqual([
      ["Le port ", null, false],
      ["reçoit ", null, true],
      ["12 ", "money", true],
      ["MDH", "money", false],
      [".", null, false],
    ]);
    expect(paragraphs[1]?.[0]?.start).toBe(23);
  });

  it("finds words that are written down, and none over two paragraphs", () => {
    expect(findWords(text, "text", " 12 MDH ")).toEqual({ field: "text", start: 15, end: 21, quote: "12 MDH" });
    expect(findWords(text, "text", "MDH.\nIl")).toBeNull();
    expect(findWords(text, "text", "13 MDH")).toBeNull();
  });
});

describe("the address of the inbox", () => {
  it("asks for what waits where it says nothing, and for everything where it says any", () => {
    expect(filterQuery("")).toEqual({ state: "pending" });
    expect(filterQuery("?state=any&type=jobs&disagreeing=perhaps&other=1")).toEqual({ type: "jobs" });
  });

  it("changes one filter, keeps the others, and closes the open record", () => {
    expect(changed("type=jobs&record=r1&sort=date", { region: "oriental" })).toBe(
      "/inbox?type=jobs&sort=date&region=oriental",
    );
    expect(changed("type=jobs", { type: null })).toBe("/inbox");
    expect(readFilters(inboxWith({ sector: "peche" }).split("?")[1] ?? "")).toEqual({
      sector: "peche",
      state: "pending,accepted,corrected,needs-second-look",
    });
  });
});

const sum = (part: Partial<Sum>): Sum => ({
  tag: null,
  year: "2020",
  type: "funds",
  unit: "MAD",
  status: "planned",
  reviewed: false,
  records: 1,
  total: 10,
  ...part,
});

describe("sums", () => {
  const sums = [
    sum({}),
    sum({ status: "approved", total: 5 }),
    sum({ status: "underway", total: 7, reviewed: true }),
    sum({ status: "lost" }),
    sum({ unit: "EUR" }),
    sum({ year: "2022", status: "realised", tag: "x" }),
    sum({ year: null, total: 3 }),
  ];

  it("put stages together and leave other currencies and what is lost out", () => {
    const rows = rowsOf(sums, "year", { measure: "funds", reviewed: false });
    expect(rows.find(({ name }) => name === "2020")?.totals).toEqual({ planned: 15, committed: 7, realised: 0 });
    expect(rowsOf(sums, "year", { measure: "funds", reviewed: true })).toHaveLength(1);
  });

  it("show years in a row, gaps as well", () => {
    const rows = rowsOf(sums, "year", { measure: "funds", reviewed: false });
    expect(yearsOf(rows, 2000).map(({ name }) => name)).toEqual(["2020", "2021", "2022"]);
    expect(yearsOf(rows, 2030)).toEqual([]);
  });

  it("put the largest tags first and have none for those without", () => {
    expect(largest(rowsOf(sums, "tag", { measure: "funds", reviewed: false }), 5).map(({ name }) => name)).toEqual([
      "x",
    ]);
  });
});

describe("a table as CSV", () => {
  it("is quoted where it must be and begins with the mark of UTF-8", () => {
    expect(csvOf([["جهة", 'a "b", c', 1.5, null]])).toBe('\ufeffجهة,"a ""b"", c",1.5,\r\n');
  });

  it.each(["=1+1", "+A1", "-A1", "@SUM(A1)", "\tA1"])("holds no formula: %j", (cell) => {
    expect(csvOf([[cell]])).toBe(`\ufeff'${cell}\r\n`);
    expect(csvOf([[-5]])).toBe("\ufeff-5\r\n");
  });
});

describe("keys", () => {
  it("are the same on every keyboard", () => {
    expect(letterOf({ key: "j", code: "KeyJ", shiftKey: false })).toBe("j");
    expect(letterOf({ key: "ت", code: "KeyJ", shiftKey: false })).toBe("j");
    expect(letterOf({ key: "a", code: "KeyQ", shiftKey: false })).toBe("a");
    expect(letterOf({ key: "؟", code: "Slash", shiftKey: true })).toBe("?");
    expect(letterOf({ key: "ظ", code: "Slash", shiftKey: false })).toBe("/");
  });
});
