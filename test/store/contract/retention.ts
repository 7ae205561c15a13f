import { describe, expect, it } from "vitest";
import type { Reading, Register } from "../../../src/store/register.ts";
import { collect } from "../../support/collect.ts";
import { sampleAddress, sampleArticle, sampleFacts, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const { address } = sampleAddress();
/** When `samplePage` was fetched, a moment after it, and later times. */
const fetchedAt = samplePage("").fetchedAt;
const after = "2024-05-15T08:00:00.001Z";
const nextYear = "2025-05-15T08:00:00Z";
const later = "2025-06-01T00:00:00Z";

/** A page with its article read, at an address. */
async function filled(register: Register, body = "1", changes: { url?: string; at?: string; rules?: string } = {}) {
  const { url = address, at = fetchedAt, rules = "rules-1" } = changes;
  const headers = { etag: '"1"' };
  const page = samplePage(body, { address: url, finalAddress: url, fetchedAt: at, headers });
  const { bodyHash, changed } = await register.recordFetch(page, null);
  const reading = readingOf(url, bodyHash ?? "", rules);
  if (changed) await register.saveReadings([reading]);
  return reading;
}

function readingOf(url: string, bodyHash: string, rulesHash: string): Reading {
  const article = sampleArticle({ url });
  const facts = sampleFacts(article);
  return { address: url, bodyHash, rulesHash, kind: "article", reason: "", article, facts };
}

export function retentionContract(makePlace: MakePlace): void {
  describe("pruned bodies", () => {
    it("are those that no page has answered with since", async () => {
      const register = await (await makePlace()).open();
      const old = await filled(register);
      const young = await filled(register, "2", { url: "https://journal.example/economie/2", at: nextYear });
      expect(await register.countPrunable(fetchedAt, null)).toEqual({ bodies: 0, bytes: 0, texts: 0 });
      expect(await register.countPrunable(after, null)).toMatchObject({ bodies: 1, texts: 0 });
      const { bytes } = await register.countPrunable(after, null);
      expect(bytes).toBeGreaterThan(0);
      expect(await register.pruneBodies(after, "", 10)).toEqual({ count: 1, bytes, last: old.bodyHash });
      expect(await register.readBody(old.bodyHash)).toBeNull();
      expect(await register.readBody(young.bodyHash)).not.toBeNull();
      expect(await register.pruneBodies(after, "", 10)).toEqual({ count: 0, bytes: 0, last: null });
      expect(await register.counts()).toMatchObject({ pages: 2, articles: 2, facts: 6 });
    });

    it("are not those that an unchanged page, or another with the same bytes, has answered with since", async () => {
      const register = await (await makePlace()).open();
      await filled(register, "unchanged");
      await register.recordFetch(samplePage("", { status: 304, fetchedAt: nextYear }), null);
      await filled(register, "same", { url: "https://journal.example/a" });
      await filled(register, "same", { url: "https://journal.example/b", at: nextYear });
      expect(await register.pruneBodies(after, "", 10)).toMatchObject({ count: 0 });
    });

    it("go in portions, one behind the other", async () => {
      const register = await (await makePlace()).open();
      for (const name of ["a", "b", "c"]) await filled(register, name, { url: `https://journal.example/${name}` });
      const first = await register.pruneBodies(after, "", 2);
      const second = await register.pruneBodies(after, first.last ?? "", 2);
      expect([first.count, second.count]).toEqual([2, 1]);
      expect(await register.pruneBodies(after, second.last ?? "", 2)).toMatchObject({ last: null });
    });

    it("leave validators and hash: a page that has not changed is not read again, whoever says so", async () => {
      const register = await (await makePlace()).open();
      await register.saveAddresses([sampleAddress()]);
      const { bodyHash } = await filled(register);
      await register.pruneBodies(after, "", 10);
      expect(await register.findPage(address)).toMatchObject({ bodyHash, validators: { etag: '"1"' } });
      const unchanged = samplePage("", { status: 304, fetchedAt: nextYear });
      expect(await register.recordFetch(unchanged, null)).toEqual({ bodyHash, changed: false });
      expect(await register.readBody(bodyHash)).toBeNull();
      const [known] = await register.dueAddresses("journal.example", later, 1, null);
      expect(known).toBeUndefined();
      expect(await register.recordFetch(samplePage("1", { fetchedAt: nextYear }), nextYear)).toEqual({
        bodyHash,
        changed: false,
      });
      expect(await register.dueAddresses("journal.example", later, 1, null)).toMatchObject([
        { validators: { etag: null } },
      ]);
      expect(await register.unreadPages("", 10)).toEqual([]);
      // The same bytes have come again: they are kept for as long again.
      expect(await register.readBody(bodyHash)).toEqual(Buffer.from("1"));
    });

    it("are not read again by other rules, and not where nobody has read them", async () => {
      const register = await (await makePlace()).open();
      await filled(register);
      await register.recordFetch(samplePage("unread", { address: "https://journal.example/unread" }), null);
      await register.pruneBodies(after, "", 10);
      expect(await register.outdatedPages("rules-2", "", 10)).toEqual([]);
      expect(await register.countOutdated("rules-2", null)).toEqual({ readable: 0, pruned: 1 });
      expect(await register.unreadPages("", 10)).toEqual([]);
    });

    it("go altogether with the last page that had them", async () => {
      const register = await (await makePlace()).open();
      await filled(register);
      await register.pruneBodies(after, "", 10);
      const { bodyHash } = await filled(register, "2", { at: nextYear });
      expect(await register.findPage(address)).toMatchObject({ bodyHash });
      expect(await register.readBody(bodyHash)).toEqual(Buffer.from("2"));
      expect(await register.pruneBodies(later, "", 10)).toMatchObject({ count: 1 });
    });
  });

  describe("pruned texts", () => {
    it("are those of articles whose page was fetched before", async () => {
      const register = await (await makePlace()).open();
      await filled(register);
      await filled(register, "2", { url: "https://journal.example/economie/2", at: nextYear });
      await register.saveArticle(sampleArticle({ url: null }), [], "rules-1", null);
      expect(await register.countPrunable(null, fetchedAt)).toEqual({ bodies: 0, bytes: 0, texts: 0 });
      expect(await register.countPrunable(null, after)).toEqual({ bodies: 0, bytes: 0, texts: 1 });
      expect(await register.pruneTexts(after, later, 10)).toBe(1);
      expect(await register.pruneTexts(after, later, 10)).toBe(0);
      expect(await register.pruneTexts(later, later, 10)).toBe(1);
    });

    it("leave title, metadata and facts with their quotes", async () => {
      const register = await (await makePlace()).open();
      await filled(register);
      const before = await collect(register.listFacts());
      const kept = await register.findArticle(address);
      await register.pruneTexts(after, later, 10);
      expect(await collect(register.listFacts())).toEqual(before);
      expect(await collect(register.listFacts({ text: "450 emplois" }))).toHaveLength(1);
      expect(await register.findArticle(address)).toEqual({
        ...kept,
        article: { ...kept?.article, text: "", blocks: [] },
        textPrunedAt: "2025-06-01T00:00:00.000Z",
      });
    });

    it("do not come back with the same body, by whatever rules it is read", async () => {
      const register = await (await makePlace()).open();
      const { bodyHash } = await filled(register);
      await register.pruneTexts(after, later, 10);
      expect(await register.outdatedPages("rules-2", "", 10)).toEqual([]);
      expect(await register.countOutdated("rules-2", null)).toEqual({ readable: 0, pruned: 1 });
      const again = readingOf(address, bodyHash, "rules-2");
      expect(await register.previewReading(again)).toEqual({ isWritten: false, before: [], facts: [] });
      await register.saveReadings([again]);
      const gone: Reading = { ...again, rulesHash: "rules-3", kind: "listing", article: null, facts: [] };
      await register.saveReadings([gone]);
      expect(await register.findArticle(address)).toMatchObject({ rulesHash: "rules-1", article: { text: "" } });
      expect(await register.counts()).toMatchObject({ facts: 3 });
    });

    it("come back with another body", async () => {
      const register = await (await makePlace()).open();
      await filled(register);
      await register.pruneTexts(after, later, 10);
      await filled(register, "2", { at: nextYear });
      expect(await register.findArticle(address)).toMatchObject({
        article: sampleArticle(),
        fetchedAt: "2025-05-15T08:00:00.000Z",
        textPrunedAt: null,
      });
    });

    it("are not compared with others", async () => {
      const register = await (await makePlace()).open();
      await filled(register);
      expect(await register.unlinkedArticles("", 10)).toHaveLength(1);
      await register.pruneTexts(after, later, 10);
      expect(await register.unlinkedArticles("", 10)).toEqual([]);
    });
  });
}
