/** Article → facts. Pure: the same article and rules give the same facts. */
import type { Extraction } from "../model.ts";
import { referenceOf } from "../dates/calendar.ts";
import { aboutAll } from "./about.ts";
import { accountOf, joinUnclaimed } from "./account.ts";
import type { Claim } from "./claim.ts";
import { findClaims } from "./claims.ts";
import { contextLexicon } from "./context/lexicon.ts";
import { draftAll } from "./drafting.ts";
import type { Engine } from "./engine.ts";
import { finishFacts } from "./finish.ts";
import { linkParts } from "./parts.ts";
import { readArticle } from "./reading.ts";
import type { ReadableArticle } from "./reading.ts";
import { mayTell, passagesOf } from "./sentence.ts";
import { statedDay } from "./stated-day.ts";

const kindsWithFacts: ReadonlySet<string> = new Set(["article", "page", "partial"]);

/**
 * The facts of an article, and what became of each of its quantities.
 *
 * Kinds other than article, page and partial give none, and so does a language without rules.
 * @param article what `readPage` or `readText` gave, or title, text, language, day and kind as you know them
 * @param engine see `loadEngine`
 * @throws Error only where evidence does not equal its slice of the article, which is a defect of this program
 * @example
 * ```ts
 * import { extractFacts, loadEngine } from "sijill";
 *
 * const engine = loadEngine();
 * const { facts } = extractFacts(
 *   { url: null, title: "", text: "Le parc a créé 870 emplois.", language: "fr", publishedAt: "2024-05-14", kind: "article" },
 *   engine,
 * );
 * for (const { type, status, value, unit } of facts) console.log(type, status, value, unit); // jobs realised 870 job
 * ```
 */
export function extractFacts(article: ReadableArticle, engine: Engine): Extraction {
  const { language } = article;
  const none = { facts: [], accounts: [], rules: engine.hash };
  if (language === null || !kindsWithFacts.has(article.kind) || !engine.languages.has(language)) return none;
  const passages = passagesOf(article, language);
  if (!passages.some((passage) => mayTell(passage, language))) return none;
  const context = contextLexicon(language);
  const publishedAt = article.publishedAt ?? statedDay(passages, language);
  const reference = referenceOf(publishedAt);
  const places = readArticle(passages, reference, language, engine);
  const claims: Claim[] = [];
  for (const place of places) claims.push(...findClaims(place, claims, context));
  const byQuantity = new Map(claims.map((claim) => [claim.quantity, claim]));
  const drafting = draftAll(claims, places, { published: publishedAt, reference }, context);
  const restated = joinUnclaimed(places, byQuantity, drafting);
  linkParts(drafting.drafts, context);
  const { facts, idOf } = finishFacts(
    drafting.drafts,
    article,
    aboutAll(drafting.drafts, places, language, publishedAt),
  );
  const settled = { claims: byQuantity, drafting, restated };
  const accounts = places.flatMap((place) =>
    place.sentence.quantities
      .map((quantity) => accountOf(place, quantity, settled, idOf))
      .filter((account) => account !== null),
  );
  return { facts, accounts, rules: engine.hash };
}
