import { describe, expect, it } from "vitest";
import { added, findAgain, withAdded } from "../../src/records/added.ts";
import { sampleArticle, sampleFact } from "../support/samples.ts";

const article = sampleArticle({
  title: "Oued Amlil",
  text: "Une zone ouvrira.\nElle créera 450 emplois à Oued Amlil.",
});
const fact = added(sampleFact(article, "450 emplois"));

const withText = (text: string) => sampleArticle({ title: "Oued Amlil", text });

describe("a fact that a person added", () => {
  it("is a person's, and nobody is surer of it", () => {
    expect(fact).toMatchObject({ rule: "person", confidence: { score: 1 } });
  });

  it.each([
    ["where it stood", article, "450 emplois"],
    ["further down", withText("Une zone ouvrira.\nElle verra le jour.\nElle créera 450 emplois."), "450 emplois"],
    ["in other spaces", withText("La zone créera 450\u00a0emplois à Oued Amlil."), "450\u00a0emplois"],
    ["in the title", sampleArticle({ title: "450 emplois à Oued Amlil", text: "Une zone ouvrira." }), "450 emplois"],
  ])("is found again %s", (_, now, quote) => {
    const found = findAgain(now, fact);
    const [span] = found?.evidence ?? [];
    expect(found?.evidence).toHaveLength(1);
    expect(span?.quote).toBe(quote);
    expect(span === undefined ? "" : now[span.field].slice(span.start, span.end)).toBe(quote);
    expect(found?.id).toBe(fact.id);
  });

  it("is found at the place nearest to its own", () => {
    const now = withText("450 emplois, donc.\nUne zone ouvrira.\n450 emplois à Oued Amlil.");
    expect(findAgain(now, fact)?.evidence[0]?.start).toBe(now.text.lastIndexOf("450"));
  });

  it.each([
    "La zone créera 540 emplois.",
    "La zone créera 1.450 emplois.",
    "La zone créera 1 450 emplois.",
    "La zone aura 450\nemplois y seront créés.",
  ])("is gone where its article no longer says it: %s", (text) => {
    expect(findAgain(withText(text), fact)).toBeNull();
    expect(withAdded(withText(text), [], [fact])).toEqual([]);
  });

  it("keeps its subject where that is still named", () => {
    const start = article.text.indexOf("Oued");
    const about = { ...fact, subject: { text: "Oued Amlil", field: "text", start, end: start + 10 } } as const;
    expect(findAgain(article, about)?.subject).toEqual(about.subject);
    expect(findAgain(withText("La zone d'Oued\u00a0Amlil : 450 emplois."), about)?.subject?.text).toBe(
      "Oued\u00a0Amlil",
    );
    const elsewhere = sampleArticle({ title: "Ailleurs", text: "La zone créera 450 emplois." });
    expect(findAgain(elsewhere, about)).toMatchObject({ id: fact.id, subject: null });
  });

  it("stands beside what the rules found, and in the place of what they find of the same quantity", () => {
    const other = sampleFact(article, "Une zone", { value: 1 });
    const same = sampleFact(article, "créera 450 emplois");
    const part = sampleFact(article, "emplois à Oued Amlil", { value: 30, partOf: same.id });
    const all = withAdded(article, [other, same, part], [fact]);
    expect(all.map(({ id }) => id)).toEqual([other.id, part.id, fact.id]);
    expect(all[1]?.partOf).toBe(fact.id);
    expect(withAdded(article, [{ ...fact, rule: "jobs/creates" }], [fact])).toEqual([fact]);
  });

  it("is part of nothing that is no longer there", () => {
    expect(withAdded(article, [], [{ ...fact, partOf: "gone" }])[0]?.partOf).toBeNull();
  });
});
