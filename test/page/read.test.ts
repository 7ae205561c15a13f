import { describe, expect, test } from "vitest";
import { first, lines, read, removalOf, second, third } from "./pages.ts";

const nbsp = "\u00A0";

describe("an aggregator's page", () => {
  const html = `<?xml version="1.0" encoding="UTF-8" ?><html lang="fr"><head><title>Maghress : Une convention pour la région</title></head><body>
    <div class="marquee"><a href="/1">Le prix du gasoil augmente</a>${nbsp.repeat(4)}<a href="/2">US Senators submit a new bill</a></div>
    <form><div id="report"><p>Merci d'avoir signalé!</p><p>Cette image sera automatiquement bloquée après qu'elle soit signalée par plusieurs personnes.</p></div>
    <span class="articletitle">Une convention pour la région</span><br/>
    <span class="articlenewspaper">Publié dans <a href="/fr/aujourdhui">Aujourd'hui le Maroc</a> le 01 - 11 - 2014</span>
    <span class="articlecontent"><p>${first}</p><p>${second}</p></span>
    <a href="https://x.example/">Cliquez ici pour lire l'article depuis sa source.</a></form></body></html>`;
  const article = read(html, { address: "https://www.maghress.com/fr/aujourdhui/369155" });

  test("gives the text without ticker, notices and link", () => {
    expect(lines(article)).toEqual([first, second]);
  });

  test("gives the title, the outlet, the original outlet and its day", () => {
    expect(article).toMatchObject({
      title: "Une convention pour la région",
      outlet: "Maghress",
      originalOutlet: "Aujourd'hui le Maroc",
      publishedAt: "2014-11-01",
      publishedFrom: "attribution",
      kind: "article",
      language: "fr",
    });
  });

  test("is read in Arabic as well", () => {
    const arabic = read(
      `<html lang="ar"><body><span class="articletitle">اتفاقية جديدة لفائدة الجهة</span><span class="articlenewspaper">نشر في هسبريس يوم 21 - 07 - 2022</span>
       <span class="articlecontent">وقعت الجهة يوم الاثنين اتفاقية مع ثلاث شركات صناعية، بقيمة مالية تصل إلى 120 مليون درهم على مدى سنتين.<br><br>ومن المرتقب أن يحدث المشروع 450 منصب شغل مباشر ابتداء من الربيع المقبل، حسب رئيس الجهة.</span>
       <p>انقر هنا لقراءة الخبر من مصدره.</p></body></html>`,
      { address: "https://www.maghress.com/hespress/1234" },
    );
    expect(arabic).toMatchObject({ originalOutlet: "Hespress", publishedAt: "2022-07-21", language: "ar" });
    expect(lines(arabic)).toHaveLength(2);
  });
});

describe("an undated page of an official site", () => {
  const article = read(
    `<html><head><title>Industrie | Centre Régional d'Investissement de l'Oriental</title></head><body>
     <div id="header"><h2>Centre Régional d'Investissement de l'Oriental</h2><p>Merci d'avoir visité notre site.</p></div>
     <div id="wrap"><div class="path">Vous Etes ici : <a href="/">Accueil</a> / Industrie</div>
     <h1>Industrie</h1><div><p>${first}</p><p>${second}</p><h3>Dans la région</h3><p>${third}</p></div></div>
     <div class="bas">© 2016 CRI</div></body></html>`,
    { address: "http://www.orientalinvest.ma/index.php/industrie" },
  );

  test("is a page and has no day", () => {
    expect(article).toMatchObject({ kind: "page", publishedAt: null, publishedFrom: null, title: "Industrie" });
    expect(article.outlet).toBe("Centre Régional d'Investissement de l'Oriental");
  });

  test("gives its headings and paragraphs, not its welcome and breadcrumb", () => {
    expect(lines(article)).toEqual([first, second, "Dans la région", third]);
  });
});

describe("a daily with menu words and the day of the visit on top", () => {
  const article = read(
    `<html><head><title>Un nouveau départ pour les écosystèmes - Le Matin.ma</title></head><body>
     <header><span>Menu</span><span>Search</span><span>Vendredi 16 Janvier 2026</span><a href="/s">S'abonner</a><span>close</span></header>
     <div class="container"><p>Vendredi 16 Janvier 2026</p><h1 id="title">Un nouveau départ pour les écosystèmes</h1>
     <article class="card p-1 mb-2"><div class="card-body"><p>${first}</p><figure><img src="a.jpg"/><figcaption>${first}</figcaption></figure>
     <p>${second}</p><p><a href="/autre">Lire aussi : Un autre sujet du jour</a></p><p>${third}</p></div></article><div><a href="/epaper">Lisez nos e-Papers</a></div></div></body></html>`,
    { address: "https://lematin.ma/economie/un-nouveau-depart/228521" },
  );

  test("has no day of publication", () => {
    expect(article.publishedAt).toBeNull();
    expect(article.outlet).toBe("Le Matin");
  });

  test("says a caption that repeats the standfirst once", () => {
    expect(lines(article)).toEqual([first, second, third]);
    expect(removalOf(article, "Lire aussi")).toMatch(/lire aussi/);
  });

  test("tells the reason for everything taken out", () => {
    expect(removalOf(article, "Search")).not.toBeNull();
    expect(article.blocks.filter((block) => block.text === first).map((block) => block.removed)).toEqual([
      null,
      "repetition: said before",
    ]);
  });
});

describe("a news theme with weather, advertisements and boxes", () => {
  const article = read(
    `<html><head><title>Des accords pour l'industrie | Le Nouvelliste Maroc</title><meta property="og:site_name" content="Le Nouvelliste Maroc">
     <script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"Des accords pour l&#039;industrie","datePublished":"2025-11-04T09:12:00+00:00","dateModified":"2025-11-05T08:00:00+00:00","author":{"@type":"Person","name":"Nadia Lamrani"}}]}</script></head>
     <body><div class="td-header-top-menu"><div class="td-weather-top-widget">21.9 C<br>Casablanca</div><div class="tdb-head-date-txt">mardi 20 janvier 2026</div></div>
     <article><h1 class="tdb-title-text">Des accords pour l'industrie</h1><div class="td-post-content">
     <p>${first}</p><div class="td-a-rec"><span class="td-adspot-title">- Advertisement -</span></div><p>${second}</p>
     <h3>Lire aussi</h3><ul><li><a href="/a">Une autre affaire à suivre</a></li><li><a href="/b">Encore une autre affaire</a></li></ul><p>${third}</p></div>
     <div class="td-post-sharing"><a href="#">Facebook</a><a href="#">Twitter</a></div></article>
     <div class="td-related">spot_img<h4>Articles similaires</h4><p>${first.replace("120", "999")}</p></div></body></html>`,
    { address: "https://lenouvelliste.ma/des-accords-pour-lindustrie/" },
  );

  test("gives the article alone", () => {
    expect(article.title).toBe("Des accords pour l'industrie");
    expect(lines(article)).toEqual([first, second, third]);
  });

  test("takes its moments from the page's description of itself", () => {
    expect(article).toMatchObject({
      publishedAt: "2025-11-04T09:12:00+00:00",
      publishedFrom: "json-ld",
      modifiedAt: "2025-11-05T08:00:00+00:00",
      author: "Nadia Lamrani",
      outlet: "Le Nouvelliste Maroc",
    });
  });
});
