/** What stands in an article, to be shown in colours. Pure: the same article, facts and rules give the same marks. */
import { referenceOf } from "../../dates/calendar.ts";
import type { Engine } from "../../facts/engine.ts";
import { extractFacts } from "../../facts/extract.ts";
import { evidenceOf, passagesOf, readSentences } from "../../facts/sentence.ts";
import type { Account, Article, Fact, FactType, Span } from "../../model.ts";
import type { MarkAnswer } from "../api/articles.ts";

/** Dates are looked for in so many sentences; quantities are bounded where they are read. */
const mostSentences = 2_000;

/**
 * Marks in order, without overlap in a field: what the register holds of the article comes first, then what its quantities have become
 * of by today's rules, then dates.
 */
export function marksOf(article: Article, facts: readonly Fact[], engine: Engine): MarkAnswer[] {
  const { accounts } = extractFacts(article, engine);
  const held = new Set(facts.map(({ id }) => id));
  const reasons = new Map(engine.rules.map(({ id, reason }) => [id, reason]));
  const marks = [
    ...facts.flatMap((fact) => marksOfFact(fact, accounts, reasons)),
    ...accounts.map((account) => markOfAccount(account, held)),
    ...marksOfDates(article),
  ];
  return withoutOverlap(marks, article);
}

function marksOfFact(fact: Fact, accounts: readonly Account[], reasons: ReadonlyMap<string, string>): MarkAnswer[] {
  const { id, rule, type } = fact;
  const family = accounts.find((account) => account.fact === id)?.mention.family ?? families[type];
  // An indicator is held, and is none of what the register is about.
  const is = type === "indicator" ? "refused" : "fact";
  const reason = reasons.get(rule) ?? null;
  return fact.evidence.map(({ field, start, end }) => ({ field, start, end, is, family, reason, rule, fact: id }));
}

const families: { readonly [type in FactType]: MarkAnswer["family"] } = {
  convention: "agreement",
  jobs: "jobs",
  funds: "money",
  indicator: "count",
};

function markOfAccount({ mention, outcome, reason, rule, fact }: Account, held: ReadonlySet<string>): MarkAnswer {
  const { field, start, end, family } = mention;
  return { field, start, end, is: outcome, family, reason, rule, fact: fact !== null && held.has(fact) ? fact : null };
}

function marksOfDates(article: Article): MarkAnswer[] {
  const { language, publishedAt } = article;
  if (language === null) return [];
  const reference = referenceOf(publishedAt);
  const marks: MarkAnswer[] = [];
  let sentences = 0;
  for (const passage of passagesOf(article, language)) {
    for (const sentence of readSentences(passage, language, reference, sentences)) {
      sentences += 1;
      if (sentences > mostSentences) return marks;
      for (const { first, last, date, horizon } of sentence.dates) {
        const { field, start, end } = evidenceOf(sentence, first, last);
        const reason = horizon ?? date?.value ?? null;
        marks.push({ field, start, end, is: "date", family: "date", reason, rule: null, fact: null });
      }
    }
  }
  return marks;
}

/** Of marks that share a character the first stays. */
function withoutOverlap(marks: readonly MarkAnswer[], article: Pick<Article, "title" | "text">): MarkAnswer[] {
  const taken = { title: new Uint8Array(article.title.length), text: new Uint8Array(article.text.length) };
  const free = ({ field, start, end }: Span) => {
    if (end > taken[field].length || taken[field].subarray(start, end).includes(1)) return false;
    taken[field].fill(1, start, end);
    return true;
  };
  const place = ({ field, start }: Span) => (field === "title" ? start - article.title.length : start);
  return marks.filter(free).toSorted((one, other) => place(one) - place(other));
}
