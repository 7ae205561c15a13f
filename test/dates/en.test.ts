import { describe, expect, it } from "vitest";
import { datesOf } from "./phrase.ts";

/** A Wednesday. */
const published = "2024-05-15";

const inShort = (phrase: string): (string | null)[] =>
  datesOf(phrase, published, "en").map(
    ({ role, date, horizon, months }) => `${role} ${horizon ?? (months === null ? date?.value : `${months} months`)}`,
  );

describe("English dates", () => {
  it.each([
    ["March 25, 2024", "date 2024-03-25"],
    ["on 25 March 2024", "date 2024-03-25"],
    ["the 25th of March", "date 2024-03-25"],
    ["March 25th", "date 2024-03-25"],
    ["Wednesday, March 27, 2024", "date 2024-03-27"],
    ["Sept. 12, 2023", "date 2023-09-12"],
    ["on Monday", "date 2024-05-13"],
    ["last Wednesday", "date 2024-05-08"],
    ["yesterday", "date 2024-05-14"],
    ["in May 2023", "date 2023-05"],
    ["at its February meeting", "date 2024-02"],
    ["last January", "date 2024-01"],
    ["next June", "date 2024-06"],
    ["earlier this month", "date 2024-05"],
    ["last year", "date 2023"],
    ["two years ago", "date 2022"],
    ["in the first half of 2024", "date 2024-06"],
    ["Q1 2024", "date 2024-03"],
    ["the first nine months of 2023", "date 2023-09"],
    ["at the end of 2018", "date 2018-12-31"],
    ["early 2026", "date 2026"],
    ["since 2019", "since 2019"],
    ["between 2021 and 2023", "date 2021"],
    ["by 2030", "horizon 2030"],
    ["by the end of 2025", "horizon 2025"],
    ["by end-2026", "horizon 2026"],
    ["by June 2026", "horizon 2026-06"],
    ["until December 31, 2025", "horizon 2025"],
    ["within 24 months", "horizon 24 months"],
    ["over the next five years", "horizon 60 months"],
    ["over ten years", "horizon 120 months"],
  ])("%s", (phrase, expected) => {
    expect(inShort(phrase)).toEqual([expected]);
  });

  it.each(["it may create jobs", "over 2,000 jobs", "2000 jobs"])("are not in: %s", (phrase) => {
    expect(inShort(phrase)).toEqual([]);
  });

  it("leave a number behind a month to the noun that it counts", () => {
    expect(inShort("In March 12 agreements were signed")).toEqual(["date 2024-03"]);
  });

  it("are no part of a name", () => {
    expect(inShort("the 2023-2026 Industrial Plan")).toEqual(["name undefined"]);
  });
});
