import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SijillError } from "../../src/errors.ts";
import { readText } from "../../src/page/read-text.ts";
import { first, lines, removalOf, second, sources, third } from "./pages.ts";

const seeds = new URL("../../fixtures/seeds/", import.meta.url);

function seed(number: string): { raw: string; article: ReturnType<typeof readText> } {
  const name = readdirSync(seeds).find((file) => file.startsWith(number)) ?? "";
  const raw = readFileSync(new URL(name, seeds), "utf8");
  return { raw, article: readText(raw, sources) };
}

function isParagraph(line: string): boolean {
  return line.length > 110 && !line.includes("\u00A0\u00A0\u00A0");
}

function texted(above: string, below: string): string {
  return [above, "Un titre assez long pour un article", below, first, second, third].join("\n");
}

describe("a page's text as a browser copies it", () => {
  test.each([
    [
      "000",
      "Plan national d'accélération industrielle 2014-2020: 26 conventions opérationnelles",
      "2014-11-01",
      "Aujourd'hui le Maroc",
      "article",
    ],
    ["001", "Industrie : PLAN D’ACCÉLÉRATION INDUSTRIELLE", null, null, "page"],
    ["002", "Les écosystèmes industriels au Maroc promis à un nouveau décollage", null, null, "article"],
    [
      "003",
      "Quelle valeur ajoutée de la restructuration en écosystèmes mécaniques et métallurgiques ?",
      "2019-02-01",
      "EcoActu",
      "article",
    ],
    ["004", "Made in Morocco : une série d’accords pour doper l’industrie nationale (Vidéos)", null, null, "article"],
  ])("has its title, day, original outlet and kind (%s)", (number, title, publishedAt, originalOutlet, kind) => {
    expect(seed(number).article).toMatchObject({ title, publishedAt, originalOutlet, kind, language: "fr" });
  });

  test.each(["000", "001", "002", "003", "004"])("keeps every paragraph whole and nothing else (%s)", (number) => {
    const { raw, article } = seed(number);
    const paragraphs = raw
      .split("\n")
      .filter(isParagraph)
      .map((line) => line.replaceAll(/\s+/gu, " ").trim());
    const kept = lines(article);
    for (const paragraph of new Set(paragraphs)) expect(kept).toContain(paragraph);
    expect(kept.length - new Set(paragraphs).size).toBeLessThanOrEqual(1);
    for (const noise of [
      "signalé",
      "Cliquez ici",
      "Vous Etes ici",
      "Menu",
      "e-Papers",
      "Télécharger",
      "Advertisement",
      "spot_img",
      "21.9",
      "Nouvelliste",
    ]) {
      expect(article.text).not.toContain(noise);
    }
  });

  test("keeps a list of the body, and drops the headlines below it", () => {
    const article = readText(
      [
        "Trois accords pour une région",
        "",
        first,
        "Il s'agit de :",
        "- Convention de partenariat entre la région et l'office",
        "• Protocole d'accord pour le port",
        second,
        "À lire aussi",
        "Une autre affaire à Fès",
      ].join("\n"),
      sources,
    );
    expect(lines(article)).toEqual([
      first,
      "Il s'agit de :",
      "- Convention de partenariat entre la région et l'office",
      "• Protocole d'accord pour le port",
      second,
    ]);
    expect(removalOf(article, "Une autre affaire")).not.toBeNull();
  });

  test("drops the headline under a label in the middle of the text", () => {
    const article = readText(
      ["Un titre assez long pour un article", first, "Lire aussi", "Une autre affaire à Fès", second].join("\n"),
      sources,
    );
    expect(lines(article)).toEqual([first, second]);
  });

  test("takes the day below the title, never that above it", () => {
    expect(readText(texted("Mardi 20 Janvier 2026", "Menu"), sources).publishedAt).toBeNull();
    expect(readText(texted("Menu", "Le 12 mars 2024 à 10h32"), sources).publishedAt).toBe("2024-03-12T10:32:00+00:00");
    expect(readText(texted("Mardi 20 Janvier 2026", "Par Nadia Lamrani - 6 mai 2024"), sources)).toMatchObject({
      publishedAt: "2024-05-06",
      title: "Un titre assez long pour un article",
    });
  });

  test("is read in Arabic", () => {
    const paragraph =
      "وقعت الجهة يوم الاثنين اتفاقية مع ثلاث شركات صناعية، بقيمة مالية تصل إلى 120 مليون درهم على مدى سنتين.";
    const article = readText(
      `الرئيسية\nاتفاقية جديدة لفائدة الجهة والصناعة\nنشر في المساء يوم 01 - 11 - 2014\n${paragraph}\n${paragraph.replace("120", "90")}\nانقر هنا لقراءة الخبر من مصدره.`,
      sources,
    );
    expect(article).toMatchObject({
      title: "اتفاقية جديدة لفائدة الجهة والصناعة",
      originalOutlet: "Al Massaa",
      publishedAt: "2014-11-01",
      outlet: "Maghress",
      language: "ar",
    });
    expect(lines(article)).toHaveLength(2);
  });

  test("is of the publisher that the earliest line names", () => {
    expect(readText(texted("Yabiladi", "Hespress"), sources).outlet).toBe("Yabiladi");
    expect(readText(texted("Hespress", "Yabiladi"), sources).outlet).toBe("Hespress");
  });

  test("is refused where it is empty", () => {
    expect(() => readText(" \n\u200B\n", sources)).toThrow(SijillError);
  });
});
