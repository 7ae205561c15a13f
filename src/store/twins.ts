/** Twins: which articles hold one text. See `src/twins` for how that is decided. */
import type { Article } from "../model.ts";
import type { Fingerprint } from "../twins/fingerprint.ts";
import type { SharedText } from "../twins/groups.ts";
import type { Relation, Sighting } from "../twins/relate.ts";

export type { SharedText, TextMember } from "../twins/groups.ts";

/** An article whose twins are to be looked for. */
export interface ArticleToLink extends Pick<
  Article,
  "url" | "title" | "text" | "publishedAt" | "outlet" | "originalOutlet"
> {
  readonly key: string;
  readonly textHash: string;
}

/** What is kept of an article's text. */
export interface FingerprintToSave {
  /** The article's. */
  readonly key: string;
  readonly outletKind: Sighting["outletKind"];
  readonly fingerprint: Fingerprint;
  /** See `keysOf`. */
  readonly keys: readonly string[];
}

/** An article that may be a twin. */
export interface KeptSighting {
  readonly key: string;
  readonly sighting: Sighting;
}

/** What was found of an article's twins. */
export interface LinksToSave {
  /** The article's. */
  readonly key: string;
  /** The text that was looked at. */
  readonly textHash: string;
  /** Keys of its twins, with what it is to each. */
  readonly links: ReadonlyMap<string, Relation>;
  /** Keys of articles that it is no longer linked to. */
  readonly parted: readonly string[];
}

export interface Twins {
  /** Articles whose twins nobody has looked for since they were written, in the order of keys behind `after`. */
  unlinkedArticles(after: string, limit: number): Promise<ArticleToLink[]>;

  /** Keeps fingerprints in place of what was kept of their articles before. An article that is gone by now is left alone. */
  saveFingerprints(fingerprints: readonly FingerprintToSave[]): Promise<void>;

  /** Articles that have a key in common with one, those with the most first, at most `limit`. */
  findAlike(key: string, limit: number): Promise<KeptSighting[]>;

  /** Keys of the articles that one is linked to, in their order. */
  linkedTo(key: string): Promise<string[]>;

  /**
   * Links articles to others, and parts them from some; other links stay. Their twins have then been looked for, unless their
   * texts are others by now.
   */
  saveLinks(found: readonly LinksToSave[]): Promise<void>;

  /** The texts that articles hold, with their articles in the order of their keys, by the keys that were asked for; one that is not kept is left out. */
  findTexts(keys: readonly string[]): Promise<ReadonlyMap<string, SharedText>>;
}
