import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model.ts";
import { linkArticles } from "../../src/pipeline/link.ts";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { articleKey } from "../../src/text/identity.ts";
import { countIndependentOutlets } from "../../src/twins/groups.ts";
import { sampleArticle } from "../support/samples.ts";

const text = [
  "Le conseil communal d'Ifrane a adopté mercredi un plan de 45 millions de dirhams pour rénover le marché central et ses abords.",
  "Les travaux, confiés à une entreprise de Meknès, dureront dix mois et occuperont 120 ouvriers selon le président du conseil.",
  "Les soixante commerçants du marché seront installés pendant ce temps sous des halles provisoires, près de la gare routière.",
  "Une réunion avec leurs délégués est prévue la semaine prochaine.",
].join("\n");

const kinds = new Map([
  ["agence.example", "agency"],
  ["kiosque.example", "aggregator"],
] as const);
const kindOf = (url: string) => [...kinds].find(([host]) => host === new URL(url).hostname)?.[1] ?? "press";

function shown(host: string, changes: Partial<Article> = {}): Article {
  return sampleArticle({
    url: `https://${host}.example/1`,
    outlet: host,
    title: `Ifrane vu par ${host}`,
    text,
    ...changes,
  });
}

const articles = [
  shown("agence", { text: `Ifrane, 14 mai 2024 (AAP) -\n${text}` }),
  shown("matin", { originalOutlet: "AAP" }),
  shown("soir", { text: text.split("\n").slice(0, 3).join("\n") }),
  shown("soir", {
    url: "https://soir.example/2",
    title: "Ifrane, la suite",
    text: "Le marché de gros de Fès a fermé.",
  }),
  shown("kiosque", { originalOutlet: "matin", title: "Ifrane vu par matin" }),
  shown("autre", { title: "Le souk d'Ifrane fait peau neuve", text: text.replace("45 millions", "54 millions") }),
];
const keys = articles.map(articleKey);

async function withRegister<T>(act: (register: Register) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-link-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  try {
    return await act(register);
  } finally {
    await register.close();
    rmSync(folder, { recursive: true });
  }
}

/** The text of each article, by its position in `articles`. */
async function textsIn(register: Register): Promise<(string | undefined)[]> {
  const texts = await register.findTexts(keys);
  return keys.map((key) => texts.get(key)?.text);
}

describe("linking articles", () => {
  it("finds one text in several outlets, and leaves others by themselves", async () => {
    await withRegister(async (register) => {
      for (const article of articles) await register.saveArticle(article, [], "rules-1", null);
      expect(await linkArticles(register, kindOf)).toBe(6);
      const [agency, morning, evening, other, copy, changed] = await textsIn(register);
      expect([morning, evening, copy]).toEqual([agency, agency, agency]);
      expect(agency).toBe([0, 1, 2, 4].map((at) => keys[at] ?? "").toSorted((a, b) => (a < b ? -1 : 1))[0]);
      expect([other, changed]).toEqual([keys[3], keys[5]]);
      expect(await linkArticles(register, kindOf)).toBe(0);
    });
  });

  it("lets an agency's text in four outlets speak for one", async () => {
    await withRegister(async (register) => {
      for (const article of articles) await register.saveArticle(article, [], "rules-1", null);
      await linkArticles(register, kindOf);
      const texts = [...(await register.findTexts(keys)).values()];
      expect(texts.map(({ members }) => members.length)).toEqual([4, 4, 4, 1, 4, 1]);
      expect(countIndependentOutlets(texts.slice(0, 3))).toBe(1);
      expect(countIndependentOutlets(texts)).toBe(3);
    });
  });

  it("comes to the same whatever order articles come in, and however many are linked at a time", async () => {
    const expected = await withRegister(async (register) => {
      for (const article of articles) await register.saveArticle(article, [], "rules-1", null);
      await linkArticles(register, kindOf);
      return textsIn(register);
    });
    const order = fc.record({
      mixed: fc.shuffledSubarray(articles, { minLength: articles.length }),
      pauses: fc.array(fc.boolean(), { minLength: articles.length, maxLength: articles.length }),
      again: fc.shuffledSubarray(articles),
    });
    const property = fc.asyncProperty(order, ({ mixed, pauses, again }) =>
      withRegister(async (register) => {
        for (const [at, article] of mixed.entries()) {
          await register.saveArticle(article, [], "rules-1", null);
          if (pauses[at] === true) await linkArticles(register, kindOf);
        }
        for (const article of again) await register.saveArticle(article, [], "rules-2", null);
        await linkArticles(register, kindOf);
        expect(await textsIn(register)).toEqual(expected);
      }),
    );
    await fc.assert(property, { numRuns: 25 });
  });

  it("parts an article from its twins once it says something else, and finds them again", async () => {
    await withRegister(async (register) => {
      const [, first = shown("a"), second = shown("b")] = articles;
      for (const article of [first, second]) await register.saveArticle(article, [], "rules-1", null);
      await linkArticles(register, kindOf);
      const key = articleKey(first);
      expect(await register.linkedTo(key)).toEqual([articleKey(second)]);
      await register.saveArticle({ ...first, text: "La commune a retiré ce communiqué." }, [], "rules-1", null);
      await linkArticles(register, kindOf);
      expect(await register.linkedTo(key)).toEqual([]);
      await register.saveArticle(first, [], "rules-1", null);
      await linkArticles(register, kindOf);
      expect(await register.linkedTo(articleKey(second))).toEqual([key]);
    });
  });

  it("by several at the same time finds every twin", async () => {
    await withRegister(async (register) => {
      for (const article of articles) await register.saveArticle(article, [], "rules-1", null);
      await Promise.all(keys.map(() => linkArticles(register, kindOf)));
      const [agency, morning, evening, , copy] = await textsIn(register);
      expect([morning, evening, copy]).toEqual([agency, agency, agency]);
    });
  });
});
