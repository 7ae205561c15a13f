import { describe, expect, it } from "vitest";
import { sampleAddress, sampleArticle, sampleFact, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

export function yieldsContract(makePlace: MakePlace): void {
  describe("yields", () => {
    it("tell what each source has brought, and when it was fetched last", async () => {
      const register = await (await makePlace()).open();
      const addresses = ["a", "b", "c"].map((name) => `https://${name}.example/1`);
      const sources = ["alpha", "alpha", "beta"];
      await register.saveAddresses(
        addresses.map((address, at) => sampleAddress({ address, identity: address, sourceId: sources[at] ?? "" })),
      );
      for (const [at, address] of addresses.entries()) {
        const page = samplePage(address, { address, fetchedAt: `2026-03-0${at + 1}T08:00:00Z` });
        const { bodyHash } = await register.recordFetch(page, null);
        if (at === 2) continue;
        const article = sampleArticle({ url: address });
        const facts = at === 0 ? [sampleFact(article, "450 emplois"), sampleFact(article, "80 MDH")] : [];
        const reading = {
          address,
          bodyHash: bodyHash ?? "",
          rulesHash: "rules-1",
          kind: "article",
          reason: "for a test",
        } as const;
        await register.saveReadings([{ ...reading, article, facts }]);
      }
      expect(await register.sourceYields()).toEqual([
        { sourceId: "alpha", pages: 2, articles: 2, facts: 2, lastFetchedAt: "2026-03-02T08:00:00.000Z" },
        { sourceId: "beta", pages: 1, articles: 0, facts: 0, lastFetchedAt: "2026-03-03T08:00:00.000Z" },
      ]);
    });

    it("tell how much each rule has found", async () => {
      const register = await (await makePlace()).open();
      const article = sampleArticle();
      const facts = [
        sampleFact(article, "12 conventions", { rule: "convention/signed" }),
        sampleFact(article, "450 emplois", { rule: "jobs/create" }),
        sampleFact(article, "80 MDH", { rule: "jobs/create" }),
      ];
      await register.saveArticle(article, facts, "rules-1", null);
      expect(await register.ruleYields()).toEqual(
        new Map([
          ["convention/signed", 1],
          ["jobs/create", 2],
        ]),
      );
    });

    it("tell of no reviews where there were none", async () => {
      const register = await (await makePlace()).open();
      expect(await register.reviewDays("2026-03-01T00:00:00Z")).toEqual([]);
    });
  });
}
