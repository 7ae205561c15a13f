/** The labelled pairs of `fixtures/twins`: articles of made-up outlets, and what they are to each other. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { identityOf } from "../../src/crawl/canonical.ts";
import { compareTexts } from "../../src/twins/compare.ts";
import { fingerprintOf } from "../../src/twins/fingerprint.ts";
import { relate, relations, type Relation, type Sighting } from "../../src/twins/relate.ts";

const edit = z.union([
  z.strictObject({ replace: z.tuple([z.string(), z.string()]) }),
  z.strictObject({ first: z.string() }),
  z.strictObject({ last: z.string() }),
  z.strictObject({ drop: z.int().min(1) }),
]);
const article = z.strictObject({
  id: z.string(),
  outlet: z.string(),
  kind: z.enum(["press", "agency", "official", "aggregator"]),
  from: z.string().optional(),
  day: z.string(),
  title: z.string(),
  url: z.url(),
  /** Name of a text, which `edits` change in their order. */
  text: z.string(),
  edits: z.array(edit).default([]),
});
const file = z.strictObject({
  texts: z.record(z.string(), z.array(z.string())),
  articles: z.array(article),
  twins: z.array(z.tuple([z.string(), z.string(), z.enum(relations)])),
  /** Pairs that two people would call differently, which count neither way. */
  undecided: z.array(z.tuple([z.string(), z.string()])),
  /** Pairs that are hardest to keep apart, and why. Every pair that is not listed at all is two texts as well. */
  nearMisses: z.array(z.tuple([z.string(), z.string(), z.string()])),
});

export interface LabelledPair {
  readonly name: string;
  readonly one: Sighting;
  readonly other: Sighting;
  /** What they are; null for two texts. */
  readonly relation: Relation | null;
  readonly isNearMiss: boolean;
}

/** All pairs of the articles of one language. */
export function readPairs(language: string): LabelledPair[] {
  const path = new URL(`../../fixtures/twins/${language}.json`, import.meta.url);
  const { texts, articles, twins, undecided, nearMisses } = file.parse(JSON.parse(readFileSync(path, "utf8")));
  const sightings = articles.map((entry) => [entry.id, sightingOf(entry, texts)] as const);
  const known = new Map(twins.map(([one, other, relation]) => [nameOf(one, other), relation]));
  const open = new Set(undecided.map(([one, other]) => nameOf(one, other)));
  const near = new Set(nearMisses.map(([one, other]) => nameOf(one, other)));
  const pairs = sightings.flatMap(([id, one], at) =>
    sightings.slice(at + 1).map(([otherId, other]) => {
      const name = nameOf(id, otherId);
      return { name, one, other, relation: known.get(name) ?? null, isNearMiss: near.has(name) };
    }),
  );
  const names = new Set(pairs.map(({ name }) => name));
  for (const name of [...known.keys(), ...open, ...near]) {
    if (!names.has(name)) throw new Error(`${language}.json labels ${name}, which is no pair of its articles.`);
  }
  return pairs.filter(({ name }) => !open.has(name));
}

function nameOf(one: string, other: string): string {
  return [one, other].toSorted().join(" – ");
}

function sightingOf(entry: z.output<typeof article>, texts: { readonly [name: string]: readonly string[] }): Sighting {
  const { url, title, day, outlet, from, kind, edits } = entry;
  const paragraphs = texts[entry.text];
  if (paragraphs === undefined) throw new Error(`There is no text "${entry.text}".`);
  const text = edits.reduce(applyEdit, paragraphs).join("\n");
  return {
    url,
    title,
    publishedAt: day,
    outlet,
    originalOutlet: from ?? null,
    outletKind: kind,
    fingerprint: fingerprintOf(text),
  };
}

function applyEdit(paragraphs: readonly string[], change: z.output<typeof edit>): string[] {
  if ("first" in change) return [change.first, ...paragraphs];
  if ("last" in change) return [...paragraphs, change.last];
  if ("drop" in change) return paragraphs.slice(0, -change.drop);
  const [from, to] = change.replace;
  const text = paragraphs.join("\n");
  if (!text.includes(from)) throw new Error(`No text says "${from}".`);
  return text.replaceAll(from, to).split("\n");
}

/** Whether two addresses are those of one page. */
export function areOneAddress(one: Sighting, other: Sighting): boolean {
  return one.url !== null && other.url !== null && identityOf(one.url, null) === identityOf(other.url, null);
}

/** What is decided of a pair, with the figures behind it, for people. */
export function toldOf({ name, one, other, relation }: LabelledPair): string {
  const { resemblance, containment, proportion, figuresKept, figuresChanged } = compareTexts(
    one.fingerprint,
    other.fingerprint,
  );
  const shown = [resemblance, containment, proportion].map((value) => value.toFixed(2)).join(" ");
  return `${name}: ${relation} taken for ${relate(one, other, areOneAddress(one, other))} (${shown}, figures ${figuresKept} kept ${figuresChanged} changed)`;
}
