import { describe, expect, it } from "vitest";
import type { Reading, Register } from "../../../src/store/register.ts";
import { collect } from "../../support/collect.ts";
import { sampleAddress, sampleArticle, sampleFacts, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const { address } = sampleAddress();

/** What reading the body of a page gave, unless `changes` say otherwise an article with its facts. */
function reading(bodyHash: string, changes: Partial<Reading> = {}): Reading {
  const article = sampleArticle();
  return {
    address,
    bodyHash,
    rulesHash: "rules-1",
    kind: "article",
    reason: "",
    article,
    facts: sampleFacts(article),
    ...changes,
  };
}

const nothing = { kind: "listing", reason: "many links", article: null, facts: [] } as const;

async function fetched(register: Register, body: string): Promise<string> {
  const { bodyHash } = await register.recordFetch(samplePage(body), null);
  return bodyHash ?? "";
}

export function readingsContract(makePlace: MakePlace): void {
  describe("reading", () => {
    it("is asked of pages whose body nobody has read, and of no document", async () => {
      const register = await (await makePlace()).open();
      await register.recordFetch(samplePage("<rss>", { address: "https://journal.example/feed" }), null, "feed");
      await register.recordFetch(samplePage("2", { address: "https://journal.example/economie/2" }), null);
      const hash = await fetched(register, "1");
      expect(await register.unreadPages("", 10)).toEqual([address, "https://journal.example/economie/2"]);
      expect(await register.unreadPages("", 1)).toEqual([address]);
      expect(await register.unreadPages(address, 10)).toEqual(["https://journal.example/economie/2"]);
      await register.saveReadings([reading(hash)]);
      expect(await register.unreadPages("", 10)).toEqual(["https://journal.example/economie/2"]);
    });

    it("keeps the article with its facts and the body", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      await register.saveReadings([reading(hash)]);
      await register.saveReadings([reading(hash)]);
      expect(await register.findArticle(address)).toMatchObject({ pageHash: hash, rulesHash: "rules-1" });
      expect(await collect(register.listFacts())).toHaveLength(3);
    });

    it("keeps many readings or, where one of them is wrong, none", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      const article = sampleArticle();
      const facts = sampleFacts(sampleArticle({ text: "Avant tout : 12 conventions, 450 emplois, 80 MDH. La région" }));
      await expect(register.saveReadings([reading(hash), reading(hash, { article, facts })])).rejects.toMatchObject({
        code: "bad-data",
      });
      expect(await register.counts()).toMatchObject({ articles: 0, facts: 0 });
      expect(await register.unreadPages("", 10)).toEqual([address]);
    });

    it("of a body that has been replaced meanwhile leaves the page to be read", async () => {
      const register = await (await makePlace()).open();
      const old = await fetched(register, "old");
      await fetched(register, "new");
      await register.saveReadings([reading(old)]);
      expect(await register.unreadPages("", 10)).toEqual([address]);
    });

    it("is due again when the body changes, and not when the server says it has not", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      await register.saveReadings([reading(hash)]);
      await fetched(register, "1");
      await register.recordFetch(samplePage("", { status: 304 }), null);
      expect(await register.unreadPages("", 10)).toEqual([]);
      await fetched(register, "2");
      expect(await register.unreadPages("", 10)).toEqual([address]);
    });

    it("by other rules is found, whatever it gave", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      const other = { address: "https://journal.example/economie/2" };
      const { bodyHash } = await register.recordFetch(samplePage("2", other), null);
      await register.saveReadings([
        reading(hash),
        reading(bodyHash ?? "", { ...other, ...nothing, rulesHash: "rules-2" }),
      ]);
      expect(await register.outdatedPages("rules-1", "", 10)).toEqual([other.address]);
      expect(await register.outdatedPages("rules-2", "", 10)).toEqual([address]);
      expect(await register.outdatedPages("rules-3", "", 1)).toEqual([address]);
      expect(await register.outdatedPages("rules-3", address, 10)).toEqual([other.address]);
    });

    it("that finds no article any more removes what other rules found in the same body", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      await register.saveReadings([reading(hash)]);
      await register.saveReadings([reading(hash, { ...nothing, rulesHash: "rules-2" })]);
      expect(await register.findArticle(address)).toBeNull();
      expect(await register.counts()).toMatchObject({ articles: 0, facts: 0, pages: 1 });
    });

    it("that finds no article in a new body keeps what the old one said", async () => {
      const register = await (await makePlace()).open();
      await register.saveReadings([reading(await fetched(register, "1"))]);
      await register.saveReadings([
        reading(await fetched(register, "Please log in"), { ...nothing, rulesHash: "rules-2" }),
      ]);
      expect(await register.counts()).toMatchObject({ articles: 1, facts: 3 });
    });

    it("is given the page with what the frontier knows of it", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([sampleAddress({ shownDay: "2024-05-13" })]);
      const hash = await fetched(register, "1");
      expect(await register.pageToRead(address)).toEqual({
        page: await register.findPage(address),
        shownDay: "2024-05-13",
        sourceId: "journal",
        foundAt: "2024-05-14T08:00:00.000Z",
      });
      expect(await register.readBody(hash)).not.toBeNull();
      const stray = "https://stray.example/1";
      await register.recordFetch(samplePage("3", { address: stray }), null);
      expect(await register.pageToRead(stray)).toMatchObject({ shownDay: null, sourceId: null, foundAt: null });
      expect(await register.pageToRead("https://journal.example/unknown")).toBeNull();
    });
  });
}
