/** Article → facts. Pure: the same article and rules give the same facts. */
import { dayOf } from "../dates/calendar.ts";
import type { Account, Article, Extraction, FactDate, FactKind, Language, Mention, Outcome } from "../model.ts";
import type { Quantity } from "../quantities/quantity.ts";
import type { Claim, CuedSentence } from "./claim.ts";
import { findClaims } from "./claims.ts";
import { contextLexicon } from "./context/lexicon.ts";
import type { ContextLexicon } from "./context/lexicon.ts";
import { findCues } from "./cues.ts";
import { Distances } from "./distance.ts";
import type { Draft } from "./draft.ts";
import type { Engine } from "./engine.ts";
import { finishFacts } from "./finish.ts";
import { absorb, addConversion, isConversion, repeated, restates } from "./join.ts";
import { evidenceOf, passagesOf, readSentences } from "./sentence.ts";
import type { Passage, Sentence } from "./sentence.ts";
import { standingOf } from "./status.ts";
import { freshDays, timingOf } from "./when.ts";
import type { Memory } from "./when.ts";

/** Items of a list are short; a longer paragraph ends it. */
const longestItem = 300;

/** An article with more sentences than this is read up to it. */
const mostSentences = 2_000;

type Input = Pick<Article, "url" | "title" | "text" | "language" | "publishedAt" | "kind">;

function readArticle(article: Input, language: Language, engine: Engine): CuedSentence[] {
  const context = contextLexicon(language);
  const reference = dayOf(article.publishedAt);
  const places: CuedSentence[] = [];
  let inList = false;
  let dashed: boolean | null = null;
  for (const passage of passagesOf(article)) {
    inList &&= passage.view.text.length <= longestItem && (dashed === null || isDashed(passage) === dashed);
    for (const sentence of readSentences(passage, language, reference, places.length)) {
      if (places.length >= mostSentences) return places;
      if (pointsElsewhere(sentence, context)) break;
      places.push({
        inList,
        joins: context.joins,
        sentence,
        hits: findCues(sentence, engine.cues(language), language),
        distances: new Distances(sentence, context),
      });
    }
    if (passage.view.text.trimEnd().endsWith(":")) {
      inList = true;
      dashed = null;
    } else if (inList) dashed ??= isDashed(passage);
  }
  return places;
}

/** Items of one list begin alike. */
const isDashed = (passage: Passage): boolean => /^\s*[-•*]/.test(passage.view.text);

/** "À lire aussi : ..." opens a paragraph that is about another article. */
const pointsElsewhere = (sentence: Sentence, context: ContextLexicon): boolean => {
  const first = sentence.tokens.findIndex((token) => token.kind === "word");
  return first >= 0 && context.related.longestAt(sentence.tokens, first) !== null;
};

/** The day of what the article is about: the first day in its opening that lies shortly before publication. */
function mainEvent(places: readonly CuedSentence[], published: string | null): Memory["event"] {
  const day = dayOf(published);
  for (const { sentence } of places) {
    if (sentence.passage.field === "title" || sentence.passage.order > 3) continue;
    for (const mention of sentence.dates) {
      const found = mention.role === "date" && mention.date?.precision === "day" ? dayOf(mention.date.value) : null;
      const age = found === null || day === null ? null : found.until(day).days;
      if (mention.date !== null && age !== null && age >= 0 && age <= freshDays)
        return { date: mention.date, passage: sentence.passage.order, sentence: sentence.order };
    }
  }
  return null;
}

function draftOf(
  claim: Claim,
  places: readonly CuedSentence[],
  published: string | null,
  context: ContextLexicon,
  memory: Memory,
): Draft | null {
  const { quantity, taken } = claim;
  if (taken.as === "refusal") return null;
  const type = taken.as === "indicator" ? "indicator" : taken.type;
  const before = places.slice(0, claim.place.sentence.order);
  const standing = standingOf(claim, type === "indicator" ? "funds" : type, before);
  const status = type === "indicator" ? "realised" : standing.status;
  const timing = timingOf(claim, { ...standing, status }, published, places, context, memory);
  return {
    claim,
    claims: [claim],
    type,
    kind: kindOf(claim, type, context),
    metric: taken.as === "indicator" ? taken.metric : null,
    standing: { ...standing, status },
    status,
    value: quantity.value,
    max: quantity.max,
    unit: claim.unit,
    per: quantity.per,
    qualifier: quantity.qualifier,
    alternatives: [],
    timing,
    date: timing.date,
    partOf: null,
    evidence: [
      evidenceOf(
        claim.place.sentence,
        quantity.introduction === "definite" ? quantity.number : quantity.first,
        quantity.last,
      ),
    ],
  };
}

/** Posts tell their kind behind their noun; money by its rule, or by who gives it. */
function kindOf(claim: Claim, type: Draft["type"], context: ContextLexicon): FactKind | null {
  if (type === "jobs") return claim.quantity.kind;
  if (type !== "funds" || claim.taken.as !== "fact") return null;
  return claim.taken.kind ?? funderOf(claim, context);
}

/** The nearest word before the sum that names who gives such money; null where none does. */
function funderOf(claim: Claim, context: ContextLexicon): FactKind | null {
  const { tokens } = claim.place.sentence;
  for (let at = claim.quantity.first - 1; at >= 0; at -= 1) {
    const hit = context.funders.longestAt(tokens, at);
    if (hit !== null) return hit.payload;
  }
  return null;
}

/** Everything that is known once all claims are found: drafts, and which claim became which. */
class Drafting {
  readonly drafts: Draft[] = [];
  readonly byClaim = new Map<Claim, Draft>();

  add(draft: Draft): void {
    const whole = draft.claim.partOf === null ? null : (this.byClaim.get(draft.claim.partOf) ?? null);
    draft.partOf = whole;
    const earlier = repeated(this.drafts, draft);
    if (earlier === null) {
      this.drafts.push(draft);
      this.byClaim.set(draft.claim, draft);
      return;
    }
    const fromTitle = earlier.claim.place.sentence.passage.field === "title";
    const [kept, other] = fromTitle ? [draft, earlier] : [earlier, draft];
    if (fromTitle) this.drafts.splice(this.drafts.indexOf(earlier), 1, draft);
    absorb(kept, other);
    for (const claim of kept.claims) this.byClaim.set(claim, kept);
  }

  convert(claim: Claim, before: Claim): void {
    const draft = this.byClaim.get(before);
    if (draft === undefined) return;
    addConversion(draft, claim);
    this.byClaim.set(claim, draft);
  }
}

function draftAll(
  claims: readonly Claim[],
  places: readonly CuedSentence[],
  published: string | null,
  context: ContextLexicon,
): Drafting {
  const drafting = new Drafting();
  const event = mainEvent(places, published);
  let neighbour: { date: FactDate | null; status: Draft["status"] | null; order: number; passage: number } = {
    date: null,
    status: null,
    order: -1,
    passage: -1,
  };
  claims.forEach((claim, index) => {
    const before = claims[index - 1];
    if (before !== undefined && isConversion(claim, before)) {
      drafting.convert(claim, before);
      return;
    }
    const { passage, order } = claim.place.sentence;
    const follows = neighbour.passage === passage.order && neighbour.order < order && order - neighbour.order <= 2;
    const draft = draftOf(claim, places, published, context, {
      neighbour: follows ? neighbour.date : null,
      neighbourStatus: follows ? neighbour.status : null,
      event,
    });
    if (draft === null) return;
    if (draft.type !== "indicator" && draft.timing.from === "sentence")
      neighbour = { date: draft.date, status: draft.status, order, passage: passage.order };
    drafting.add(draft);
  });
  return drafting;
}

/**
 * The facts of an article, and what became of each of its quantities.
 *
 * Kinds other than article, page and partial give none, and so does a language without rules.
 * @throws Error only where evidence does not equal its slice of the article, which is a defect of this program
 */
export function extractFacts(article: Input, engine: Engine): Extraction {
  const language = article.language;
  const readable = article.kind === "article" || article.kind === "page" || article.kind === "partial";
  if (language === null || !readable || !engine.languages.has(language))
    return { facts: [], accounts: [], rules: engine.hash };
  const context = contextLexicon(language);
  const places = readArticle(article, language, engine);
  const claims: Claim[] = [];
  for (const place of places) {
    claims.push(...findClaims(place, claims, context));
  }
  const drafting = draftAll(claims, places, article.publishedAt, context);
  const restated = joinUnclaimed(places, claims, drafting);
  const { facts, idOf } = finishFacts(drafting.drafts, article);
  const accounts = places.flatMap((place) =>
    place.sentence.quantities.flatMap((quantity) => account(place, quantity, claims, drafting, restated, idOf)),
  );
  return { facts, accounts, rules: engine.hash };
}

/** Quantities that no rule took but that say again what a fact says, as titles do. */
function joinUnclaimed(
  places: readonly CuedSentence[],
  claims: readonly Claim[],
  drafting: Drafting,
): Map<Quantity, Draft> {
  const claimed = new Set(claims.map((claim) => claim.quantity));
  const restated = new Map<Quantity, Draft>();
  for (const { sentence } of places) {
    for (const quantity of sentence.quantities) {
      if (claimed.has(quantity) || quantity.unit === null || quantity.value === null || quantity.value === 1) continue;
      const { unit } = quantity;
      const inTitle = sentence.passage.field === "title";
      const draft = drafting.drafts.find((one) => one.type !== "indicator" && restates(one, quantity, unit, inTitle));
      if (draft === undefined) continue;
      restated.set(quantity, draft);
      draft.evidence.push(evidenceOf(sentence, quantity.first, quantity.last));
    }
  }
  return restated;
}

function account(
  place: CuedSentence,
  quantity: Quantity,
  claims: readonly Claim[],
  drafting: Drafting,
  restated: ReadonlyMap<Quantity, Draft>,
  idOf: ReadonlyMap<Draft, string>,
): Account[] {
  const claim = claims.find((one) => one.quantity === quantity && one.place === place);
  const counted = quantity.family === "money" || quantity.family === "jobs" || quantity.family === "agreement";
  if (claim === undefined && !counted) return [];
  const draft = claim === undefined ? restated.get(quantity) : drafting.byClaim.get(claim);
  const mention: Mention = {
    ...evidenceOf(place.sentence, quantity.first, quantity.last),
    family: quantity.family,
    value: quantity.value,
    max: quantity.max,
    unit: claim?.unit ?? quantity.unit ?? "",
    per: quantity.per,
    qualifier: quantity.qualifier,
  };
  const fact = draft === undefined ? null : (idOf.get(draft) ?? null);
  const outcome: Outcome =
    fact !== null && draft?.type !== "indicator"
      ? "fact"
      : claim === undefined
        ? "unexplained"
        : claim.taken.as === "fact" && fact === null
          ? "unexplained"
          : "refused";
  return [
    { mention, outcome, rule: claim?.rule.id ?? draft?.claim.rule.id ?? null, reason: reasonOf(claim, draft), fact },
  ];
}

const reasonOf = (claim: Claim | undefined, draft: Draft | undefined): string => {
  if (claim === undefined)
    return draft === undefined ? "no rule has words near it" : "says again what another place says";
  return claim.taken.as === "refusal" ? claim.taken.why : claim.rule.reason;
};
