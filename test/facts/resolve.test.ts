/** Status and date where the words that tell them stand elsewhere in the sentence or the article. */
import { describe, expect, it } from "vitest";
import type { Language } from "../../src/model.ts";
import { extract } from "./passage.ts";

type Told = readonly [value: number | null, status: string, date: string | null];

const told = (text: string, published: string | null, language: Language): Told[] =>
  extract(text, published, language).facts.map(({ value, status, date }) => [value, status, date?.value ?? null]);

describe("an article whose page tells no day", () => {
  it.each<[Language, string, Told[]]>([
    [
      "ar",
      "منحت الوكالة، أمس الخميس 14 مارس 2019، التعاونية قرضا بقيمة 8 ملايين درهم.",
      [[8e6, "committed", "2019-03-14"]],
    ],
    [
      "ar",
      "افتتح المعهد أبوابه اليوم الثلاثاء 2 أبريل 2019 بالحاجب.\nوستوظف المؤسسة 40 أستاذا.",
      [[40, "planned", "2019-04-02"]],
    ],
    ["fr", "La région a alloué hier, jeudi 14 mars 2019, 8 MDH à la coopérative.", [[8e6, "committed", "2019-03-14"]]],
    [
      "fr",
      "Le conseil s'est réuni jeudi 14 mars 2019 à Midelt.\nIl a approuvé trois conventions.",
      [[3, "approved", "2019-03-14"]],
    ],
    [
      "fr",
      "Le séisme du 8 mars 2019 a frappé Midelt.\nLe conseil a approuvé trois conventions.",
      [[3, "approved", null]],
    ],
  ])("%s: %s", (language, text, facts) => {
    expect(told(text, null, language)).toEqual(facts);
  });
});

describe("balances", () => {
  it.each<[Language, string, Told[]]>([
    ["fr", "Entre 2015 et 2016, l'économie a créé 31.000 emplois.", [[31_000, "realised", "2016"]]],
    [
      "ar",
      "خلال سنة 2016، فقد قطاع البناء 21 ألف منصب شغل، و13 ألفا بالنسيج.",
      [
        [21_000, "lost", "2016"],
        [13_000, "lost", "2016"],
      ],
    ],
    [
      "ar",
      "أحدث الاقتصاد خلال سنة 2016 ما مجموعه 50 ألف منصب شغل، 30 ألفا بالمدن و20 ألفا بالقرى. ويعود ذلك أساسا إلى خلق 12 ألف منصب في التجارة.",
      [
        [50_000, "realised", "2016"],
        [30_000, "realised", "2016"],
        [20_000, "realised", "2016"],
        [12_000, "realised", "2016"],
      ],
    ],
  ])("%s: %s", (language, text, facts) => {
    expect(told(text, "2017-02-06", language)).toEqual(facts);
  });
});

describe("status", () => {
  it.each<[Language, string, Told[]]>([
    ["ar", "قرر المجلس الإقليمي تعبئة 14 مليون درهم إلى غاية متم سنة 2030.", [[14e6, "committed", "2024-05-15"]]],
    ["ar", "افتتحت شركة الزجاج معملها بسطات. وبلغت كلفته 90 مليون درهم.", [[90e6, "realised", "2024-05-15"]]],
    ["ar", "ستنطلق أشغال القنطرة بكلفة 30 مليون درهم.", [[30e6, "planned", "2024-05-15"]]],
    ["ar", "انطلقت أشغال القنطرة بكلفة 30 مليون درهم.", [[30e6, "underway", "2024-05-15"]]],
    ["ar", "مكنت الخطة المجددة مع المهنيين من إحداث 900 منصب شغل.", [[900, "realised", "2024-05-15"]]],
    ["ar", "محطة القطار الجديدة بتكلفة 45 مليون درهم.", [[45e6, "planned", "2024-05-15"]]],
    ["ar", "جدد الطرفان اتفاقية التوأمة إلى غاية 2028.", [[1, "committed", "2024-05-15"]]],
    ["ar", "قبل سنتين، خصصت الجهة 4 ملايين درهم للمتحف.", [[4e6, "committed", "2022"]]],
    [
      "ar",
      "وقعت الجهة، الاثنين 13 ماي 2024، اتفاقية مع المتحف.\nومنحه البنك قرضا بقيمة 3 ملايين درهم.",
      [
        [1, "committed", "2024-05-13"],
        [3e6, "committed", "2024-05-13"],
      ],
    ],
    ["ar", "وخصص الصندوق الدعم البالغ 6 ملايين درهم للتعاونيات.", [[6e6, "committed", "2024-05-15"]]],
  ])("%s: %s", (language, text, facts) => {
    expect(told(text, "2024-05-15", language)).toEqual(facts);
  });
});
