import { describe, expect, it } from "vitest";
import { tokenise } from "../../src/text/tokens.ts";
import { normalise } from "../../src/text/view.ts";
import { readVerbGroup } from "../../src/verbs/group.ts";
import { verbsOf } from "../../src/verbs/lexicon.ts";
import { Phrases } from "../../src/verbs/phrases.ts";

const groupOf = (sentence: string, verb: string) => {
  const tokens = tokenise(normalise(sentence).text, "ar");
  const phrases = new Phrases<true>("ar");
  phrases.add(`~${verb}`, true);
  const found = phrases.all(tokens)[0]?.verb;
  if (found === undefined || found === null) throw new Error(`no form of ${verb} in "${sentence}"`);
  return readVerbGroup(tokens, found.at, found.tenses, verbsOf("ar"));
};

describe("what an Arabic verb says about time", () => {
  it.each([
    ["وقعت الوزارة اتفاقيتين", "وقع", "done"],
    ["ووقعها الطرفان", "وقع", "done"],
    ["ستوقع الوزارة اتفاقية", "وقع", "future"],
    ["سوف يوقع الوزير اتفاقية", "وقع", "future"],
    ["تم توقيع اتفاقية", "وقع", "done"],
    ["تم، أمس الاثنين بالرباط، توقيع اتفاقية", "وقع", "done"],
    ["جرى التوقيع على اتفاقية", "وقع", "done"],
    ["سيتم توقيع اتفاقية", "وقع", "future"],
    ["يتم توقيع اتفاقية", "وقع", "present"],
    ["من المرتقب أن يتم توقيع اتفاقية", "وقع", "future"],
    ["توقيع اتفاقية", "وقع", null],
    ["اجتمعا لتوقيع اتفاقية", "وقع", "open"],
    ["الاتفاقيات الموقعة", "وقع", "done"],
    ["من شأنه إحداث مناصب", "أحدث", "future"],
    ["من شأن المشروع أن يوفر مناصب", "وفر", "open"],
    ["ينتظر أن يوفر المشروع مناصب", "وفر", "future"],
    ["تم الاتفاق على إحداث مناصب", "أحدث", null],
    ["قد يوفر المشروع مناصب", "وفر", "open"],
    ["وقد وفر المشروع مناصب", "وفر", "done"],
  ])("%s", (sentence, verb, aspect) => {
    expect(groupOf(sentence, verb)).toMatchObject({ aspect, negated: false });
  });

  it.each([
    ["لم توقع", "يوقع", true, false],
    ["لم يتم بعد توقيع اتفاقية", "وقع", true, true],
    ["لن يوقع الوزير", "وقع", true, false],
    ["عدم توقيع الاتفاقية", "وقع", true, false],
    ["دون أن يوقع", "وقع", true, false],
    ["وقع ما لا يقل عن سبع اتفاقيات", "وقع", false, false],
  ])("%s: denied is %s", (sentence, verb, negated, pending) => {
    expect(groupOf(sentence, verb)).toMatchObject({ negated, pending });
  });
});

const found = (phrase: string, text: string): number => {
  const phrases = new Phrases<true>("ar");
  phrases.add(phrase, true);
  return phrases.all(tokenise(normalise(text).text, "ar")).length;
};

describe("Arabic phrases", () => {
  it.each([
    ["مذكرة تفاهم", "مذكرة التفاهم", 1],
    ["غلاف مالي", "بغلاف مالي", 1],
    ["غلاف مالي", "الغلاف المالي", 1],
    ["كلفة", "وكلفتها", 1],
    ["مشروع", "مشروعا", 1],
    ["هذه ال", "هذه الاتفاقية", 1],
    ["هذه ال", "هذه اتفاقية", 0],
    ["لجنة", "للجنة", 1],
    ["بنك", "نك", 0],
  ])("%s in %s: %s", (phrase, text, count) => {
    expect(found(phrase, text)).toBe(count);
  });

  it("refuse a verb that is not listed", () => {
    expect(() => found("~قفز", "قفز")).toThrow(/no paradigm/);
  });
});
