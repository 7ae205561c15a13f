/** A statement made ready for comparing; worked out once for each. */
import { gazetteer } from "../names/gazetteer.ts";
import { foldForSearch } from "../text/fold.ts";
import { stem } from "../text/words.ts";
import { consonantsOf } from "./spelling.ts";
import type { Statement } from "./statement.ts";
import { readingsOf, type Reading } from "./values.ts";
import { isUnmarked, nameWords, partyWords } from "./words.ts";
import { whenOf, type When } from "./when.ts";

/** Where a name stands: the closer, the surer it belongs to the fact. */
export type Place = "party" | "near" | "story";

/** A word of a name that no gazetteer knows. */
export interface Spelled {
  readonly word: string;
  readonly place: Place;
  /** Written as a name, by a capital or as a party, and not only possibly one. */
  readonly sure: boolean;
  /** Of a script without capitals. */
  readonly unmarked: boolean;
  readonly consonants: string;
}

export interface Profile {
  readonly readings: readonly Reading[];
  readonly when: When;
  /** Gazetteer kind and id, with where the name stands. */
  readonly known: ReadonlyMap<string, Place>;
  /** The ids of what is named as party or in the sentence. */
  readonly near: {
    readonly region: readonly string[];
    readonly sector: readonly string[];
    readonly programme: readonly string[];
  };
  /** The same by the whole regions that they are of, and with the branches that the sectors are of. */
  readonly wide: {
    readonly region: ReadonlySet<string>;
    readonly sector: ReadonlySet<string>;
    readonly programme: ReadonlySet<string>;
  };
  readonly spelled: readonly Spelled[];
  /** Folded words of the companies that are party to it and in no gazetteer. */
  readonly companies: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

const profiles = new WeakMap<Statement, Profile>();

/** The profile of a statement. */
export function profileOf(statement: Statement): Profile {
  const known = profiles.get(statement);
  if (known !== undefined) return known;
  const profile = makeProfile(statement);
  profiles.set(statement, profile);
  return profile;
}

function makeProfile({ fact, article, sign }: Statement): Profile {
  const known = new Map<string, Place>(sign.known.map(({ name, near }) => [name, near ? "near" : "story"]));
  for (const { id } of fact.parties) if (id !== null) known.set(`institution:${id}`, "party");
  for (const id of fact.programmes) known.set(`programme:${id}`, known.get(`programme:${id}`) ?? "near");
  // Places and branches are those of the fact where it has any: a headquarters is named beside the plant.
  keepOwn(known, "region", fact.regions);
  keepOwn(known, "sector", fact.sectors);
  const near = {
    region: nearIds(known, "region"),
    sector: nearIds(known, "sector"),
    programme: nearIds(known, "programme"),
  };
  const { regionOf, sectors } = gazetteer();
  return {
    readings: readingsOf(fact, article.publishedAt),
    when: whenOf(fact, article.publishedAt),
    known,
    near,
    wide: {
      region: new Set(near.region.map((id) => regionOf.get(id) ?? id)),
      sector: new Set(near.sector.flatMap((id) => [id, sectors.get(id)?.group ?? id])),
      programme: new Set(near.programme),
    },
    spelled: spelledOf({ fact, sign }),
    companies: [...new Set(companyWords(fact))],
    words: new Set([...sign.words, ...subjectWords({ fact, article })]),
    figures: new Set(sign.figures),
  };
}

function keepOwn(known: Map<string, Place>, kind: string, ids: readonly string[]): void {
  if (ids.length > 0) for (const name of known.keys()) if (name.startsWith(`${kind}:`)) known.delete(name);
  for (const id of ids) known.set(`${kind}:${id}`, "near");
}

function nearIds(known: ReadonlyMap<string, Place>, kind: string): string[] {
  return [...known].flatMap(([name, place]) =>
    place !== "story" && name.startsWith(`${kind}:`) ? [name.slice(kind.length + 1)] : [],
  );
}

function spelledOf({ fact, sign }: Pick<Statement, "fact" | "sign">): Spelled[] {
  const parties = new Set(partyWords(fact));
  const places = new Map<string, Place>(sign.unknown.map(({ name, near }) => [name, near ? "near" : "story"]));
  for (const word of parties) places.set(word, "party");
  return [...places].map(([word, place]) => {
    const unmarked = isUnmarked(word);
    return { word, place, sure: !unmarked || place === "party", unmarked, consonants: consonantsOf(word) };
  });
}

/** Somebody who invests, hires or signs without being known: mostly a company. */
function companyWords({ parties }: Statement["fact"]): string[] {
  return parties.filter(({ id }) => id === null).flatMap(({ name }) => nameWords(name));
}

function subjectWords({ fact, article }: Pick<Statement, "fact" | "article">): string[] {
  const { language } = article;
  if (fact.subject === null || language === null) return [];
  return nameWords(fact.subject.text).map((word) => stem(foldForSearch(word), language));
}
