/** Twins: which articles hold one text. See `src/twins` for how that is decided. */
import type { Article } from "../model.ts";
import type { Fingerprint } from "../twins/fingerprint.ts";
import type { Relation, Sighting } from "../twins/relate.ts";

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

/** What one article is to another. */
export interface LinkToSave {
  readonly other: string;
  readonly relation: Relation;
}

/** One of the articles that hold a text. */
export interface TextMember extends Omit<Sighting, "fingerprint"> {
  readonly key: string;
}

/** A text with all articles that hold it, in the order of their keys. */
export interface SharedText {
  /** The smallest key among its articles. */
  readonly text: string;
  readonly members: readonly TextMember[];
}

export interface Twins {
  /** Articles whose twins nobody has looked for since they were written, in the order of keys behind `after`. */
  unlinkedArticles(after: string, limit: number): Promise<ArticleToLink[]>;

  /** Keeps the fingerprint of an article in place of what was kept before. An article that is gone by now is left alone. */
  saveFingerprint(saved: FingerprintToSave): Promise<void>;

  /** Articles that have a key in common with this one, those with the most first, at most `limit`. */
  findAlike(key: string, limit: number): Promise<KeptSighting[]>;

  /** Keys of the articles that one is linked to, in their order. */
  linkedTo(key: string): Promise<string[]>;

  /**
   * Links an article to others, and parts it from some; other links stay. Its twins have then been looked for, unless its text
   * is another by now.
   * @param textHash the text that was looked at
   */
  saveLinks(key: string, textHash: string, links: readonly LinkToSave[], parted: readonly string[]): Promise<void>;

  /** The texts that articles hold, by the articles' keys; one that is not kept is left out. */
  findTexts(keys: readonly string[]): Promise<ReadonlyMap<string, SharedText>>;
}
