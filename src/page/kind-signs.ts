import type { ArticleKind } from "../model.ts";
import type { Source } from "../sources/load.ts";
import type { Draft } from "./draft.ts";

/** What there is to tell the kind of a page by. */
export interface KindSigns {
  readonly status: number;
  readonly title: string;
  readonly drafts: readonly Draft[];
  readonly source: Source | null;
  /** The address; null where there is none. */
  readonly address: { readonly path: string; readonly query: URLSearchParams } | null;
  /** What marks it as an article for certain, for example its address; null for nothing. */
  readonly articleSign: string | null;
  /** `og:type` and the types of its JSON-LD, in small letters. */
  readonly types: ReadonlySet<string>;
  readonly isFree: boolean;
  /** Where its day of publication was found; null where it tells none. */
  readonly dayFrom: string | null;
  /** How many elements of the page are like the one that looks like its article. */
  readonly peers: number;
}

/** A kind with its reason, for people. */
export interface KindVerdict {
  readonly kind: ArticleKind;
  readonly reason: string;
}

/** Whether the page calls itself an article, in one of the words for it. */
export function callsItselfArticle({ types }: KindSigns): boolean {
  return [...types].some((type) => /article|blogposting|report/u.test(type));
}
