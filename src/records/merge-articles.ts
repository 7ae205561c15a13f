/** Articles with their facts → records, for those who have no register: which articles hold one text is found out on the way. */
import type { Article, Fact } from "../model.ts";
import { sourceAt, type Sources } from "../sources/load.ts";
import { articleKey } from "../text/identity.ts";
import { fingerprintOf, keysOf } from "../twins/fingerprint.ts";
import { groupTexts, type Link } from "../twins/groups.ts";
import { mostAlike } from "../twins/limits.ts";
import { relate, type Sighting } from "../twins/relate.ts";
import { mergeFacts } from "./merge.ts";
import type { ClaimRecord } from "./record.ts";
import { statementsOf } from "./statement.ts";

/** An article and what it states. */
export interface StatingArticle {
  readonly article: Article;
  readonly facts: readonly Fact[];
}

/**
 * The claims that articles make, each once whoever states it, in the order of their ids. The order of the articles makes no
 * difference; of two with one address the later one counts.
 *
 * All texts and facts are in memory at once: it is meant for some thousand articles. `sijill crawl` keeps registers of millions.
 *
 * @param sources tell agencies and aggregators from those who speak for themselves, see `ClaimRecord.independentOutlets`
 * @example
 * ```ts
 * import { extractFacts, loadEngine, loadSources, mergeArticles, readText } from "sijill";
 *
 * const sources = loadSources();
 * const engine = loadEngine();
 * const texts = ["Veltris va investir 1,2 milliard de dirhams à Kénitra.", "À Kénitra, Veltris investira 1.200 MDH."];
 * const articles = texts.map((text) => ({ ...readText(text, sources), publishedAt: "2024-05-14" }));
 * const stating = articles.map((article) => ({ article, facts: extractFacts(article, engine).facts }));
 * console.log(mergeArticles(stating, sources).length, "claims");
 * ```
 */
export function mergeArticles(stating: readonly StatingArticle[], sources: Sources): readonly ClaimRecord[] {
  const byKey = new Map(stating.map((each) => [articleKey(each.article), each]));
  const sightings = new Map([...byKey].map(([key, { article }]) => [key, sightingOf(article, sources)]));
  const texts = groupTexts([...byKey.keys()], linksBetween(sightings));
  const statements = [...byKey].flatMap(([key, { article, facts }]) => {
    const sighting = sightings.get(key);
    if (sighting === undefined) return [];
    const { fingerprint: _, ...member } = sighting;
    const stated = { ...member, key, language: article.language, text: texts.get(key) ?? key };
    return statementsOf(stated, article.text, facts);
  });
  return mergeFacts(statements).records;
}

function sightingOf(article: Article, sources: Sources): Sighting {
  const { url, title, text, publishedAt, outlet, originalOutlet } = article;
  const outletKind = (url === null ? null : sourceAt(sources, url)?.outlet) ?? null;
  return { url, title, publishedAt, outlet, originalOutlet, outletKind, fingerprint: fingerprintOf(text) };
}

/** Only articles that share a key of their fingerprints are compared. */
function linksBetween(sightings: ReadonlyMap<string, Sighting>): Link[] {
  const withKey = new Map<string, string[]>();
  const links: Link[] = [];
  for (const [one, sighting] of sightings) {
    const keys = keysOf(sighting.fingerprint, sighting.title);
    const alike = new Set(keys.flatMap((key) => (withKey.get(key) ?? []).slice(-mostAlike)));
    for (const other of [...alike].slice(-mostAlike)) {
      const known = sightings.get(other);
      if (known !== undefined && relate(sighting, known, false) !== null) links.push({ one, other });
    }
    for (const key of keys) {
      const sharing = withKey.get(key);
      if (sharing === undefined) withKey.set(key, [one]);
      else sharing.push(one);
    }
  }
  return links;
}
