import { SijillError } from "../errors.ts";
import type { Article, Fact } from "../model.ts";
import { storable } from "../text/storable.ts";

/** An article with more facts is no press article but a table: the bound keeps one transaction and one statement small. */
const maximumFacts = 10_000;

/**
 * Turns away facts that contradict their article or each other: what types cannot say and no reader could mend later.
 * @throws SijillError "bad-data" or "too-large", see `Register.saveArticle`
 */
export function checkFacts(article: Article, facts: readonly Fact[]): void {
  if (facts.length > maximumFacts) {
    throw new SijillError("too-large", `${facts.length} facts in one article; at most ${maximumFacts} are kept.`);
  }
  const ids = new Set(facts.map((fact) => fact.id));
  if (ids.size < facts.length) throw refused("?", "two facts of the article have the same id");
  const fields = { title: storable(article.title), text: storable(article.text) };
  for (const fact of facts) {
    if (fact.partOf !== null && !ids.has(fact.partOf))
      throw refused(fact.id, `it is part of ${fact.partOf}, which is not there`);
    if (fact.evidence.length === 0) throw refused(fact.id, "it has no evidence");
    for (const { field, start, end, quote } of fact.evidence) {
      // Compared as stored: a span through the middle of a surrogate pair would not read back as its quote.
      if (quote === "" || fields[field].slice(start, end) !== storable(quote)) {
        throw refused(fact.id, `${field} ${start} to ${end} does not read "${quote.slice(0, 50)}"`);
      }
    }
    for (const number of numbersOf(fact)) {
      if (number !== null && !Number.isFinite(number)) throw refused(fact.id, `${number} is no value`);
    }
  }
}

function numbersOf(fact: Fact): (number | null)[] {
  return [fact.value, fact.max, fact.confidence.score, ...fact.alternatives.map((alternative) => alternative.value)];
}

function refused(id: string, reason: string): SijillError {
  return new SijillError(
    "bad-data",
    `Fact ${id} cannot be kept: ${reason}. Extract the article again and save both together.`,
  );
}
