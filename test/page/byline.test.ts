import { describe, expect, test } from "vitest";
import { findAgency } from "../../src/page/attribution.ts";
import { cleanName, findByline, isByline } from "../../src/page/byline.ts";
import { readSignature } from "../../src/page/signature.ts";
import { first, lines, read, second, third } from "./pages.ts";

const page = (line: string, end = ""): ReturnType<typeof read> =>
  read(
    `<html><head><title>Un titre assez long pour un article</title><meta property="og:site_name" content="Le Quai"></head><body>
     <article><h1>Un titre assez long pour un article</h1>${line}<div><p>${first}</p><p>${second}</p><p>${third}</p>${end}</div></article></body></html>`,
  );

describe("a byline", () => {
  test.each([
    ["Par Nadia Lamrani", "Nadia Lamrani"],
    ["Mercredi 05 Juin 2024 Par : Leïla Ouazzani Benali", "Leïla Ouazzani Benali"],
    ["PAR YOUSSEF EL HADDAD | 6 mai 2024", "YOUSSEF EL HADDAD"],
    ["By Sarah O'Neil - May 6, 2024", "Sarah O'Neil"],
    ["بقلم نادية العمراني", "نادية العمراني"],
    ["كتبه نادية العمراني", "نادية العمراني"],
    ["Rédigé par Nadia Lamrani le Lundi 6 Mai 2019", "Nadia Lamrani"],
    ["Posté par : Nadia Lamrani", "Nadia Lamrani"],
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

  test("names neither the site nor a desk nor an address", () => {
    expect(cleanName("Le Matin", ["Le Matin"])).toBeNull();
    expect(cleanName("Rédaction Medias24", [])).toBeNull();
    expect(cleanName("https://example.org/author/a", [])).toBeNull();
    expect(cleanName("- par Nadia Lamrani,", [])).toBe("Nadia Lamrani");
    expect(cleanName("Le Quai - Nadia Lamrani / MAP", ["Le Quai"])).toBe("Nadia Lamrani");
    expect(cleanName("Le Quai / MAP", ["Le Quai"])).toBeNull();
  });
});

describe("a signature", () => {
  const none = { author: null, agency: null };
  test.each([
    ["Le Quai – متابعات", none],
    ["Le Quai FR avec MAP", { author: null, agency: "MAP" }],
    ["LQ/MAP", { author: null, agency: "MAP" }],
    ["LR avec agence", none],
    ["N.L. avec agences", none],
    ["S.L. (avec MAP)", { author: null, agency: "MAP" }],
    ["(Avec AFP et MAP)", { author: null, agency: "AFP" }],
    ["Par Le Quai avec MAP", { author: null, agency: "MAP" }],
    ["Nadia Lamrani / MAP", { author: "Nadia Lamrani", agency: "MAP" }],
    ["Nadia Lamrani (EFE)", { author: "Nadia Lamrani", agency: "EFE" }],
    ["مع وكالات", none],
    ["الرصيف - و.م.ع", { author: null, agency: "MAP" }],
    ["N.L.", none],
  ])("is %s", (line, signature) => {
    expect(readSignature(line, ["Le Quai", "الرصيف"])).toEqual(signature);
  });

  test.each([
    "Le Quai – une ville",
    "Nadia Lamrani",
    "Rabat (Maroc)",
    "OCP",
    "Une convention avec la MAP",
    "Fès et Meknès",
  ])("is not %s", (line) => {
    expect(readSignature(line, ["Le Quai"])).toBeNull();
  });

  test("names its agency in brackets with what stands before it", () => {
    expect(findAgency("Nadia Lamrani (avec la MAP)")).toBe("MAP");
    expect(findAgency("La convention a été relue hier par les deux parties (avec AFP).")).toBe("AFP");
  });
});

describe("the author and the agency of a page", () => {
  test.each([
    ["a bare name over the day", "<p>Nadia Lamrani</p><p>6 mai 2019</p>"],
    ["a bare name beside the day", "<p>Nadia Lamrani | 6 mai 2019</p>"],
    ["a bare name glued to the day", "<div><b>Nadia Lamrani</b><i>6 mai 2019</i></div>"],
    ["a name that the markup calls an author", '<div class="post-author">Nadia Lamrani</div>'],
    ["a link to the author", '<div><a rel="author" href="/n">Nadia Lamrani</a></div>'],
  ])("is %s, which is no text of it", (_what, line) => {
    const article = page(line);
    expect(article.author).toBe("Nadia Lamrani");
    expect(lines(article)).toEqual([first, second, third]);
  });

  test.each([
    ["a town", "<p>Béni Mellal</p><p>6 mai 2019</p>"],
    ["the site", "<p>Le Quai</p><p>6 mai 2019</p>"],
    ["a name that stands alone", "<p>Nadia Lamrani</p>"],
    ["a label", "<p>Press Release | May 6, 2019</p>"],
    ["a word that the markup calls one", '<div class="byline">Posted on</div>'],
    ["a section", '<div class="category"><a href="/e">Économie Nationale</a></div><p>6 mai 2019</p>'],
  ])("is not %s", (_what, line) => {
    expect(page(line).author).toBeNull();
  });

  test("is told by an agency that is glued to the day", () => {
    const article = page("<div><span>الرصيف - و.م.ع</span><span>الاثنين 6 ماي 2019</span></div>");
    expect(article).toMatchObject({ author: null, originalOutlet: "MAP", publishedAt: "2019-05-06" });
  });

  test.each([
    ["Par Mohammed Amine El Hafidi Benslimane avec la MAP", "Mohammed Amine El Hafidi Benslimane", "MAP"],
    ["Nadia Lamrani (MAP)", "Nadia Lamrani", "MAP"],
    ["(Avec MAP)", null, "MAP"],
    ["LR avec agence", null, null],
  ])("is told by the last line: %s", (end, author, originalOutlet) => {
    const article = page("", `<p>${end}</p>`);
    expect(article).toMatchObject({ author, originalOutlet });
    expect(lines(article)).toEqual([first, second, third]);
  });
});
