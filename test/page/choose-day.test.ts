import { describe, expect, test } from "vitest";
import { choosePublished, type Candidate } from "../../src/page/choose-day.ts";
import { dayOfAddress } from "../../src/page/address-day.ts";

const fetchedAt = "2026-01-20T15:00:00Z";
const stated = (value: string): Candidate => ({ value, from: "json-ld", trust: "stated" });
const meta = (value: string): Candidate => ({ value, from: "meta date", trust: "stated" });
const own = (value: string): Candidate => ({ value, from: "source selector", trust: "stated" });
const shown = (value: string, from = "dateline"): Candidate => ({ value, from, trust: "shown" });
const address = (value: string): Candidate => ({ value, from: "address", trust: "address" });

describe("the day of publication", () => {
  test.each([
    ["is the surest that can be", [stated("2026-02-01"), shown("2024-05-06")], "2024-05-06"],
    [
      "is stated twice rather than shown",
      [stated("2024-05-06"), meta("2024-05-06"), shown("2024-05-09")],
      "2024-05-06",
    ],
    ["is none where it is stated once and another is shown", [stated("2024-05-06"), shown("2024-05-09")], null],
    ["may be shown by another clock", [stated("2024-05-06"), shown("2024-05-07")], "2024-05-06"],
    ["is that of the publisher's own place", [own("2024-05-06"), shown("2024-05-09")], "2024-05-06"],
    ["is that of the address where it is earlier", [stated("2025-03-01"), address("2024-05-06")], "2024-05-06"],
    ["is not that of the address where it is later", [stated("2024-05-06"), address("2024-07-01")], "2024-05-06"],
    [
      "is that of the site's own clock for one moment",
      [stated("2024-05-07T02:00:00Z"), address("2024-05-06")],
      "2024-05-06",
    ],
    ["is not that of the visit where another is stated", [stated("2026-01-20"), stated("2024-05-06")], "2024-05-06"],
    ["is that of the visit where nothing speaks against it", [stated("2026-01-20T09:00:00Z")], "2026-01-20T09:00:00Z"],
    ["is none where shown days disagree", [shown("2024-05-06", "time element"), shown("2024-05-09")], null],
    ["is none without candidates", [], null],
  ])("%s", (_what, candidates, value) => {
    expect(choosePublished(candidates, fetchedAt)?.value ?? null).toBe(value);
  });

  test("is not doubted for a day on which the page was changed", () => {
    const modified = [{ value: "2024-05-09T10:00:00Z", from: "json-ld" }];
    expect(choosePublished([stated("2024-05-06"), shown("2024-05-09")], fetchedAt, modified)?.value).toBe("2024-05-06");
  });
});

describe("the day in an address", () => {
  test.each([
    ["/2024/05/06/un-titre", "2024-05-06"],
    ["/economie/2024/5/6/un-titre", "2024-05-06"],
    ["/un-titre-2024-05-06.html", "2024-05-06"],
    ["/20240506103000.html", "2024-05-06"],
    ["/un-titre/20240506", "2024-05-06"],
    ["/un-titre-20240506.html", "2024-05-06"],
    ["/economie/2024/may/06/un-titre", "2024-05-06"],
    ["/2024_05_06_un-titre", "2024-05-06"],
    ["/2024-05/06/un-titre", "2024-05-06"],
    ["/2024/05/un-titre", null],
    ["/article-20240506123", null],
    ["/web/20240506103000/http://www.example.org/un-titre", null],
    ["/2024/13/45/un-titre", null],
  ])("%s is %s", (path, day) => {
    expect(dayOfAddress(path)).toBe(day);
  });
});
