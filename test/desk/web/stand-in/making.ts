/** Records, facts and articles as the API tells them, made of made-up articles. */
import type { ArticleAnswer } from "../../../../src/desk/api/articles.ts";
import type { RecordDetailAnswer } from "../../../../src/desk/api/records.ts";
import type { MadeArticle, MadeFact } from "./articles.ts";

type Stated = RecordDetailAnswer["statedBy"][number];

const arrived = "2026-03-02T06:15:00.000Z";

function placeOf(article: MadeArticle, fact: MadeFact) {
  const start = article.text.indexOf(fact.quote);
  if (start < 0) throw new Error(`${article.key} does not say ${fact.quote}`);
  return { field: "text" as const, start, end: start + fact.quote.length, quote: fact.quote };
}

const infoOf = (article: MadeArticle): Stated["article"] => ({
  title: article.title,
  url: `https://press.invalid/${article.key}`,
  outlet: article.outlet,
  originalOutlet: null,
  publishedAt: article.publishedAt,
  language: article.language,
  author: null,
  kind: "article",
});

export const ruleOf = (fact: Pick<MadeFact, "type">): string => `${fact.type}/made`;

const dateOf = (value: string | undefined): RecordDetailAnswer["date"] =>
  value === undefined ? null : { value, end: null, precision: value.length === 7 ? "month" : "day", basis: "explicit" };

/** What a fact and the record of it both say. */
const claimOf = (fact: MadeFact) => ({
  type: fact.type,
  kind: null,
  metric: null,
  status: fact.status,
  value: fact.value,
  max: null,
  unit: fact.unit,
  per: null,
  qualifier: "exact" as const,
  date: dateOf(fact.date),
  horizon: fact.horizon ?? null,
  parties: [{ name: "Groupe Tassourt", id: null, role: "signatory" as const }],
  sectors: [...(fact.sectors ?? [])],
  regions: [...(fact.regions ?? [])],
  programmes: [],
});

function statedBy(article: MadeArticle, fact: MadeFact, id: string): Stated {
  const score = fact.confidence ?? 0.8;
  return {
    fact: {
      ...claimOf(fact),
      id,
      alternatives: [],
      subject: null,
      saidBy: null,
      partOf: null,
      rule: ruleOf(fact),
      evidence: [placeOf(article, fact)],
      confidence: { score, parts: { distance: score, date: 1, unit: 1 } },
    },
    articleKey: article.key,
    article: infoOf(article),
    hasText: true,
    passages: [{ before: "… ", quote: fact.quote, after: " …" }],
  };
}

/** The record of one fact. */
export function recordOf(article: MadeArticle, fact: MadeFact, at: number): RecordDetailAnswer {
  const id = `f${article.key}${at}`;
  const stated = statedBy(article, fact, id);
  return {
    id: `r${id}`,
    version: 1,
    state: "pending",
    ...claimOf(fact),
    subject: fact.subject,
    since: arrived,
    changedAt: arrived,
    withdrawnAt: null,
    facts: [id],
    languages: [article.language],
    outlets: [article.outlet],
    independentOutlets: 1,
    confidence: fact.confidence ?? 0.8,
    rules: [ruleOf(fact)],
    sources: [article.language],
    isPart: false,
    disagreeing: 0,
    lead: { fact: id, quote: fact.quote, ...infoOf(article) },
    aliases: [],
    claim: {},
    amended: {},
    disagreements: [],
    statedBy: [stated],
    course: [],
    history: [],
  };
}

const families = { jobs: "jobs", funds: "money", convention: "agreement", indicator: "count" } as const;

export function articleOf(article: MadeArticle): ArticleAnswer {
  const marks = article.facts.map((fact, at) => ({
    ...placeOf(article, fact),
    is: "fact" as const,
    family: families[fact.type],
    reason: "made for the tests",
    rule: ruleOf(fact),
    fact: `f${article.key}${at}`,
  }));
  const turnover = article.text.indexOf("90 MDH");
  const refused = { field: "text" as const, is: "refused" as const, family: "money" as const, rule: "not/turnover" };
  return {
    key: article.key,
    ...infoOf(article),
    text: article.text,
    hasText: true,
    facts: article.facts.map((fact, at) => statedBy(article, fact, `f${article.key}${at}`).fact),
    marks: [
      ...marks,
      ...(turnover < 0
        ? []
        : [{ ...refused, start: turnover, end: turnover + 6, reason: "what a company sells", fact: null }]),
    ].toSorted((one, other) => one.start - other.start),
  };
}
