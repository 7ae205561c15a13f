import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/open.ts";
import { sampleArticle, sampleFact } from "../../support/samples.ts";
import { claimOf, keepRecord } from "../kept-record.ts";
import type { MakePlace } from "../register.contract.ts";

/** A record of two articles, and one of a third. */
async function three(makePlace: MakePlace) {
  const place = await makePlace();
  const register = await place.open();
  const articles = [1, 2, 3].map((at) => sampleArticle({ url: `https://journal.example/${at}` }));
  const facts = articles.map((article) => sampleFact(article, "450 emplois"));
  for (const [at, article] of articles.entries())
    await register.saveArticle(article, facts.slice(at, at + 1), "rules-1", null);
  const [first = sampleArticle()] = articles;
  const pair = claimOf(first, facts.slice(0, 1));
  const [one = "", two = "", last = ""] = facts.map(({ id }) => id);
  const record = await keepRecord(place, { ...pair, facts: [one, two] });
  const other = await keepRecord(place, claimOf(articles[2] ?? first, facts.slice(2)));
  return { place, register, record, other, one, two, last };
}

async function corrections(location: string): Promise<unknown> {
  const { database, close } = await openDatabase(location);
  const rows = await database.selectFrom("record_corrections").selectAll().orderBy("one").orderBy("other").execute();
  const unmerged = await database.selectFrom("unmerged_articles").select("article_key").execute();
  await close();
  return {
    rows: rows.map(({ one, other, kind, who }) => ({ pair: [one, other], kind, who })),
    unmerged: unmerged.length,
  };
}

export function regroupingContract(makePlace: MakePlace): void {
  describe("facts of a record", () => {
    it("that are split off are parted from those that stay, for good", async () => {
      const { place, register, record, one, two } = await three(makePlace);
      const at = "2024-06-01T10:00:00Z";
      expect(await register.split(record, 1, [two], "Leïla", at)).toMatchObject({
        outcome: "kept",
        record: { version: 2, state: "pending" },
        review: { action: "split", why: `${two} left it.` },
      });
      expect(await corrections(place.location)).toMatchObject({
        rows: [{ pair: [one, two].toSorted(), kind: "split", who: "Leïla" }],
      });
      expect(await register.split(record, 1, [one], "Omar", at)).toMatchObject({ outcome: "stale" });
    });

    it("are not split off all at once, nor those of others", async () => {
      const { register, record, one, two, last } = await three(makePlace);
      for (const facts of [[one, two], [], [last]])
        await expect(register.split(record, 1, facts, "Leïla", "2024-06-01T10:00:00Z")).rejects.toMatchObject({
          code: "wrong-use",
        });
    });

    it("are joined with those of another record, even where they were parted before", async () => {
      const { place, register, record, other, one, two, last } = await three(makePlace);
      await register.split(record, 1, [two], "Leïla", "2024-06-01T10:00:00Z");
      expect(await register.join(record, 2, other, "Leïla", "2024-06-02T10:00:00Z")).toMatchObject({
        outcome: "kept",
        record: { version: 3 },
        review: { action: "join", why: `${other} was joined with it.` },
      });
      expect(await corrections(place.location)).toMatchObject({
        rows: [
          { pair: [one, last].toSorted(), kind: "join" },
          { pair: [one, two].toSorted(), kind: "split" },
        ].toSorted((a, b) => (String(a.pair) < String(b.pair) ? -1 : 1)),
      });
    });

    it("are not joined with those of the same articles, of no record, or of their own", async () => {
      const { place, register, record, one } = await three(makePlace);
      const article = sampleArticle({ url: "https://journal.example/1" });
      const same = await keepRecord(place, {
        ...claimOf(article, [sampleFact(article, "80 MDH")]),
        facts: [`${one}b`],
      });
      const at = "2024-06-01T10:00:00Z";
      await expect(register.join(record, 1, "rnone", "Leïla", at)).rejects.toMatchObject({ code: "wrong-use" });
      await expect(register.join(record, 1, record, "Leïla", at)).rejects.toMatchObject({ code: "wrong-use" });
      await expect(register.join(record, 1, same, "Leïla", at)).rejects.toMatchObject({ code: "wrong-use" });
      expect(await register.reviewsOf(record)).toEqual([]);
    });
  });
}
