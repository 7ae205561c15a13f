/** Facts that people added because no rule found them: they stay as long as their article says the words. */
import type { Article, ArticleField, Evidence, Fact } from "../model.ts";
import { normalise, originalSpan } from "../text/view.ts";

/** What stands for a rule where a person found the fact. */
export const byPerson = "person";

type Worded = Pick<Article, "title" | "text">;

/** A fact as a person has added it: nobody is surer of it. */
export function added(fact: Fact): Fact {
  return { ...fact, rule: byPerson, confidence: { score: 1, parts: { person: 1 } } };
}

/**
 * The facts of an article with those that people added to it, each with the places where its words stand now. One whose words are no
 * longer there is left out; what the rules find of the same quantity by now is the person's fact.
 * @param facts those that the rules found
 */
export function withAdded(article: Worded, facts: readonly Fact[], ofPeople: readonly Fact[]): Fact[] {
  const again = ofPeople.flatMap((fact) => findAgain(article, fact) ?? []);
  const instead = new Map<string, string>();
  for (const fact of facts) {
    const same = again.find((each) => each.id === fact.id || isSameQuantity(each, fact));
    if (same !== undefined) instead.set(fact.id, same.id);
  }
  const all = [...facts.filter(({ id }) => !instead.has(id)), ...again];
  const ids = new Set(all.map(({ id }) => id));
  return all.map((fact) => partOf(fact, wholeOf(fact, instead, ids)));
}

/** The whole that a fact is part of, by the id that it has by now. */
function wholeOf({ id, partOf: known }: Fact, instead: ReadonlyMap<string, string>, ids: ReadonlySet<string>) {
  const whole = known === null ? null : (instead.get(known) ?? known);
  return whole !== null && whole !== id && ids.has(whole) ? whole : null;
}

function partOf(fact: Fact, whole: string | null): Fact {
  return fact.partOf === whole ? fact : { ...fact, partOf: whole };
}

function isSameQuantity(one: Fact, other: Fact): boolean {
  const isAlike = one.type === other.type && one.unit === other.unit && one.value === other.value;
  return isAlike && one.evidence.some((mine) => other.evidence.some((theirs) => meet(mine, theirs)));
}

function meet(one: Evidence, other: Evidence): boolean {
  return one.field === other.field && one.start < other.end && other.start < one.end;
}

/** A fact with the places where its article says its words now; null where it says them no more. */
export function findAgain(article: Worded, fact: Fact): Fact | null {
  const evidence = fact.evidence.flatMap((span) => findWords(article, span) ?? []);
  if (evidence.length === 0) return null;
  const { subject } = fact;
  const place = subject === null ? null : findWords(article, { ...subject, quote: subject.text });
  const named = place === null ? null : { text: place.quote, field: place.field, start: place.start, end: place.end };
  return { ...fact, evidence: unique(evidence), subject: named };
}

function unique(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(
    ({ field, start }, at) => evidence.findIndex((each) => each.field === field && each.start === start) === at,
  );
}

function findWords(article: Worded, span: Evidence): Evidence | null {
  const elsewhere: ArticleField = span.field === "title" ? "text" : "title";
  return nearest(article, span, span.field) ?? nearest(article, span, elsewhere);
}

/** The place nearest to where the words stood, however they are spaced and their letters are formed. */
function nearest(article: Worded, { start, end, quote }: Evidence, field: ArticleField): Evidence | null {
  const text = article[field];
  if (text.slice(start, end) === quote) return { field, start, end, quote };
  const view = normalise(text);
  const words = normalise(quote).text.trim();
  if (words === "") return null;
  let best: Evidence | null = null;
  for (let at = view.text.indexOf(words); at >= 0; at = view.text.indexOf(words, at + 1)) {
    if (!standsAlone(view.text, at, at + words.length)) continue;
    const found = originalSpan(view, at, at + words.length);
    const quoted = text.slice(found.start, found.end);
    if (quoted.includes("\n")) continue;
    if (best === null || Math.abs(found.start - start) < Math.abs(best.start - start))
      best = { field, ...found, quote: quoted };
  }
  return best;
}

/** "450 emplois" does not stand in "1.450 emplois". */
function standsAlone(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  const startsWithDigit = /^\d/.test(text.slice(start, start + 1));
  const endsWithDigit = /\d$/.test(text.slice(start, end));
  if (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) return false;
  return !(startsWithDigit && /\d[ .,]$/.test(before)) && !(endsWithDigit && /^[ .,]\d/.test(after));
}
