import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/model.ts";
import type { ArticleToLink, Register } from "../../../src/store/register.ts";
import { articleKey, textHash } from "../../../src/text/identity.ts";
import { fingerprintOf } from "../../../src/twins/fingerprint.ts";
import type { Relation } from "../../../src/twins/relate.ts";
import { sampleArticle } from "../../support/samples.ts";
import type { MakePlace } from "../register.contract.ts";

function articleAt(name: string, changes: Partial<Article> = {}): Article {
  return sampleArticle({ url: `https://${name}.example/1`, outlet: name, ...changes });
}

async function save(register: Register, ...articles: readonly Article[]): Promise<string[]> {
  for (const article of articles) await register.saveArticle(article, [], "rules-1", null);
  return articles.map(articleKey);
}

/** Keeps the fingerprint of an article under some keys. */
async function print(register: Register, article: Article, keys: readonly string[]): Promise<void> {
  const fingerprint = fingerprintOf(article.text);
  await register.saveFingerprints([{ key: articleKey(article), outletKind: "press", fingerprint, keys }]);
}

/** Links the first to all others. */
async function link(register: Register, first: Article, others: readonly Article[], relation: Relation = "shared") {
  const links = new Map(others.map((other) => [articleKey(other), relation]));
  await register.saveLinks([{ key: articleKey(first), textHash: textHash(first), links, parted: [] }]);
}

const all = (register: Register): Promise<ArticleToLink[]> => register.unlinkedArticles("", 100);

async function unlinked(register: Register, key: string): Promise<boolean> {
  return (await all(register)).some((article) => article.key === key);
}

export function twinsContract(makePlace: MakePlace): void {
  describe("twins", () => {
    it("are to be looked for once an article is written, and again when it says something else", async () => {
      const register = await (await makePlace()).open();
      const article = articleAt("a");
      const [key = ""] = await save(register, article, articleAt("b"));
      const { url, title, text, publishedAt, outlet, originalOutlet } = article;
      const shown = { key, url, title, text, publishedAt, outlet, originalOutlet, textHash: textHash(article) };
      expect(await all(register)).toContainEqual(shown);

      await link(register, article, []);
      expect(await unlinked(register, key)).toBe(false);
      await save(register, { ...article, author: "Somebody" });
      expect(await unlinked(register, key)).toBe(false);
      await save(register, { ...article, text: "Autre chose." });
      expect(await unlinked(register, key)).toBe(true);
      // What was looked at is no longer what is kept.
      await link(register, article, []);
      expect(await unlinked(register, key)).toBe(true);
    });

    it("to be looked for come a page at a time", async () => {
      const register = await (await makePlace()).open();
      const keys = await save(register, ...["a", "b", "c"].map((name) => articleAt(name)));
      const [first, second, third] = keys.toSorted((one, other) => (one < other ? -1 : 1));
      const page = await register.unlinkedArticles("", 2);
      expect(page.map(({ key }) => key)).toEqual([first, second]);
      expect((await register.unlinkedArticles(second ?? "", 2)).map(({ key }) => key)).toEqual([third]);
    });

    it("are found by the keys they have in common, those with the most first", async () => {
      const register = await (await makePlace()).open();
      const [one, two, three, four] = [
        articleAt("a"),
        articleAt("b", { originalOutlet: "AAP" }),
        articleAt("c"),
        articleAt("d"),
      ];
      const [key = "", second, third] = await save(register, one, two, three, four);
      await print(register, one, ["k1", "k2", "k3"]);
      await print(register, two, ["k1"]);
      await print(register, three, ["k3", "k2", "k9"]);
      await print(register, four, ["k4"]);
      const alike = await register.findAlike(key, 10);
      expect(alike.map((found) => found.key)).toEqual([third, second]);
      const { url, title, publishedAt, outlet, originalOutlet } = two;
      const shown = { url, title, publishedAt, outlet, originalOutlet, outletKind: "press" };
      expect(alike[1]?.sighting).toEqual({ ...shown, fingerprint: fingerprintOf(two.text) });
      expect((await register.findAlike(key, 1)).map((found) => found.key)).toEqual([third]);
      await print(register, three, ["k9"]);
      expect((await register.findAlike(key, 10)).map((found) => found.key)).toEqual([second]);
    });

    it("hold one text, whichever way and through whom they are linked", async () => {
      const register = await (await makePlace()).open();
      const [one, two, three, four] = [articleAt("a"), articleAt("b"), articleAt("c"), articleAt("d")];
      const keys = await save(register, one, two, three, four);
      await print(register, one, []);
      await link(register, two, [one]);
      await link(register, two, [three], "copy");
      const texts = await register.findTexts([...keys, "none"]);
      const [first = "", second = "", third = "", fourth = ""] = keys;
      const together = [first, second, third].toSorted((a, b) => (a < b ? -1 : 1));
      expect(texts.get(first)).toEqual(texts.get(third));
      expect(texts.get(second)).toMatchObject({ text: together[0], members: together.map((key) => ({ key })) });
      expect(texts.get(first)?.members).toContainEqual(
        expect.objectContaining({ key: first, outlet: "a", outletKind: "press" }),
      );
      expect(texts.get(fourth)).toMatchObject({ text: fourth, members: [{ key: fourth, outletKind: null }] });
      expect(texts.has("none")).toBe(false);
      expect((await register.findTexts([])).size).toBe(0);
    });

    it("are parted where somebody says so, and stay linked otherwise", async () => {
      const register = await (await makePlace()).open();
      const [one, two, three] = [articleAt("a"), articleAt("b"), articleAt("c")];
      const [first = "", second = "", third = ""] = await save(register, one, two, three);
      await link(register, one, [two, three]);
      await link(register, one, [two, three]);
      expect(await register.linkedTo(first)).toEqual([second, third].toSorted((a, b) => (a < b ? -1 : 1)));
      expect(await register.linkedTo(third)).toEqual([first]);
      await register.saveLinks([{ key: third, textHash: textHash(three), links: new Map(), parted: [first] }]);
      expect(await register.linkedTo(first)).toEqual([second]);
      expect(await register.linkedTo(third)).toEqual([]);
    });

    it("that are gone are linked to nothing", async () => {
      const register = await (await makePlace()).open();
      const [one, gone] = [articleAt("a"), articleAt("b")];
      const [key = ""] = await save(register, one);
      await print(register, gone, ["k1"]);
      await link(register, one, [gone]);
      await link(register, gone, [one]);
      expect(await register.linkedTo(key)).toEqual([]);
      expect((await register.findTexts([key])).get(key)?.members).toHaveLength(1);
    });

    it("may be looked for by many at the same time", async () => {
      const place = await makePlace();
      const registers = await Promise.all([place.open(), place.open()]);
      const articles = ["a", "b", "c", "d"].map((name) => articleAt(name));
      const [first] = registers;
      const keys = await save(first, ...articles);
      await Promise.all(
        registers.flatMap((register) =>
          articles.map(async (article) => {
            await print(register, article, ["k1", "k2"]);
            await link(
              register,
              article,
              articles.filter((other) => other !== article),
            );
          }),
        ),
      );
      const texts = await first.findTexts(keys);
      expect(new Set([...texts.values()].map(({ text }) => text)).size).toBe(1);
      expect(await all(first)).toEqual([]);
    });
  });
}
