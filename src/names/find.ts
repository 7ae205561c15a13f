/** Tokens → the institutions, regions, sectors and programmes they name. */
import { readData } from "../data.ts";
import type { Language } from "../model.ts";
import type { Token } from "../text/tokens.ts";
import { gazetteer } from "./gazetteer.ts";
import type { Named, NameKind } from "./gazetteer.ts";
import { formsFile } from "./schema.ts";
import { allInCapitals, NameTrie } from "./trie.ts";

export type { NameKind } from "./gazetteer.ts";

/** A name over tokens `first` to `last` (inclusive), as the gazetteer knows it. */
export interface NameMention {
  readonly kind: NameKind;
  /** The gazetteer's; for kind `region` that of a region or of a province. */
  readonly id: string;
  readonly first: number;
  readonly last: number;
  /** The first word without what Arabic glues to its front: of "للبنك الدولي" it is "البنك". */
  readonly head: string;
}

const tries = new Map<Language, NameTrie>();

function trieOf(language: Language): NameTrie {
  const known = tries.get(language);
  if (known !== undefined) return known;
  const forms = readData(new URL("forms.yaml", import.meta.url), formsFile);
  const trie = new NameTrie(language, gazetteer(), forms[language]);
  tries.set(language, trie);
  return trie;
}

/**
 * Who of several bearers of a name is meant: the one that existed in the year, the younger where more did.
 * Null where that does not tell.
 */
function bearerIn(bearers: readonly Named[], year: number | null): Named | null {
  const [only] = bearers;
  if (bearers.length === 1 || only === undefined) return only ?? null;
  if (year === null) return null;
  const living = bearers
    .filter(({ years }) => years !== null && (years.from ?? year) <= year && (years.to ?? year) >= year)
    .toSorted((a, b) => (b.years?.from ?? 0) - (a.years?.from ?? 0));
  return living[0] ?? null;
}

/**
 * The names of a sentence in reading order: the longest that begins at a token, none over another.
 * @param year of the article, which decides between bearers of one name; null leaves such names out
 */
export function findNames(tokens: readonly Token[], language: Language, year: number | null = null): NameMention[] {
  const trie = trieOf(language);
  const shouted = allInCapitals(tokens);
  const mentions: NameMention[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const hit = trie.longestAt(tokens, first, shouted);
    if (hit === null) continue;
    const named = bearerIn(hit.bearers, year);
    if (named !== null) mentions.push({ kind: named.kind, id: named.bearer.id, first, last: hit.last, head: hit.head });
    first = hit.last;
  }
  return mentions;
}
