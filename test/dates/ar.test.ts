import { describe, expect, it } from "vitest";
import { datesOf } from "./phrase.ts";

/** A Wednesday. */
const published = "2024-05-15";

describe("Arabic dates", () => {
  it.each([
    ["2 ماي 2016", "2016-05-02", "day"],
    ["الأربعاء 15 ماي 2024", "2024-05-15", "day"],
    ["فاتح يناير 2025", "2025-01-01", "day"],
    ["٣ غشت ٢٠٢٣", "2023-08-03", "day"],
    ["3 آب 2023", "2023-08-03", "day"],
    ["3 من أغسطس 2023", "2023-08-03", "day"],
    ["يوليوز 2022", "2022-07", "month"],
    ["تموز 2022", "2022-07", "month"],
    ["خلال شهر شتنبر 2022", "2022-09", "month"],
    ["كانون الأول 2021", "2021-12", "month"],
    ["خلال سنة 2021", "2021", "year"],
    ["برسم سنة 2019", "2019", "year"],
    ["برسم السنة المالية 2019", "2019", "year"],
    ["بين الفصل الأول من سنة 2022 ونفس الفصل من سنة 2021", "2022-03", "quarter"],
    ["سنة 2023", "2023", "year"],
    ["متم سنة 2022", "2022-12-31", "day"],
    ["متم نونبر 2023", "2023-11-30", "day"],
    ["نهاية شهر يونيو 2017", "2017-06-30", "day"],
    ["النصف الأول من 2025", "2025-06", "half"],
    ["الفصل الأول من سنة 2023", "2023-03", "quarter"],
    ["الربع الأخير من 2023", "2023-12", "quarter"],
  ])("%s", (phrase, value, precision) => {
    expect(datesOf(phrase, published, "ar")).toMatchObject([
      { role: "date", date: { value, precision, basis: "explicit" } },
    ]);
    expect(datesOf(phrase, null, "ar")).toMatchObject([{ date: { value } }]);
  });

  it.each([
    ["اليوم", "2024-05-15"],
    ["اليوم الأربعاء", "2024-05-15"],
    ["أمس الثلاثاء", "2024-05-14"],
    ["أول أمس الاثنين", "2024-05-13"],
    ["الجمعة الماضي", "2024-05-10"],
    ["الاثنين المقبل", "2024-05-20"],
    ["ثاني أبريل الجاري", "2024-04-02"],
    ["25 مارس المقبل", "2025-03-25"],
    ["يوليوز الماضي", "2023-07"],
    ["السنة الماضية", "2023"],
    ["العام المقبل", "2025"],
    ["هذه السنة", "2024"],
    ["الشهر الجاري", "2024-05"],
    ["الأسبوع الماضي", "2024-05-06"],
    ["نهاية السنة الجارية", "2024-12-31"],
    ["الفصل الأول من السنة الجارية", "2024-03"],
  ])("%s, which needs the day of publication", (phrase, value) => {
    expect(datesOf(phrase, published, "ar")).toMatchObject([{ role: "date", date: { value, basis: "relative" } }]);
    expect(datesOf(phrase, null, "ar")).toMatchObject([{ date: null }]);
  });

  it("between two years is a range", () => {
    expect(datesOf("بين 2014 و2020", published, "ar")).toMatchObject([{ date: { value: "2014", end: "2020" } }]);
  });

  it("tell where a weekday does not fit", () => {
    expect(datesOf("أمس الجمعة", published, "ar")).toMatchObject([{ consistent: false }]);
  });
});

describe("Arabic deadlines", () => {
  it.each([
    ["في أفق 2030", "2030"],
    ["في أفق سنة 2035", "2035"],
    ["بحلول 2027", "2027"],
    ["بحلول سنة 2027", "2027"],
    ["قبل متم 2025", "2025"],
    ["قبل مارس 2012", "2012-03"],
    ["خلال الفترة 2022-2026", "2026"],
    ["الممتد بين 2014 و2020", "2020"],
  ])("%s", (phrase, horizon) => {
    expect(datesOf(phrase, published, "ar")).toMatchObject([{ role: "horizon", horizon }]);
  });

  it.each([
    ["على مدى خمس سنوات", 60],
    ["على مدى سنتين", 24],
    ["في غضون 18 شهرا", 18],
    ["خلال السنوات الثلاث المقبلة", 36],
    ["خلال العامين المقبلين", 24],
  ])("%s is a number of months", (phrase, months) => {
    expect(datesOf(phrase, published, "ar")).toMatchObject([{ role: "horizon", months }]);
  });
});

describe("what is no Arabic date", () => {
  it.each(["أحد المشاريع", "اثنين من المسؤولين", "يوم دراسي", "2000 منصب شغل", "ربع الساكنة", "سبت"])(
    "%s",
    (phrase) => {
      expect(datesOf(phrase, published, "ar")).toEqual([]);
    },
  );

  it.each(["المخطط الصناعي 2014-2020", "قانون المالية لسنة 2024", "مونديال 2030"])("%s is a name", (phrase) => {
    expect(datesOf(phrase, published, "ar")).toMatchObject([{ role: "name", date: null }]);
  });
});
