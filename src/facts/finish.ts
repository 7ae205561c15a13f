/** Drafts → facts: order, identity, confidence, and the check that evidence equals its words. */
import type { Article, Evidence, Fact } from "../model.ts";
import { articleKey } from "../text/identity.ts";
import type { About } from "./about.ts";
import { confidenceOf } from "./confidence.ts";
import type { Draft } from "./draft.ts";
import { factId } from "./identity.ts";

/** Evidence that does not equal its slice is a defect of this program and never leaves it. */
function assertEvidence(article: Pick<Article, "title" | "text">, evidence: Evidence): void {
  const slice = article[evidence.field].slice(evidence.start, evidence.end);
  if (slice !== evidence.quote || slice === "" || slice.includes("\n")) {
    throw new Error(
      `evidence at ${evidence.field} ${evidence.start}-${evidence.end} is "${slice}" and not "${evidence.quote}"`,
    );
  }
}

/** A fact with no name around it. */
const nobody: About = { subject: null, saidBy: null, parties: [], sectors: [], regions: [], programmes: [] };

/** Where a draft stands in the article; the sentences of an article are counted, and so are the tokens of a sentence. */
const placeOf = (draft: Draft): number => draft.claim.place.sentence.order * 100_000 + draft.claim.quantity.first;

/** Gives drafts their identity and turns them into facts, in the order in which the article states them. */
export function finishFacts(
  drafts: readonly Draft[],
  article: Pick<Article, "url" | "title" | "text">,
  about: ReadonlyMap<Draft, About>,
): { facts: Fact[]; idOf: ReadonlyMap<Draft, string> } {
  const key = articleKey(article);
  const ordered = drafts.toSorted((a, b) => placeOf(a) - placeOf(b));
  const seen = new Map<string, number>();
  const idOf = new Map<Draft, string>();
  for (const draft of ordered) {
    const quote = draft.evidence[0]?.quote ?? "";
    const first = factId(key, draft.type, draft.unit, draft.value, quote, 0);
    const occurrence = seen.get(first) ?? 0;
    seen.set(first, occurrence + 1);
    idOf.set(draft, occurrence === 0 ? first : factId(key, draft.type, draft.unit, draft.value, quote, occurrence));
  }
  const facts = ordered.map((draft): Fact => {
    for (const evidence of draft.evidence) assertEvidence(article, evidence);
    const names = about.get(draft) ?? nobody;
    return {
      id: idOf.get(draft) ?? "",
      type: draft.type,
      kind: draft.kind,
      status: draft.status,
      value: draft.value,
      max: draft.max,
      unit: draft.unit,
      per: draft.per,
      qualifier: draft.qualifier,
      alternatives: draft.alternatives,
      date: draft.date,
      horizon: draft.timing.horizon,
      subject: names.subject,
      saidBy: names.saidBy,
      parties: names.parties,
      sectors: names.sectors,
      regions: names.regions,
      programmes: names.programmes,
      partOf: draft.partOf === null ? null : (idOf.get(draft.partOf) ?? null),
      metric: draft.metric,
      evidence: draft.evidence,
      rule: draft.claim.rule.id,
      confidence: confidenceOf(draft),
    };
  });
  return { facts, idOf };
}
