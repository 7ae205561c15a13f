import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/model.ts";
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

const byId = (one: Fact, other: Fact): number => (one.id < other.id ? -1 : 1);

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

    it("by other rules is asked of chosen sources", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([sampleAddress()]);
      const other = { address: "https://other.example/2" };
      await register.saveAddresses([sampleAddress({ ...other, identity: "2", sourceId: "other" })]);
      await register.saveReadings([reading(await fetched(register, "1"))]);
      const { bodyHash } = await register.recordFetch(samplePage("2", other), null);
      await register.saveReadings([reading(bodyHash ?? "", { ...other, ...nothing })]);
      expect(await register.outdatedPages("rules-2", "", 10, ["other"])).toEqual([other.address]);
      expect(await register.outdatedPages("rules-2", "", 10, [])).toEqual([]);
      expect(await register.countOutdated("rules-2", ["journal"])).toEqual({ readable: 1, pruned: 0 });
      expect(await register.countOutdated("rules-2", null)).toEqual({ readable: 2, pruned: 0 });
      expect(await register.countOutdated("rules-1", null)).toEqual({ readable: 0, pruned: 0 });
    });

    it("that fails leaves what other rules found in the body", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      await register.saveReadings([reading(hash)]);
      const failed = reading(hash, { ...nothing, kind: "failed", rulesHash: "rules-2" });
      expect(await register.previewReading(failed)).toEqual({ isWritten: false, before: [], facts: [] });
      await register.saveReadings([failed]);
      expect(await register.counts()).toMatchObject({ articles: 1, facts: 3 });
      expect(await register.outdatedPages("rules-2", "", 10)).toEqual([]);
    });

    it("that finds the article under another address moves it there", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      await register.saveReadings([reading(hash)]);
      const article = sampleArticle({ url: "https://journal.example/canonical" });
      const moved = reading(hash, { article, facts: sampleFacts(article), rulesHash: "rules-2" });
      const { isWritten, before } = await register.previewReading(moved);
      expect([isWritten, before.map(({ article: { url } }) => url)]).toEqual([true, [address]]);
      await register.saveReadings([moved]);
      expect(await register.findArticle(address)).toBeNull();
      expect(await register.findArticle("https://journal.example/canonical")).not.toBeNull();
      expect(await register.counts()).toMatchObject({ articles: 1, facts: 3 });
    });

    it("of one of two pages with the same bytes leaves the other's article alone", async () => {
      const register = await (await makePlace()).open();
      const other = "https://journal.example/economie/2";
      const hash = await fetched(register, "same");
      await register.recordFetch(samplePage("same", { address: other }), null);
      const article = sampleArticle({ url: other });
      const ofOther = reading(hash, { address: other, article, facts: sampleFacts(article) });
      await register.saveReadings([reading(hash), ofOther]);
      await register.saveReadings([reading(hash, { ...nothing, rulesHash: "rules-2" })]);
      expect(await register.findArticle(address)).toBeNull();
      expect(await register.findArticle(other)).not.toBeNull();
    });

    it("of two pages that give one article leaves it as the one fetched last says, in whatever order they are read", async () => {
      const register = await (await makePlace()).open();
      const newer = { address: "https://journal.example/economie/1?view=full", fetchedAt: "2024-05-20T08:00:00.000Z" };
      const old = await fetched(register, "old");
      const { bodyHash } = await register.recordFetch(samplePage("new", newer), null);
      const article = sampleArticle({ title: "Le titre corrigé" });
      const later = reading(bodyHash ?? "", { address: newer.address, article, facts: [] });
      await register.saveReadings([later]);
      expect(await register.previewReading(reading(old))).toEqual({ isWritten: false, before: [], facts: [] });
      await register.saveReadings([reading(old)]);
      expect(await register.findArticle(address)).toMatchObject({ article, fetchedAt: newer.fetchedAt });
      expect(await register.unreadPages("", 10)).toEqual([]);
      await register.saveReadings([{ ...later, rulesHash: "rules-2" }]);
      expect(await register.findArticle(address)).toMatchObject({ article, rulesHash: "rules-2" });
    });

    it("can be looked at before it is kept", async () => {
      const register = await (await makePlace()).open();
      const hash = await fetched(register, "1");
      expect(await register.previewReading(reading(hash))).toEqual({
        isWritten: true,
        before: [],
        facts: sampleFacts(),
      });
      await register.saveReadings([reading(hash)]);
      const { before } = await register.previewReading(reading(hash, { rulesHash: "rules-2" }));
      expect(before).toMatchObject([
        { article: sampleArticle(), rulesHash: "rules-1", fetchedAt: samplePage("").fetchedAt },
      ]);
      expect(before[0]?.facts.toSorted(byId)).toEqual(sampleFacts().toSorted(byId));
      const gone = await register.previewReading(reading(hash, { ...nothing, rulesHash: "rules-2" }));
      expect(gone).toEqual({ isWritten: false, before, facts: [] });
      expect(await register.findArticle(address)).toMatchObject({ rulesHash: "rules-1" });
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
