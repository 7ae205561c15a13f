/** The labelled facts of `fixtures/records`: articles of made-up outlets, run through the real rules, and which of their facts are one claim. */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { languages, type Article } from "../../src/model.ts";
import { statementsOf, type Statement } from "../../src/records/statement.ts";
import { articleKey } from "../../src/text/identity.ts";

const article = z.strictObject({
  id: z.string(),
  outlet: z.string(),
  kind: z.enum(["press", "agency", "official", "aggregator"]),
  language: z.enum(languages),
  day: z.string(),
  title: z.string(),
  text: z.string(),
  originalOutlet: z.string().optional(),
  /** The article whose text this one holds. */
  sharesTextOf: z.string().optional(),
});
const story = z.strictObject({
  id: z.string(),
  /** Kept out of sight while weights are set. */
  aside: z.boolean(),
  articles: z.array(article).min(1),
  /** For each claim the words that state it, by article. */
  claims: z.record(z.string(), z.record(z.string(), z.string())),
  /** Claims of one course. */
  undertakings: z.array(z.array(z.string()).min(2)),
});
const file = z.strictObject({ stories: z.array(story).min(1) });
type Story = z.output<typeof story>;

const folder = new URL("../../fixtures/records/", import.meta.url);

/** A fact with what people say it states. */
export interface LabelledFact {
  readonly statement: Statement;
  readonly file: string;
  /** Article and words, for people. */
  readonly name: string;
  /** Story and claim. */
  readonly claim: string;
  /** Story and undertaking: that of the claim itself where it has no course. */
  readonly undertaking: string;
  readonly aside: boolean;
}

export interface Labelled {
  readonly facts: readonly LabelledFact[];
  /** Labels for which the rules find no fact. */
  readonly missing: readonly string[];
}

let known: Labelled | null = null;

/** All labelled facts; the articles are read once. */
export function labelledFacts(): Labelled {
  known ??= readAll();
  return known;
}

function readAll(): Labelled {
  const engine = loadEngine();
  const facts: LabelledFact[] = [];
  const missing: string[] = [];
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith(".json"))
    .toSorted()) {
    const { stories } = file.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    for (const one of stories) readStory(one, name, engine, { facts, missing });
  }
  return { facts, missing };
}

function readStory(
  { id, aside, articles, claims, undertakings }: Story,
  name: string,
  engine: ReturnType<typeof loadEngine>,
  into: { readonly facts: LabelledFact[]; readonly missing: string[] },
): void {
  for (const each of articles) {
    const read = readableOf(each);
    const { facts } = extractFacts(read, engine);
    const key = articleKey(read);
    const shared = articles.find((other) => other.id === each.sharesTextOf) ?? each;
    const statements = statementsOf(
      {
        key,
        url: read.url,
        title: each.title,
        publishedAt: each.day,
        outlet: each.outlet,
        originalOutlet: each.originalOutlet ?? null,
        outletKind: each.kind,
        language: each.language,
        text: articleKey(readableOf(shared)),
      },
      each.text,
      facts,
    );
    for (const [claim, quotes] of Object.entries(claims)) {
      const quote = quotes[each.id];
      if (quote === undefined) continue;
      const statement = statements.find(({ fact }) =>
        fact.evidence.some((span) => span.quote.includes(quote) || quote.includes(span.quote)),
      );
      const course = undertakings.find((list) => list.includes(claim))?.join("+") ?? claim;
      if (statement === undefined) into.missing.push(`${name} ${each.id}: ${quote}`);
      else
        into.facts.push({
          statement,
          file: name,
          name: `${each.id} "${quote}"`,
          claim: `${id}: ${claim}`,
          undertaking: `${id}: ${course}`,
          aside,
        });
    }
  }
}

function readableOf({
  id,
  title,
  text,
  language,
  day,
}: Story["articles"][number]): Pick<Article, "url" | "title" | "text" | "language" | "publishedAt" | "kind"> {
  return { url: `https://press.example/${id}`, title, text, language, publishedAt: day, kind: "article" };
}

/** Two facts of different articles, and what they are to each other. */
export interface LabelledPair {
  readonly one: LabelledFact;
  readonly other: LabelledFact;
  readonly relation: "claim" | "undertaking" | "none";
}

/** All pairs of facts of one type within a file: whatever else its articles tell stands in the way of every claim. */
export function labelledPairs(aside: boolean): LabelledPair[] {
  const { facts } = labelledFacts();
  const chosen = facts.filter((fact) => fact.aside === aside);
  return chosen.flatMap((one, at) =>
    chosen.slice(at + 1).flatMap((other) => {
      if (one.file !== other.file || one.statement.article.key === other.statement.article.key) return [];
      if (one.statement.fact.type !== other.statement.fact.type) return [];
      const relation =
        one.claim === other.claim ? "claim" : one.undertaking === other.undertaking ? "undertaking" : "none";
      return [{ one, other, relation } as const];
    }),
  );
}
