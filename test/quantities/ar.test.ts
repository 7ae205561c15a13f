import { describe, expect, it } from "vitest";
import { agreements, expectedFields, jobs, money, people } from "./expected.ts";
import { quantitiesOf } from "./phrase.ts";

const read = (phrase: string) => quantitiesOf(phrase, "ar").map(expectedFields);

describe("Arabic sums of money", () => {
  it.each([
    ["22,96 مليار درهم", money(22_960_000_000)],
    ["22٫96 مليار درهم", money(22_960_000_000)],
    ["٣٥٠ مليون درهم", money(350_000_000)],
    ["412,375 مليون درهم", money(412_375_000)],
    ["5ر12 مليار درهم", money(12_500_000_000)],
    ["037ر4 مليار درهم", money(4_037_000_000)],
    ["0ر7 مليار درهم", money(700_000_000)],
    ["بـ730 مليون درهم", money(730_000_000)],
    ["و400 ألف درهم", money(400_000)],
    ["مليار درهم", money(1_000_000_000)],
    ["بمليار أورو", money(1_000_000_000, { unit: "EUR" })],
    ["مليارا درهم", money(2_000_000_000)],
    ["ملياري درهم", money(2_000_000_000)],
    ["مليونان ونصف المليون درهم", money(2_500_000)],
    ["11 مليارا من الدراهم", money(11_000_000_000)],
    ["نصف مليار درهم", money(500_000_000)],
    ["نصف المليار درهم", money(500_000_000)],
    ["5 ملايير و400 مليون درهم", money(5_400_000_000)],
    ["486 مليونا و514 ألف درهم", money(486_514_000)],
    ["خمسة وعشرين مليون درهم", money(25_000_000)],
    ["مائة وخمسين مليون درهم", money(150_000_000)],
    ["ثلاثمائة وخمسة وسبعين مليون درهم", money(375_000_000)],
    ["مئتي مليون درهم", money(200_000_000)],
    ["ثلاثة عشر مليون درهم", money(13_000_000)],
    ["1132 مليار سنتيم", money(11_320_000_000)],
    ["10 ملايير دولار", money(10_000_000_000, { unit: "USD" })],
    ["جوج د المليون درهم", money(2_000_000)],
    ["حوالي 40 مليون درهم", money(40_000_000, { qualifier: "about" })],
    ["ما يناهز 40 مليون درهم", money(40_000_000, { qualifier: "about" })],
    ["بأزيد من 22 مليار درهم", money(22_000_000_000, { qualifier: "at_least" })],
    ["ما لا يقل عن 22 مليار درهم", money(22_000_000_000, { qualifier: "at_least" })],
    ["أقل من مليون درهم", money(1_000_000, { qualifier: "at_most" })],
    ["ما بين 100 و300 مليون درهم", money(100_000_000, { max: 300_000_000, qualifier: "range" })],
    ["20 مليون درهم سنويا", money(20_000_000, { per: "year" })],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it("give no number to a plural alone", () => {
    expect(read("ملايين الدراهم").filter((one) => one.value !== null)).toEqual([]);
  });
});

describe("Arabic posts and people", () => {
  it.each([
    ["500 ألف منصب شغل", jobs(500_000)],
    ["نصف مليون منصب شغل", jobs(500_000)],
    ["30.034 منصبا ماليا", jobs(30_034)],
    ["ثلاثة آلاف و500 منصب شغل", jobs(3_500)],
    ["12 ألفا و500 منصب شغل", jobs(12_500)],
    ["ألفي فرصة عمل", jobs(2_000)],
    ["ألف منصب شغل", jobs(1_000)],
    ["منصبين ماليين", jobs(2)],
    ["مائة فرصة شغل", jobs(100)],
    ["4346 منصب شغل مباشر", jobs(4_346, { kind: "direct" })],
    ["7934 منصبا غير مباشر", jobs(7_934, { kind: "indirect" })],
    ["2469 منصب شغل مباشر وغير مباشر", jobs(2_469, { kind: "total" })],
    ["أزيد من 9000 عامل", people(9_000, { qualifier: "at_least" })],
    ["85 تقنيا", people(85)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });
});

describe("Arabic agreements", () => {
  it.each([
    ["14 اتفاقية", agreements(14)],
    ["سبع اتفاقيات شراكة", agreements(7)],
    ["إحدى عشرة اتفاقية", agreements(11)],
    ["اتفاقيتين", agreements(2)],
    ["مذكرتي تفاهم", agreements(2)],
    ["عدة اتفاقيات", agreements(null)],
    ["اتفاقية إطار", agreements(1)],
    ["والاتفاقيات", agreements(null)],
  ])("%s", (phrase, expected) => {
    expect(read(phrase)).toEqual([expected]);
  });

  it.each([
    ["اتفاقية", "indefinite"],
    ["الاتفاقية", "definite"],
    ["اتفاقية الصيد", "definite"],
    ["هذه الاتفاقية", "demonstrative"],
  ])("%s is %s", (phrase, introduction) => {
    expect(quantitiesOf(phrase, "ar")).toMatchObject([{ introduction }]);
  });
});

describe("what is no Arabic sum", () => {
  it.each(["300 مليون متر مكعب", "7,5 ملايين نسمة", "50 هكتارا", "28 مشروعا"])("%s", (phrase) => {
    expect(read(phrase)).toEqual([]);
  });

  it.each(["42 في المائة", "42 بالمائة", "42٪"])("%s is a share", (phrase) => {
    expect(quantitiesOf(phrase, "ar")).toMatchObject([{ family: "percentage", value: 42 }]);
  });
});
