import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countIndependentOutlets, groupTexts, type TextMember } from "../../src/twins/groups.ts";

describe("grouping texts", () => {
  it("holds together what is linked, and calls it by its smallest key", () => {
    const links = [
      { one: "d", other: "c" },
      { one: "b", other: "d" },
      { one: "e", other: "x" },
    ];
    const groups = groupTexts(["e", "d", "c", "b", "a"], links);
    expect(Object.fromEntries(groups)).toEqual({ a: "a", b: "b", c: "b", d: "b", e: "e" });
  });

  it("is the same in whatever order articles and links come", () => {
    const keys = Array.from({ length: 30 }, (_, at) => `k${at}`);
    const link = fc.record({ one: fc.constantFrom(...keys), other: fc.constantFrom(...keys) });
    const shuffled = fc.array(link, { maxLength: 40 }).chain((links) =>
      fc.record({
        links: fc.constant(links),
        again: fc.shuffledSubarray(links, { minLength: links.length }),
        keys: fc.shuffledSubarray(keys, { minLength: keys.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ links, again, keys: mixed }) => {
        const turned = again.map(({ one, other }) => ({ one: other, other: one }));
        const [first, second] = [groupTexts(keys, links), groupTexts(mixed, turned)];
        for (const key of keys) expect(second.get(key)).toBe(first.get(key));
        for (const { one, other } of links) expect(first.get(one)).toBe(first.get(other));
        for (const [key, group] of first)
          expect([...first].filter(([, each]) => each === group).every(([each]) => each >= group)).toBe(group <= key);
      }),
    );
  });

  it("bears a chain of a hundred thousand", () => {
    const keys = Array.from({ length: 100_000 }, (_, at) => String(at).padStart(6, "0"));
    const links = keys.slice(1).map((key, at) => ({ one: key, other: keys[at] ?? "" }));
    expect(new Set(groupTexts(keys, links.toReversed()).values())).toEqual(new Set(["000000"]));
  });
});

let made = 0;
function shown(text: string, outlet: string, changes: Partial<TextMember> = {}): { text: string; member: TextMember } {
  made += 1;
  const url = `https://${outlet.toLowerCase()}.example/${made}`;
  const about = {
    url,
    title: "",
    outlet,
    originalOutlet: null,
    outletKind: "press",
    publishedAt: "2025-06-02",
  } as const;
  return { text, member: { key: `k${made}`, ...about, ...changes } };
}

function count(shownArticles: readonly ReturnType<typeof shown>[]): number {
  const texts = [...new Set(shownArticles.map(({ text }) => text))];
  const membersOf = (text: string) => shownArticles.filter((one) => one.text === text).map(({ member }) => member);
  return countIndependentOutlets(texts.map((text) => ({ text, members: membersOf(text) })));
}

describe("independent outlets", () => {
  it("are as many as there are outlets with a text of their own", () => {
    expect(count([])).toBe(0);
    expect(count([shown("t1", "A")])).toBe(1);
    expect(count([shown("t1", "A"), shown("t2", "B"), shown("t3", "A")])).toBe(2);
  });

  it("count an agency's text in five outlets as one", () => {
    const five = ["A", "B", "C", "D", "E"].map((outlet) => shown("t1", outlet));
    expect(count(five)).toBe(1);
    expect(count([...five, shown("t2", "F")])).toBe(2);
  });

  it("count the outlet beside the agency whose text it runs as well", () => {
    const agency = [shown("t1", "AAP", { outletKind: "agency" }), shown("t1", "A", { publishedAt: "2025-06-01" })];
    expect(count([...agency, shown("t2", "A")])).toBe(2);
    const signed = [shown("t1", "A", { originalOutlet: "AAP" }), shown("t1", "B")];
    expect(count([...signed, shown("t2", "B")])).toBe(2);
  });

  it("count two texts of one agency as one outlet", () => {
    const texts = [shown("t1", "A", { originalOutlet: "AAP" }), shown("t2", "B", { originalOutlet: "aap" })];
    expect(count(texts)).toBe(1);
  });

  it("count no aggregator beside the outlet it shows", () => {
    const copy = shown("t1", "Kiosque", { outletKind: "aggregator", originalOutlet: "A", publishedAt: "2025-06-01" });
    expect(count([copy, shown("t1", "A"), shown("t2", "A")])).toBe(1);
    expect(count([shown("t1", "Kiosque", { outletKind: "aggregator" })])).toBe(1);
  });

  it("are the same in whatever order they come", () => {
    const all = [
      shown("t1", "A"),
      shown("t1", "B", { originalOutlet: "AAP" }),
      shown("t2", "B"),
      shown("t3", "AAP", { outletKind: "agency" }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (mixed) => {
        expect(count(mixed)).toBe(count(all));
      }),
    );
  });
});
