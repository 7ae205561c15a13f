import { SijillError } from "../errors.ts";
import type { Article, Fact } from "../model.ts";
import { storable } from "../text/storable.ts";

/** An article with more facts is no press article but a table: the bound keeps one transaction and one statement small. */
const maximumFacts = 10_000;

/** As many bytes as sitemaps.org allows an address; PostgreSQL keeps 2,704 in an index. Longer ones are traps, not articles. */
const longestAddress = 2048;

/**
 * Turns away what is no address of a page, or too long for one.
 * @throws SijillError "bad-address"
 */
export function checkAddress(address: string): void {
  if (Buffer.byteLength(address) <= longestAddress && /^https?:/i.test(address) && URL.canParse(address)) return;
  const told = `"${address.slice(0, 100)}" is no address of a page; write it as https://example.org/page`;
  throw new SijillError("bad-address", `${told}, in ${longestAddress} bytes at most.`);
}

/**
 * Turns away an article without a proper address, and facts that contradict their article or each other: what types cannot say and no reader could mend later.
 * @throws SijillError "bad-address", "bad-data" or "too-large", see `Register.saveArticle`
 */
export function checkFacts(article: Article, facts: readonly Fact[]): void {
  if (article.url !== null) checkAddress(article.url);
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
