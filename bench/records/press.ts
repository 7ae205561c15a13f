/** A made-up press for measuring: facts and the records that they make, the same for one seed. */
import type { Article, Fact, Language } from "../../src/model.ts";
import { foundedBy, type ClaimRecord } from "../../src/records/record.ts";
import { statementsOf } from "../../src/records/statement.ts";
import { summarise } from "../../src/records/summary.ts";
import { gazetteer } from "../../src/names/gazetteer.ts";
import { hashOf } from "../../src/text/identity.ts";

/** Numbers in [0, 1) that look like chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const wordings: { readonly [language in Language]: readonly ((name: string, sum: string, place: string) => string)[] } =
  {
    fr: [
      (name, sum, place) => `${name} consacrera ${sum} à un atelier de tissage près de ${place}.`,
      (name, sum, place) => `Un quai de ${sum} sera bâti par ${name} dans la zone de ${place}.`,
    ],
    ar: [
      (name, sum, place) => `تعتزم ${name} تخصيص ${sum} لإنشاء معمل نسيج بضواحي ${place}.`,
      (name, sum, place) => `رصدت ${name} مبلغ ${sum} لتهيئة رصيف جديد في ${place}.`,
    ],
    en: [(name, sum, place) => `${name} is to put ${sum} into a weaving mill outside ${place}.`],
    es: [(name, sum, place) => `${name} destinará ${sum} a un taller textil cerca de ${place}.`],
  };
const chosenLanguages: readonly Language[] = ["fr", "fr", "fr", "ar", "ar", "en", "es"];
const syllables = ["bra", "nel", "tor", "vi", "lan", "mes", "dur", "ka", "lis", "ron", "fe", "dal", "zin", "po"];
const statuses = ["planned", "planned", "committed", "approved", "underway", "realised", "lost"] as const;
const types = ["funds", "funds", "jobs", "convention"] as const;
const units = { funds: "MAD", jobs: "job", convention: "agreement" } as const;

export interface Stated {
  readonly article: Article;
  readonly fact: Fact;
  readonly sourceId: string;
}

export interface MadeRecord {
  readonly claim: ClaimRecord;
  readonly stated: readonly Stated[];
}

/** Records one after the other, each told by some articles: half of them by one, few by many. */
export function* recordsOf(count: number, facts: number, seed: number): Generator<MadeRecord> {
  const random = chance(seed);
  // The first of a list are told of most.
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(random() * random() * list.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  };
  const { regionOf, sectors, programmes } = gazetteer();
  const [provinces, branches, plans] = [[...regionOf.keys()], [...sectors.keys()], [...programmes.keys()]];
  const names = Array.from({ length: 4000 }, () => {
    const name = [1, 2, 3].map(() => syllables[Math.floor(random() * syllables.length)] ?? "").join("");
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
  const outlets = Array.from({ length: 120 }, (_, at) => `Gazette ${names[at] ?? ""}`);
  for (let at = 0; at < count; at += 1) {
    const type = pick(types);
    const value = type === "convention" ? 1 : Math.round(10 ** (1 + random() * 4)) * (type === "funds" ? 100_000 : 1);
    const [name, province] = [pick(names), pick(provinces)];
    const first = Date.UTC(2012, 0, 1) + Math.floor(random() * 5000) * 86_400_000;
    const about = {
      type,
      status: pick(statuses),
      unit: units[type],
      value,
      date: { value: new Date(first).toISOString().slice(0, 10), end: null, precision: "day", basis: "relative" },
      parties: [{ name, id: null, role: "funder" }],
      sectors: [pick(branches)],
      regions: [...new Set([regionOf.get(province) ?? province, province])],
      programmes: random() < 0.2 ? [pick(plans)] : [],
      rule: `${type}/wording-${Math.floor(random() * 12)}`,
    } as const;
    // As many facts as are asked for on average.
    const tellers = random() < 0.5 ? 1 : 1 + Math.floor(random() * 4 * (facts - 1));
    const stated = Array.from({ length: tellers }, (_, index): Stated => {
      const language = pick(chosenLanguages);
      const wording = pick(wordings[language]);
      const text = wording(name, `${value} ${about.unit}`, province);
      const outlet = pick(outlets);
      const publishedAt = new Date(first + index * 3_600_000).toISOString().slice(0, 10);
      const article = articleOf({
        url: `https://${hashOf(outlet).slice(0, 8)}.example/${at}-${index}`,
        text,
        language,
      });
      const fact = factOf(article, text, {
        ...about,
        confidence: { score: Math.round(random() * 1e3) / 1e3, parts: {} },
      });
      return { article: { ...article, outlet, publishedAt, title: `${name} à ${province}` }, fact, sourceId: outlet };
    });
    yield { claim: claimOf(stated, first), stated };
  }
}

function articleOf({ url, text, language }: Pick<Article, "url" | "text" | "language">): Article {
  return {
    url,
    text,
    language,
    title: "",
    blocks: [],
    publishedAt: null,
    publishedFrom: null,
    modifiedAt: null,
    modifiedFrom: null,
    outlet: null,
    originalOutlet: null,
    author: null,
    section: null,
    kind: "article",
    kindReason: "made up",
  };
}

function factOf(
  article: Article,
  quote: string,
  changes: Pick<Fact, "type" | "status" | "unit" | "value" | "rule" | "confidence"> & Partial<Fact>,
): Fact {
  return {
    id: hashOf(article.url ?? "").slice(0, 24),
    kind: null,
    max: null,
    per: null,
    qualifier: "exact",
    alternatives: [],
    date: null,
    horizon: null,
    subject: null,
    saidBy: null,
    parties: [],
    sectors: [],
    regions: [],
    programmes: [],
    partOf: null,
    metric: null,
    evidence: [{ field: "text", start: 0, end: quote.length, quote }],
    ...changes,
  };
}

function claimOf(stated: readonly Stated[], since: number): ClaimRecord {
  const statements = stated.flatMap(({ article, fact }) => {
    const { url, title, publishedAt, outlet, originalOutlet, language } = article;
    const key = fact.id;
    const about = {
      key,
      url,
      title,
      publishedAt,
      outlet,
      originalOutlet,
      outletKind: "press",
      language,
      text: key,
    } as const;
    return statementsOf(about, "", [fact]);
  });
  const [first, ...others] = statements;
  if (first === undefined) throw new Error("A record has a fact.");
  return {
    ...summarise([first, ...others]),
    id: foundedBy(first.fact.id),
    aliases: [],
    since: new Date(since).toISOString(),
    links: [],
  };
}
