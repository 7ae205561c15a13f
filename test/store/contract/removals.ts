import { describe, expect, it } from "vitest";
import type { ForgottenSource, Reading, Register } from "../../../src/store/register.ts";
import { sampleAddress, sampleArticle, sampleFacts, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const { address } = sampleAddress();
const other = "https://journal.example/economie/2";
const note = { at: "2025-06-01T02:00:00+01:00", reason: "asked by its author" };

/** Stands in for the real one: twins differ in `m.` alone. */
const identify = (one: string): string => one.replace("//m.", "//");
const foundAt = (one: string, sourceId = "journal") =>
  sampleAddress({ address: one, identity: identify(one), sourceId });

function readingOf(page: string, bodyHash: string, url = page): Reading {
  const article = sampleArticle({ url });
  const facts = sampleFacts(article);
  return { address: page, bodyHash, rulesHash: "rules-1", kind: "article", reason: "", article, facts };
}

/** Finds, fetches and reads a page; what comes of each is what the register makes of it. */
async function take(register: Register, page: string, body = page, url = page): Promise<void> {
  await register.saveAddresses([foundAt(page)]);
  const { bodyHash } = await register.recordFetch(samplePage(body, { address: page, finalAddress: page }), null);
  if (bodyHash !== null) await register.saveReadings([readingOf(page, bodyHash, url)]);
}

const gone = { addresses: 0, pages: 0, articles: 0, facts: 0 };
const journal: ForgottenSource = { id: "journal", hosts: ["journal.example"] };

export function removalsContract(makePlace: MakePlace): void {
  describe("a forgotten page", () => {
    it("goes with all that was made of it, and leaves a note that does not say what it said", async () => {
      const register = await (await makePlace()).open();
      await take(register, address);
      await take(register, other);
      const page = await register.findPage(address);
      expect(await register.countPage(address, identify)).toEqual({ pages: 1, articles: 1, facts: 3 });
      expect(await register.forgetPage(address, identify, note)).toEqual({ pages: 1, articles: 1, facts: 3 });
      expect(await register.findPage(address)).toBeNull();
      expect(await register.findArticle(address)).toBeNull();
      expect(await register.readBody(page?.bodyHash ?? "")).toBeNull();
      expect(await register.counts()).toMatchObject({ addresses: 1, pages: 1, articles: 1, facts: 3 });
      expect(await register.listRemovals()).toEqual([
        {
          kind: "page",
          what: address,
          removedAt: "2025-06-01T01:00:00.000Z",
          reason: "asked by its author",
          pages: 1,
          articles: 1,
          facts: 3,
          refused: 0,
        },
      ]);
    });

    it("goes with its fingerprint and its links", async () => {
      const register = await (await makePlace()).open();
      await take(register, address);
      const [article] = await register.unlinkedArticles("", 1);
      expect(article).toBeDefined();
      await register.forgetPage(address, identify, note);
      expect(await register.unlinkedArticles("", 1)).toEqual([]);
      expect(await register.linkedTo(article?.key ?? "")).toEqual([]);
    });

    it("is found by any of its addresses, and refused at all of them", async () => {
      const canonical = "https://journal.example/canonical";
      for (const name of [address, "https://m.journal.example/economie/1", canonical]) {
        const register = await (await makePlace()).open();
        await take(register, address, "1", canonical);
        expect(await register.forgetPage(name, identify, note)).toEqual({ pages: 1, articles: 1, facts: 3 });
        await take(register, address, "1", canonical);
        await take(register, canonical);
        expect(await register.counts()).toMatchObject(gone);
      }
    });

    it("that was never kept is refused all the same", async () => {
      const register = await (await makePlace()).open();
      expect(await register.forgetPage(address, identify, { ...note, reason: null })).toEqual({
        pages: 0,
        articles: 0,
        facts: 0,
      });
      expect(await register.saveAddresses([foundAt(address), foundAt(other)])).toBe(1);
      expect(await register.listRemovals()).toMatchObject([{ what: address, reason: null, refused: 1 }]);
      await expect(register.forgetPage("nonsense", identify, note)).rejects.toMatchObject({ code: "bad-address" });
    });

    it("is not taken up again, whoever brings it, and each time is counted", async () => {
      const register = await (await makePlace()).open();
      await take(register, address);
      const page = samplePage("1");
      await register.forgetPage(address, identify, note);
      const refused = { bodyHash: null, changed: false };
      const twin = "https://m.journal.example/economie/1";
      expect(await register.saveAddresses([foundAt(twin)])).toBe(0);
      expect(await register.recordFetch(page, null)).toEqual(refused);
      expect(await register.recordFetch(samplePage("", { status: 304 }), null)).toEqual(refused);
      expect(await register.recordFetch({ ...page, address: other }, null)).toEqual(refused);
      expect(
        await register.recordFetch({ ...page, address: twin, finalAddress: twin }, null, "page", identify(twin)),
      ).toEqual(refused);
      await register.saveReadings([readingOf(address, "1")]);
      await register.saveReadings([readingOf(other, "1", address)]);
      expect(await register.counts()).toMatchObject(gone);
      expect(await register.listRemovals()).toMatchObject([{ refused: 7 }]);
    });

    it("leaves the body and the article of another page with the same bytes", async () => {
      const register = await (await makePlace()).open();
      await take(register, address, "same");
      await take(register, other, "same");
      expect(await register.forgetPage(address, identify, note)).toEqual({ pages: 1, articles: 1, facts: 3 });
      const page = await register.findPage(other);
      expect(await register.readBody(page?.bodyHash ?? "")).not.toBeNull();
      expect(await register.findArticle(other)).not.toBeNull();
    });

    it("stays away though others fetch and read it at the same moment", { timeout: 60_000 }, async () => {
      const place = await makePlace();
      const [one, two] = [await place.open(), await place.open()];
      for (let round = 0; round < 15; round += 1) {
        const page = `https://journal.example/${round}`;
        await take(one, page);
        const kept = await one.findPage(page);
        // Of every other one there is another body already when it is read.
        if (round % 2 === 1)
          await one.recordFetch(samplePage(`${page} meanwhile`, { address: page, finalAddress: page }), null);
        await Promise.all([
          two.saveReadings([{ ...readingOf(page, kept?.bodyHash ?? ""), rulesHash: "rules-2" }]),
          one.forgetPage(page, identify, note),
          two.recordFetch(samplePage(`${page} again`, { address: page, finalAddress: page }), null),
          two.saveAddresses([foundAt(page)]),
        ]);
      }
      expect(await one.counts()).toMatchObject(gone);
    });

    it("goes with what its address said before, and adds to the note when it is forgotten again", async () => {
      const register = await (await makePlace()).open();
      await take(register, address, "1");
      // The page has become something else; the article stays, and holds the old body.
      const old = await register.findPage(address);
      const { bodyHash } = await register.recordFetch(samplePage("Please log in"), null);
      const listing = { ...readingOf(address, bodyHash ?? ""), kind: "listing", article: null, facts: [] } as const;
      await register.saveReadings([listing]);
      expect(await register.forgetPage(address, identify, note)).toEqual({ pages: 1, articles: 1, facts: 3 });
      expect(await register.readBody(old?.bodyHash ?? "")).toBeNull();
      expect(await register.readBody(bodyHash ?? "")).toBeNull();
      await register.forgetPage(address, identify, { at: "2025-07-01T00:00:00Z", reason: null });
      expect(await register.listRemovals()).toMatchObject([
        { removedAt: "2025-07-01T00:00:00.000Z", reason: "asked by its author", articles: 1, facts: 3 },
      ]);
    });
  });

  describe("a forgotten source", () => {
    const mobile = "https://m.journal.example:8443/a";
    const elsewhere = "https://journal.example.org/1";

    it("is refused from then on, on whatever way it comes", async () => {
      const register = await (await makePlace()).open();
      await register.forgetSource(journal, note);
      await take(register, address);
      await register.saveAddresses([foundAt(elsewhere), foundAt(mobile, "stranger")]);
      await register.recordFetch(samplePage("1", { address: mobile, finalAddress: mobile }), null);
      await register.saveReadings([readingOf(elsewhere, "1", mobile)]);
      expect(await register.counts()).toMatchObject(gone);
      expect(await register.listRemovals()).toMatchObject([
        { kind: "source", what: "journal", reason: "asked by its author", pages: 0, refused: 6 },
      ]);
      await register.saveAddresses([foundAt(elsewhere, "stranger")]);
      expect(await register.counts()).toMatchObject({ addresses: 1 });
    });

    it("tells what is kept of it: addresses found for it, pages and articles on its hosts", async () => {
      const register = await (await makePlace()).open();
      await take(register, address);
      await register.saveAddresses([foundAt("https://hosting.example/feed"), foundAt(elsewhere, "stranger")]);
      await register.recordFetch(samplePage("2", { address: mobile }), null);
      const { bodyHash } = await register.recordFetch(samplePage("3", { address: elsewhere }), null);
      await register.saveReadings([readingOf(elsewhere, bodyHash ?? "", "http://www.journal.example/b")]);
      const all = ["http://www.journal.example/b", "https://hosting.example/feed", address, mobile];
      expect(await register.addressesOf(journal, "", 10)).toEqual(all);
      expect(await register.addressesOf(journal, "", 2)).toEqual(all.slice(0, 2));
      expect(await register.addressesOf(journal, all[1] ?? "", 10)).toEqual(all.slice(2));
      expect(await register.countSource(journal)).toEqual({ pages: 2, articles: 2, facts: 6 });
    });

    it("goes page by page, counted in its own note", async () => {
      const register = await (await makePlace()).open();
      await take(register, address);
      await take(register, other);
      await register.forgetSource(journal, note);
      for (const one of await register.addressesOf(journal, "", 10)) {
        await register.forgetPage(one, identify, note, journal);
      }
      expect(await register.counts()).toMatchObject(gone);
      expect(await register.addressesOf(journal, "", 10)).toEqual([]);
      expect(await register.listRemovals()).toMatchObject([{ kind: "source", pages: 2, articles: 2, facts: 6 }]);
    });
  });
}
