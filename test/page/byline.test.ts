import { describe, expect, test } from "vitest";
import { cleanName, findByline, isByline, namesDesk } from "../../src/page/byline.ts";

describe("a byline", () => {
  test.each([
    ["Par Nadia Lamrani", "Nadia Lamrani"],
    ["Mercredi 05 Juin 2024 Par : Leïla Ouazzani Benali", "Leïla Ouazzani Benali"],
    ["PAR YOUSSEF EL HADDAD | 6 mai 2024", "YOUSSEF EL HADDAD"],
    ["By Sarah O'Neil - May 6, 2024", "Sarah O'Neil"],
    ["بقلم نادية العمراني", "نادية العمراني"],
  ])("%s names %s", (line, name) => {
    expect(findByline(line)).toBe(name);
  });

  test.each(["Par ailleurs, le conseil se réunira", "Par La Rédaction", "Hespress FR avec MAP", "Le 6 mai 2024"])(
    "is not %s",
    (line) => {
      expect(findByline(line)).toBeNull();
    },
  );

  test("is no sentence in which something is done by somebody", () => {
    const sentence =
      "La liste des lots a été relue hier par Nadia Lamrani. La commission se réunira de nouveau en avril pour trancher.";
    expect(findByline(sentence)).toBeNull();
    expect(findByline("7 février 2015 - Écrit par : Le Quai", ["Le Quai"])).toBeNull();
  });

  test("is a block of its own, not the beginning of a sentence", () => {
    expect(isByline("Par Nadia Lamrani")).toBe(true);
    expect(isByline("Par Rabat et Casablanca passeront les deux premières lignes, selon le ministre.")).toBe(false);
  });

  test("may name nothing but desks, agencies and the site", () => {
    expect(namesDesk("Le Quai – متابعات", ["Le Quai"])).toBe(true);
    expect(namesDesk("LQ/MAP", ["LQ"])).toBe(true);
    expect(namesDesk("Le Quai – une ville", ["Le Quai"])).toBe(false);
  });

  test("names neither the site nor a desk nor an address", () => {
    expect(cleanName("Le Matin", ["Le Matin"])).toBeNull();
    expect(cleanName("Rédaction Medias24", [])).toBeNull();
    expect(cleanName("https://example.org/author/a", [])).toBeNull();
    expect(cleanName("- par Nadia Lamrani,", [])).toBe("Nadia Lamrani");
  });
});
