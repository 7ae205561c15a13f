/** A saved page as a fixture: what reading it gives and what is found in it, in the form of `fixtures/pages`. */
import type { Article, Evidence, Fact } from "../model.ts";

/** What stands in the JSON beside a page. `fixtures/pages/README.md` tells what its fields mean. */
export interface Fixture {
  readonly url: string;
  readonly article: object;
  readonly text: readonly string[];
  readonly absent: readonly string[];
  readonly facts: readonly object[];
  readonly indicators: readonly object[];
  readonly note: string;
}

/** Proposed strings that must not reach the text; more would be no help to whoever checks them. */
const mostAbsent = 12;
const longestAbsent = 60;

/** The draft of a fixture: what the program reads, for a person to correct. */
export function draftFixture(address: string, article: Article, found: readonly Fact[]): Fixture {
  const { title, publishedAt, modifiedAt, outlet, originalOutlet, author, section, kind, language } = article;
  const facts = found.filter((fact) => fact.type !== "indicator");
  return {
    url: address,
    article: {
      title,
      publishedAt,
      ...(modifiedAt === null ? {} : { modifiedAt }),
      outlet,
      originalOutlet,
      author,
      section,
      kind,
      language,
    },
    text: article.text === "" ? [] : article.text.split("\n"),
    absent: proposeAbsent(article),
    facts: facts.map((fact) => factInShort(fact, facts)),
    indicators: found.flatMap(({ metric, evidence: [first] }) =>
      metric === null || first === undefined ? [] : [{ quote: first.quote, metric }],
    ),
    note: "",
  };
}

/** Figures around an article are what would do most harm in it. */
function proposeAbsent({ blocks, text, title }: Article): string[] {
  const inText = `${title}\n${text}`;
  const removed = blocks
    .filter((block) => block.removed !== null && /\d/u.test(block.text) && block.text.length >= 15)
    .map((block) => block.text.slice(0, longestAbsent).trim())
    .filter((words) => !inText.includes(words));
  return [...new Set(removed)].slice(0, mostAbsent);
}

function factInShort(fact: Fact, all: readonly Fact[]): object {
  const { type, kind, status, value, max, unit, per, qualifier, alternatives, date, horizon } = fact;
  const [quote, ...alsoQuotes] = fact.evidence.map((each: Evidence) => each.quote);
  const whole = all.findIndex(({ id }) => id === fact.partOf);
  return {
    type,
    kind,
    status,
    value,
    ...(max === null ? {} : { max }),
    unit,
    ...(per === null ? {} : { per }),
    qualifier,
    ...(alternatives.length === 0 ? {} : { alternatives }),
    date: date === null ? null : withoutEnd(date),
    horizon,
    parties: fact.parties.map(({ name }) => name),
    quote,
    alsoQuotes,
    partOf: whole === -1 ? null : whole,
  };
}

function withoutEnd({ end, ...date }: NonNullable<Fact["date"]>): object {
  return end === null ? date : { ...date, end };
}

/** Words of an address that tell its page, for a name of two files: the publisher, and up to four of the last part. */
export function nameOfFixture(address: string, publisher: string): string {
  const last = new URL(address).pathname.split("/").findLast((part) => part !== "") ?? "";
  const words = last
    .replace(/\.\w{1,5}$/u, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => /[a-z]{3}/u.test(word));
  return [publisher.replaceAll(/[^a-z0-9]+/gu, ""), ...(words.length === 0 ? ["page"] : words.slice(0, 4))].join("-");
}
