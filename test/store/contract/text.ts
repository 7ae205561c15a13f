import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collect } from "../../support/collect.ts";
import { sampleArticle, sampleFact, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const asKept = (text: string) => text.replace(/[\p{Surrogate}\0]/gu, "\ufffd");

export function textContract(makePlace: MakePlace): void {
  describe("texts", () => {
    it("of any script come back as they went in; what no database can hold becomes U+FFFD, one for one", async () => {
      const register = await (await makePlace()).open();
      const anyText = fc.string({
        unit: fc.oneof(
          fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
          fc.constantFrom("\ud83d", "\udc4d", "\0", "\n", "'", "é"),
        ),
        minLength: 1,
      });
      const property = fc.asyncProperty(anyText, anyText, async (title, text) => {
        const url = "https://journal.example/text";
        const blocks = [{ role: "paragraph", text, removed: title }] as const;
        await register.saveArticle(
          sampleArticle({ url, title, text, blocks, author: title, section: text }),
          [],
          "rules-1",
          null,
        );
        const kept = (await register.findArticle(url))?.article;
        expect(kept).toMatchObject({
          title: asKept(title),
          text: asKept(text),
          author: asKept(title),
          section: asKept(text),
        });
        expect(kept?.blocks).toEqual([{ role: "paragraph", text: asKept(text), removed: asKept(title) }]);
      });
      await fc.assert(property, { numRuns: 40 });
    });

    it("with a broken character keep their evidence in place", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle({
        url: "https://journal.example/broken",
        text: "\ud83d a\0b : 450 emplois\udc4d 👍 fin",
      });
      const quote = "450 emplois\udc4d 👍";
      await register.saveArticle(article, [sampleFact(article, quote)], "rules-1", null);
      const [listed] = await collect(register.listFacts());
      const [evidence] = listed?.fact.evidence ?? [];
      const kept = await register.findArticle("https://journal.example/broken");
      expect(evidence?.quote).toBe("450 emplois\ufffd 👍");
      expect(kept?.article.text.slice(evidence?.start, evidence?.end)).toBe(evidence?.quote);
    });

    it("may not be quoted from the middle of a character", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle({ text: "👍 450 emplois" });
      const fact = sampleFact(article, "\udc4d 450 emplois");
      await expect(register.saveArticle(article, [fact], "rules-1", null)).rejects.toMatchObject({ code: "bad-data" });
    });

    it("may be very large", async () => {
      const register = await (await makePlace()).open();
      const url = "https://journal.example/large";
      const text = `${"Une longue phrase sur l'été à Fès. ".repeat(300_000)}450 emplois`;
      const article = sampleArticle({ url, text, blocks: [] });
      await register.saveArticle(article, [sampleFact(article, "450 emplois")], "rules-1", null);
      expect((await register.findArticle(url))?.article.text === text).toBe(true);
      const { bodyHash } = await register.recordFetch(samplePage(text), null);
      expect(await register.readBody(bodyHash ?? "")).toHaveLength(Buffer.byteLength(text));
    });
  });
}
