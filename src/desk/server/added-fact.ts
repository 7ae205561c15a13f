import type { z } from "zod";
import { factId } from "../../facts/identity.ts";
import type { Article, Evidence, Fact, Subject } from "../../model.ts";
import { byPerson } from "../../records/added.ts";
import { checkClaim } from "../../records/check-claim.ts";
import type { StatedArticle } from "../../store/register.ts";
import { storable } from "../../text/storable.ts";
import type { addFactRequest } from "../api/articles.ts";
import { Refusal, refused } from "./refusal.ts";

type Said = Omit<z.output<typeof addFactRequest>, "articleKey" | "missedBy">;

/** Words that state a fact are a part of a sentence. */
const longestQuote = 1_000;

/**
 * A fact as a person states it by its words.
 * @throws Refusal 422 for words that are none, or a claim that contradicts itself; 409 for a fact that is there already
 */
export function addedFact(said: Said, { key, article, facts }: StatedArticle): Fact {
  const { field, start, end, subject, ...claim } = said;
  const evidence = evidenceIn(article, field, start, end);
  const fact: Fact = {
    kind: null,
    max: null,
    per: null,
    qualifier: "exact",
    date: null,
    horizon: null,
    parties: [],
    sectors: [],
    regions: [],
    programmes: [],
    metric: null,
    ...claim,
    id: "",
    alternatives: [],
    subject: subjectIn(article, subject ?? null),
    saidBy: null,
    partOf: null,
    evidence: [evidence],
    rule: byPerson,
    confidence: { score: 1, parts: { person: 1 } },
  };
  const problems = checkClaim({ ...fact, subject: subject ?? null });
  if (problems.length > 0) {
    const detail = `This fact contradicts itself: ${problems.map(({ told }) => told).join("; ")}.`;
    throw new Refusal(422, detail, { reasons: problems });
  }
  return { ...fact, id: idFor(fact, evidence, key, facts) };
}

function evidenceIn(article: Article, field: Evidence["field"], start: number, end: number): Evidence {
  const quote = article[field].slice(start, end);
  const isWhole = start < end && end <= article[field].length && storable(quote) === quote;
  if (!isWhole || quote.trim() === "" || quote.includes("\n") || quote.length > longestQuote) {
    const detail = `Select words of one paragraph of the ${field}, ${longestQuote} characters at most.`;
    throw refused(422, "words-unfit", detail, { most: longestQuote });
  }
  return { field, start, end, quote };
}

/** A subject is words of the article, as everything that a fact says. */
function subjectIn(article: Article, text: string | null): Subject | null {
  if (text === null || text === "") return null;
  for (const field of ["text", "title"] as const) {
    const start = article[field].indexOf(text);
    if (start >= 0) return { field, start, end: start + text.length, text };
  }
  throw refused(422, "subject-unfit", "The subject is to be words of the article, as they stand there.");
}

/** The same words may state the same figure twice, at two places. */
function idFor(fact: Fact, { field, start, end }: Evidence, key: string, facts: readonly Fact[]): string {
  for (let occurrence = 0; ; occurrence += 1) {
    const id = factId(key, fact.type, fact.unit, fact.value, fact.evidence[0]?.quote ?? "", occurrence);
    const same = facts.find((one) => one.id === id);
    if (same === undefined) return id;
    if (same.evidence.some((one) => one.field === field && one.start < end && start < one.end))
      throw refused(409, "known-fact", "The register holds this fact already.");
  }
}
