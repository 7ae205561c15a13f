import { describe, expect, it } from "vitest";
import type { Reading, Register } from "../../../src/store/register.ts";
import { collect } from "../../support/collect.ts";
import { sampleAddress, sampleArticle, sampleFacts, samplePage } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

const { address } = sampleAddress();
const [first, second, third] = ["2024-05-14T08:00:00.000Z", "2024-05-15T08:00:00.000Z", "2024-05-16T08:00:00.000Z"];
const identify = (one: string): string => one;

/** Fetches the page and reads an article in it: the same with its facts, or one that was edited. */
async function take(register: Register, at: string, body: string, changes: Partial<Taken> = {}): Promise<string> {
  const { title, rules = "rules-1", page = address } = changes;
  const fetched = samplePage(body, { address: page, finalAddress: page, fetchedAt: at });
  const { bodyHash } = await register.recordFetch(fetched, null);
  const article = title === undefined ? sampleArticle() : sampleArticle({ title, text: "Rien n'est encore signé." });
  const facts = title === undefined ? sampleFacts(article) : [];
  const about = { address: page, bodyHash: bodyHash ?? "", rulesHash: rules };
  const reading: Reading = { ...about, kind: "article", reason: "", article, facts };
  await register.saveReadings([reading]);
  return about.bodyHash;
}

/** What the register has of the article but the newest version. */
async function earlierVersions(register: Register) {
  return (await register.versionsOf(address)).slice(1);
}

interface Taken {
  /** Of the edited article. */
  readonly title: string;
  readonly rules: string;
  readonly page: string;
}

export function versionsContract(makePlace: MakePlace): void {
  describe("versions of an article", () => {
    it("are one for an article that was never edited, with or without a page, and none for one that is not there", async () => {
      const register = await (await makePlace()).open();
      expect(await register.versionsOf(address)).toEqual([]);
      await register.saveArticle(sampleArticle(), [], "rules-1", null);
      const newest = { replacedAt: null, title: sampleArticle().title, modifiedAt: null, facts: 0 };
      expect(await register.versionsOf(address)).toMatchObject([
        { ...newest, fetchedAt: null, bodyHash: null, isReadable: false },
      ]);
      const bodyHash = await take(register, first, "1");
      expect(await register.versionsOf(address)).toMatchObject([
        { ...newest, fetchedAt: first, bodyHash, isReadable: true, facts: 3 },
      ]);
    });
  });

  describe("earlier versions of an article", () => {
    it("are what its page said before it was edited, the newest first, and the facts are the newest's", async () => {
      const register = await (await makePlace()).open();
      const original = await take(register, first, "1");
      expect(await earlierVersions(register)).toEqual([]);
      const edited = await take(register, second, "2", { title: "Corrigé" });
      await take(register, third, "3", { title: "Corrigé encore" });
      const { title, modifiedAt } = sampleArticle();
      expect(await earlierVersions(register)).toMatchObject([
        { fetchedAt: second, replacedAt: third, title: "Corrigé", bodyHash: edited, isReadable: true, facts: 0 },
        { fetchedAt: first, replacedAt: second, title, modifiedAt, bodyHash: original, isReadable: true, facts: 3 },
      ]);
      expect(await register.readBody(original)).toEqual(Buffer.from("1"));
      expect(await register.findArticle(address)).toMatchObject({ article: { title: "Corrigé encore" } });
      expect(await collect(register.listFacts())).toEqual([]);
    });

    it("are no other bytes around the same text, and no other reading of the same bytes", async () => {
      const register = await (await makePlace()).open();
      const original = await take(register, first, "1");
      await take(register, second, "1 and a new banner");
      await take(register, second, "1 and a new banner", { title: "Mieux lu", rules: "rules-2" });
      expect(await earlierVersions(register)).toEqual([]);
      expect(await register.readBody(original)).toBeNull();
    });

    it("are no wordings of other pages that give the same article", async () => {
      const register = await (await makePlace()).open();
      await take(register, first, "1");
      await take(register, second, "2", { title: "Autrement", page: "https://journal.example/economie/autre" });
      expect(await earlierVersions(register)).toEqual([]);
    });

    it("are kept once, however often a reading is kept, and each time that a text comes back", async () => {
      const register = await (await makePlace()).open();
      await take(register, first, "1");
      await take(register, second, "2", { title: "Corrigé" });
      await take(register, second, "2", { title: "Corrigé" });
      await take(register, third, "1");
      const versions = await earlierVersions(register);
      expect(versions.map(({ fetchedAt }) => fetchedAt)).toEqual([second, first]);
      expect(await collect(register.listFacts())).toHaveLength(3);
    });

    it("lose their bytes by their own age", async () => {
      const register = await (await makePlace()).open();
      const original = await take(register, first, "1");
      await take(register, third, "2", { title: "Corrigé" });
      expect(await register.pruneBodies(first, "", 10)).toMatchObject({ count: 0 });
      expect(await register.countPrunable(second, null)).toMatchObject({ bodies: 1 });
      expect(await register.pruneBodies(second, "", 10)).toMatchObject({ count: 1, last: original });
      expect(await earlierVersions(register)).toMatchObject([{ title: sampleArticle().title, isReadable: false }]);
    });

    it("go with the article that is forgotten, their bodies with them", async () => {
      const register = await (await makePlace()).open();
      const original = await take(register, first, "1");
      await take(register, second, "2", { title: "Corrigé" });
      await register.forgetPage(address, identify, { at: third, reason: null });
      expect(await earlierVersions(register)).toEqual([]);
      expect(await register.readBody(original)).toBeNull();
    });

    it("go with what better rules take for no article", async () => {
      const register = await (await makePlace()).open();
      const original = await take(register, first, "1");
      const bodyHash = await take(register, second, "2", { title: "Corrigé" });
      const listing = { address, bodyHash, rulesHash: "rules-2", kind: "listing", reason: "" } as const;
      await register.saveReadings([{ ...listing, article: null, facts: [] }]);
      expect(await register.findArticle(address)).toBeNull();
      expect(await register.readBody(original)).toBeNull();
    });
  });
}
