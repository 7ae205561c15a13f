import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/language/detect.ts";

describe("the language of a text", () => {
  test.each([
    [
      "fr",
      "La commission régionale a validé douze projets industriels, qui devraient créer plusieurs centaines d'emplois.",
    ],
    ["ar", "صادقت اللجنة الجهوية على اثني عشر مشروعا صناعيا من شأنها إحداث مئات مناصب الشغل"],
    ["en", "The regional commission has approved twelve industrial projects that should create several hundred jobs."],
    [
      "es",
      "La comisión regional ha aprobado doce proyectos industriales que deberían crear varios cientos de empleos.",
    ],
  ])("is %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each([
    ["Chinese", "摩洛哥工业部长周一在拉巴特签署了多项协议，以促进国家工业的发展和创新。"],
    ["Russian", "Министр промышленности подписал в понедельник в Рабате несколько соглашений о развитии."],
    ["Tifinagh", "ⴰⵏⵙⴰ ⵏ ⵜⵏⴱⴰⴹⵜ ⵜⴰⵎⵖⵔⵉⴱⵉⵜ ⵜⴰⵎⵖⵔⵉⴱⵉⵜ"],
    ["Persian", "وزیر صنعت گفت که چندین قرارداد برای پشتیبانی از صنایع کشور بسته شده است"],
    ["too short", "500 MDH"],
    ["empty", ""],
  ])("is unknown for a text that is %s", (_what, text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  test("is that of the prose, whatever names stand in it", () => {
    expect(detectLanguage("وقع المكتب الشريف للفوسفاط OCP اتفاقية مع شركة JESA بقيمة 200 مليون درهم")).toBe("ar");
  });
});
