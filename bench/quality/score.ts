/**
 * Scores facts against articles that people have read.
 *
 * A found fact is right when type, value (within 0.5 %), unit and, for an agreement, the paragraph agree with an expected one
 * not yet taken. What stands on a doubtful span is left out; what an expected fact lists under `accept` is right as well.
 * Strict asks for the right status too. Status, date, kind, qualifier and horizon are shares of the right ones.
 * Sure is the share of facts at a confidence of 0.9 and above that are right with their status: what a reader may take on trust.
 */
import { z } from "zod";
import type { Fact } from "../../src/model.ts";

const dated = z.object({ value: z.string() }).nullish();

const expectedFact = z.object({
  type: z.enum(["convention", "jobs", "funds"]),
  kind: z.string().nullish(),
  status: z.string(),
  value: z.number().nullable(),
  unit: z.string().nullish(),
  qualifier: z.string().nullish(),
  date: dated,
  horizon: z.string().nullish(),
  quote: z.string(),
  alsoQuotes: z.array(z.string()).default([]),
  accept: z.record(z.string(), z.unknown()).default({}),
});
export type ExpectedFact = z.infer<typeof expectedFact>;

export const goldArticle = z.object({
  id: z.string(),
  lang: z.enum(["fr", "ar", "en", "es"]),
  title: z.string(),
  published: z.string().nullable(),
  text: z.string(),
  facts: z.array(expectedFact),
  doubtful: z.array(z.object({ quote: z.string() })).default([]),
});
export type GoldArticle = z.infer<typeof goldArticle>;

export const fields = ["status", "date", "kind", "qualifier", "horizon"] as const;
export type Field = (typeof fields)[number];

/** Confidence from which a fact counts as sure; at least 97 of 100 of them should be right. */
const sureFrom = 0.9;

/** Counts that add up over articles. */
export interface Tally {
  right: number;
  extra: number;
  missed: number;
  sure: number;
  sureRight: number;
  readonly agrees: { [field in Field]: number };
  readonly disagreements: string[];
}

export const emptyTally = (): Tally => ({
  right: 0,
  extra: 0,
  missed: 0,
  sure: 0,
  sureRight: 0,
  agrees: { status: 0, date: 0, kind: 0, qualifier: 0, horizon: 0 },
  disagreements: [],
});

const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(/[’‘]/g, "'").trim().toLowerCase();

const sameValue = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 0.005 * Math.max(Math.abs(a), Math.abs(b));

const sameDate = (expected: string | undefined, found: string | undefined): boolean => {
  if (expected === undefined || found === undefined) return expected === found;
  const length = Math.min(expected.length, found.length);
  return expected.slice(0, length) === found.slice(0, length) && Math.abs(expected.length - found.length) <= 3;
};

const accepted = (expected: ExpectedFact, field: Field, value: unknown): boolean => {
  const also = expected.accept[field];
  return Array.isArray(also) && also.includes(value);
};

const year = (horizon: string | null | undefined): string => (horizon ?? "").slice(0, 4);

const agrees: { readonly [field in Field]: (expected: ExpectedFact, found: Fact) => boolean } = {
  status: (expected, found) => expected.status === found.status || accepted(expected, "status", found.status),
  date: (expected, found) => expected.accept["date"] === "any" || sameDate(expected.date?.value, found.date?.value),
  kind: (expected, found) => (expected.kind ?? null) === found.kind || accepted(expected, "kind", found.kind),
  qualifier: (expected, found) =>
    expected.qualifier === found.qualifier || accepted(expected, "qualifier", found.qualifier),
  horizon: (expected, found) => {
    const also = expected.accept["horizon"];
    const years = [expected.horizon ?? null, ...(Array.isArray(also) ? also : [])].map((one) =>
      year(typeof one === "string" ? one : null),
    );
    return years.includes(year(found.horizon));
  },
};

const quotes = (found: Fact): string[] => found.evidence.map((evidence) => tidy(evidence.quote));

function isCandidate(article: GoldArticle, expected: ExpectedFact, found: Fact): boolean {
  if (found.type !== expected.type || !sameValue(found.value, expected.value)) return false;
  if (expected.type === "funds" && found.unit !== (expected.unit ?? "MAD")) return false;
  if (expected.type !== "convention" && expected.value !== null) return true;
  const wanted = [expected.quote, ...expected.alsoQuotes].map(tidy);
  const paragraphs = [article.title, ...article.text.split("\n")]
    .map(tidy)
    .filter((paragraph) => wanted.some((quote) => paragraph.includes(quote)));
  return quotes(found).some((quote) => paragraphs.some((paragraph) => paragraph.includes(quote)));
}

const describe = (article: GoldArticle, what: string, fact: ExpectedFact | Fact, words: string): string =>
  `${article.id} ${what}: ${fact.type} ${fact.value ?? "some"} ${fact.status} «${words}»`;

/** Compares the facts of one article and adds what it finds to a tally. */
export function scoreArticle(article: GoldArticle, facts: readonly Fact[], tally: Tally): void {
  const open = new Set(facts.filter((fact) => fact.type !== "indicator"));
  for (const expected of article.facts) {
    const candidates = [...open].filter((fact) => isCandidate(article, expected, fact));
    const points = (fact: Fact): number =>
      (agrees.status(expected, fact) ? 2 : 0) + (agrees.date(expected, fact) ? 1 : 0);
    const best = candidates.toSorted((a, b) => points(b) - points(a))[0];
    if (best === undefined) {
      tally.missed += 1;
      tally.disagreements.push(describe(article, "missed", expected, expected.quote));
      continue;
    }
    open.delete(best);
    tally.right += 1;
    if (best.confidence.score >= sureFrom) {
      tally.sure += 1;
      if (agrees.status(expected, best)) tally.sureRight += 1;
    }
    for (const field of fields) {
      if (agrees[field](expected, best)) tally.agrees[field] += 1;
      else if (field === "status" || field === "date") {
        const [wanted, got] =
          field === "status" ? [expected.status, best.status] : [expected.date?.value, best.date?.value];
        tally.disagreements.push(
          describe(article, `${field} ${got ?? "none"} for ${wanted ?? "none"}`, expected, expected.quote),
        );
      }
    }
  }
  const doubtful = article.doubtful.map((span) => tidy(span.quote));
  for (const fact of open) {
    if (quotes(fact).some((quote) => doubtful.some((span) => span.includes(quote) || quote.includes(span)))) continue;
    tally.extra += 1;
    if (fact.confidence.score >= sureFrom) tally.sure += 1;
    tally.disagreements.push(describe(article, `extra by ${fact.rule}`, fact, fact.evidence[0]?.quote ?? ""));
  }
}

const f1 = (right: number, extra: number, missed: number): number =>
  right === 0 ? 0 : (2 * right) / (2 * right + extra + missed);

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Precision, recall, F1, strict F1 and the share of each field, each 0 to 1. */
export function measures(tally: Tally): { [measure: string]: number } {
  const { right, extra, missed } = tally;
  return {
    precision: share(right, right + extra),
    recall: share(right, right + missed),
    F1: f1(right, extra, missed),
    sure: share(tally.sureRight, tally.sure),
    strict: share(2 * tally.agrees.status, 2 * right + extra + missed),
    ...Object.fromEntries(fields.map((field) => [field, share(tally.agrees[field], right)])),
  };
}
