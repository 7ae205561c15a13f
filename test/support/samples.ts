/** Articles, facts and pages for tests: right as they are, and each test names only what it is about. */
import { createHash } from "node:crypto";
import type { Article, Evidence, Fact, Page } from "../../src/model.ts";
import type { FoundAddress } from "../../src/store/register.ts";

/** An article of a made-up outlet; `changes` replace its fields. */
export function sampleArticle(changes: Partial<Article> = {}): Article {
  const text = changes.text ?? "La région a signé 12 conventions.\nElles créeront 450 emplois et coûteront 80 MDH.";
  return {
    url: "https://journal.example/economie/1",
    title: "Douze conventions pour l'Oriental",
    text,
    blocks: text.split("\n").map((block) => ({ role: "paragraph", text: block, removed: null })),
    language: "fr",
    publishedAt: "2024-05-14",
    publishedFrom: "json-ld",
    modifiedAt: null,
    modifiedFrom: null,
    outlet: "Le Journal d'Essai",
    originalOutlet: null,
    author: null,
    section: null,
    kind: "article",
    kindReason: "json-ld says NewsArticle",
    ...changes,
  };
}

/** The first place where the article says `quote`. */
export function evidenceFor(article: Article, quote: string): Evidence {
  const field = article.title.includes(quote) ? "title" : "text";
  const start = article[field].indexOf(quote);
  if (start < 0) throw new Error(`The sample article does not say "${quote}".`);
  return { field, start, end: start + quote.length, quote };
}

/** A fact that the article states by `quote`, with an id made of article and quote; `changes` replace its fields. */
export function sampleFact(article: Article, quote: string, changes: Partial<Fact> = {}): Fact {
  const identity = JSON.stringify([article.url ?? article.text, quote]);
  return {
    id: createHash("sha256").update(identity).digest("hex").slice(0, 24),
    type: "jobs",
    kind: null,
    status: "planned",
    value: 450,
    max: null,
    unit: "job",
    per: null,
    qualifier: "exact",
    alternatives: [],
    date: { value: "2024-05-14", end: null, precision: "day", basis: "publication" },
    horizon: null,
    subject: null,
    saidBy: null,
    parties: [],
    sectors: [],
    regions: [],
    programmes: [],
    partOf: null,
    metric: null,
    evidence: [evidenceFor(article, quote)],
    rule: "jobs/creates",
    confidence: { score: 0.9, parts: { date: 0.9, unit: 1 } },
    ...changes,
  };
}

/** The three facts of `sampleArticle`, between them with every field set at least once. */
export function sampleFacts(article: Article = sampleArticle()): Fact[] {
  const agreements = sampleFact(article, "12 conventions", {
    type: "convention",
    status: "committed",
    value: 12,
    unit: "agreement",
    date: { value: "2024-05", end: null, precision: "month", basis: "explicit" },
    parties: [
      { name: "la région", id: "region-oriental", role: "signatory" },
      { name: "l'État", id: null, role: "funder" },
    ],
    sectors: ["auto", "agro"],
    regions: ["oriental"],
    programmes: ["pai"],
  });
  const jobs = sampleFact(article, "450 emplois", {
    kind: "direct",
    max: 500,
    per: "year",
    qualifier: "range",
    horizon: "2027-09",
    saidBy: "le président de la région",
    partOf: agreements.id,
  });
  const funds = sampleFact(article, "80 MDH", {
    type: "funds",
    kind: "investment",
    status: "approved",
    value: 80_000_000,
    unit: "MAD",
    qualifier: "about",
    alternatives: [{ value: 7_400_000.5, unit: "EUR", qualifier: "about" }],
    date: null,
    subject: { text: "La région", field: "text", start: 0, end: 9 },
    // A part may come before its whole.
    partOf: agreements.id,
  });
  return [funds, agreements, jobs];
}

/** A page that answered with `body`; `changes` replace its fields. */
export function samplePage(body: string, changes: Partial<Page> = {}): Page {
  return {
    address: "https://journal.example/economie/1",
    finalAddress: "https://journal.example/economie/1",
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    fetchedAt: "2024-05-15T08:00:00.000Z",
    body: new TextEncoder().encode(body),
    ...changes,
  };
}

/** The address of `sampleArticle` as a feed shows it; `changes` replace its fields. */
export function sampleAddress(changes: Partial<FoundAddress> = {}): FoundAddress {
  return {
    address: "https://journal.example/economie/1",
    identity: "journal.example/economie/1",
    sourceId: "journal",
    role: "page",
    depth: 1,
    foundAt: "2024-05-14T09:00:00+01:00",
    foundBy: "feed",
    shownDay: null,
    nextDue: "2024-05-14T08:00:00Z",
    ...changes,
  };
}
