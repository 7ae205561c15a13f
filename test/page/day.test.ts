import { describe, expect, test } from "vitest";
import { findDays, localDay, readDay } from "../../src/page/day.ts";

describe("a stated day", () => {
  test.each([
    ["Publié dans X le 01 - 11 - 2014", "2014-11-01"],
    ["Le 12 mars 2024", "2024-03-12"],
    ["Le 1er août 2023", "2023-08-01"],
    ["13 Déc 2019", "2019-12-13"],
    ["lundi, 15 juillet, 2019", "2019-07-15"],
    ["May 25, 2022", "2022-05-25"],
    ["Friday 25 September 2020", "2020-09-25"],
    ["24th, May 2024", "2024-05-24"],
    ["3 de febrero de 2021", "2021-02-03"],
    ["الاثنين 1 ماي 2017", "2017-05-01"],
    ["٢٥ يوليوز ٢٠٢٣", "2023-07-25"],
    ["15 غشت 2020", "2020-08-15"],
    ["9 شتنبر 2020", "2020-09-09"],
    ["3 نونبر 2020", "2020-11-03"],
    ["31 دجنبر 2020", "2020-12-31"],
    ["11 سبتمبر 2025", "2025-09-11"],
    ["21/07/2017", "2017-07-21"],
    ["07/21/2017", "2017-07-21"],
    ["2019-02-01T00:00:00", "2019-02-01"],
  ])("%s is %s", (text, value) => {
    expect(readDay(text)).toBe(value);
  });

  test.each([
    ["12 mars 2024 à 10h32", "2024-03-12T10:32:00+00:00"],
    ["Le 29 mai 2023 à 14h28", "2023-05-29T14:28:00+01:00"],
    ["الخميس 21 يوليوز 2022 - 12:00", "2022-07-21T12:00:00+01:00"],
    ["19 يناير 2022 على الساعة 14:32", "2022-01-19T14:32:00+01:00"],
    ["March 12, 2015 at 3:05 pm", "2015-03-12T15:05:00+00:00"],
    ["2023-10-12T14:38:23+00:00", "2023-10-12T14:38:23+00:00"],
    ["2023-10-12T14:38:23.123Z", "2023-10-12T14:38:23Z"],
    ["2023-10-12 14:38 +0200", "2023-10-12T14:38:00+02:00"],
  ])("%s with its time is %s", (text, value) => {
    expect(readDay(text)).toBe(value);
  });

  test.each([
    "13ème année",
    "N°:5333",
    "© 2025",
    "24/10",
    "31/02/2020",
    "45 mars 2020",
    "12 mars",
    "05 22 33 44 55",
    "1744-08-31",
  ])("is not read from %s", (text) => {
    expect(readDay(text)).toBeNull();
  });

  test("stands where its words stand", () => {
    const text = "Par X | Le 10/08/2018 | modifié le 12 août 2018";
    expect(findDays(text).map(({ start, end }) => text.slice(start, end))).toEqual(["10/08/2018", "12 août 2018"]);
  });

  test("is that of the Moroccan calendar for a moment", () => {
    expect(localDay("2020-06-30T23:30:00Z")).toBe("2020-07-01");
    expect(localDay("2020-06-30")).toBe("2020-06-30");
  });
});
