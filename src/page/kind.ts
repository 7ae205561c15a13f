import { z } from "zod";
import type { ArticleKind } from "../model.ts";
import { readData } from "../data.ts";
import type { Source } from "../sources/load.ts";
import type { Draft } from "./draft.ts";
import { makePhraseFinder, type PhraseFinder } from "./phrases.ts";
import { fold } from "./fold.ts";

/** What there is to tell the kind of a page by. */
export interface KindSigns {
  readonly status: number;
  readonly title: string;
  readonly drafts: readonly Draft[];
  readonly source: Source | null;
  /** Path of the address, null where there is none. */
  readonly path: string | null;
  /** What marks it as an article for certain, for example its address; null for nothing. */
  readonly articleSign: string | null;
  /** `og:type` and the types of its JSON-LD, in small letters. */
  readonly types: ReadonlySet<string>;
  readonly isFree: boolean;
  readonly hasDay: boolean;
}

/** A kind with its reason, for people. */
export interface KindVerdict {
  readonly kind: ArticleKind;
  readonly reason: string;
}

const phraseList = z.array(z.string().min(1)).transform((phrases) => makePhraseFinder(phrases));
const data = readData(
  new URL("kinds.yaml", import.meta.url),
  z.strictObject({
    blocked: phraseList,
    partial: phraseList,
    gallery: phraseList,
    video: phraseList,
    placeInSite: phraseList,
    listingSegments: z.array(z.string().min(1)).transform((segments): ReadonlySet<string> => new Set(segments)),
  }),
);

/** Less text than this, in characters, is no article: a caption, a notice, an error. */
const leastText = 120;
/** Calls to subscribe are shorter, in characters. */
const longestCall = 400;
/** Pages that came instead of an article are short. */
const longestNotice = 1_500;

/** Tells what kind of page was read. The first reason that holds decides. */
export function tellKind(signs: KindSigns): KindVerdict {
  const kept = signs.drafts.filter((draft) => draft.removed === null);
  const length = kept.reduce((sum, draft) => sum + draft.text.length, 0);
  return (
    tellBlocked(signs, length) ??
    tellHome(signs) ??
    tellShort(signs, length) ??
    tellListing(signs, kept) ??
    tellPartial(signs) ??
    tellArticle(signs)
  );
}

function tellBlocked(signs: KindSigns, length: number): KindVerdict | null {
  if (signs.status >= 400) return { kind: "blocked", reason: `the server answered ${signs.status}` };
  if (length > longestNotice) return null;
  const phrase = data.blocked(fold(signs.title)) ?? findIn(signs.drafts.slice(0, 20), data.blocked);
  return phrase === null ? null : { kind: "blocked", reason: `the page says "${phrase}"` };
}

function tellHome(signs: KindSigns): KindVerdict | null {
  if (signs.path === null || !/^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:index\.\w{2,5})?$/iu.test(signs.path)) return null;
  return { kind: "home", reason: "the address is that of the site" };
}

function tellShort(signs: KindSigns, length: number): KindVerdict | null {
  if (length >= leastText) return null;
  if (isOfType(signs, "video")) return { kind: "video", reason: "a film with hardly any text" };
  if (isOfType(signs, "gallery")) return { kind: "gallery", reason: "pictures with hardly any text" };
  const links = signs.drafts.filter((draft) => draft.linked > 0.8 && draft.text.length > 25).length;
  if (links >= 10) return { kind: "listing", reason: `${links} links to other pages and hardly any text` };
  if (length === 0) return { kind: "empty", reason: "no text of an article on the page" };
  return signs.articleSign !== null || signs.hasDay
    ? { kind: "partial", reason: `only ${length} characters of text` }
    : { kind: "empty", reason: `only ${length} characters of text` };
}

function isOfType(signs: KindSigns, kind: "video" | "gallery"): boolean {
  if ([...signs.types].some((type) => type.includes(kind))) return true;
  return data[kind](fold(signs.title)) !== null;
}

/** So many linked headlines, with no more than so many paragraphs to each, are a list of stories. */
const fewestTeasers = 6;
const proseToEach = 2;

/** Teasers: many headlines that are links, and of the text no more than a sentence or two to each. */
function tellListing(signs: KindSigns, kept: readonly Draft[]): KindVerdict | null {
  if (signs.articleSign !== null || signs.types.has("newsarticle")) return null;
  if (
    signs.path !== null &&
    signs.path
      .toLowerCase()
      .split("/")
      .some((segment) => data.listingSegments.has(segment))
  ) {
    return { kind: "listing", reason: "the address is that of a list" };
  }
  const headlines = kept.filter((draft) => draft.linked > 0.8).length;
  const prose = kept.filter((draft) => draft.isProse).length;
  if (headlines >= fewestTeasers && proseToEach * headlines >= prose)
    return { kind: "listing", reason: `${headlines} linked headlines, ${prose} paragraphs` };
  return null;
}

function tellPartial(signs: KindSigns): KindVerdict | null {
  const short = signs.drafts.filter(
    (draft) => draft.text.length <= longestCall && (draft.removed === null || draft.role === "promotion"),
  );
  const phrase = findIn(short, data.partial);
  if (phrase !== null) return { kind: "partial", reason: `the page says "${phrase}"` };
  const last = signs.drafts.findLast((draft) => draft.removed === null)?.text ?? "";
  if (!signs.isFree && /(?:…|\.\.\.)\W{0,3}$/u.test(last)) {
    return { kind: "partial", reason: "the page says that it is not free, and its text breaks off" };
  }
  return null;
}

function tellArticle(signs: KindSigns): KindVerdict {
  if (signs.articleSign !== null) return { kind: "article", reason: signs.articleSign };
  if ([...signs.types].some((type) => /article|blogposting|report/u.test(type))) {
    return { kind: "article", reason: "the page describes itself as an article" };
  }
  if (signs.hasDay) return { kind: "article", reason: "it tells its day of publication" };
  if (signs.source?.outlet === "official") return { kind: "page", reason: "an undated page of an official site" };
  if (
    signs.drafts.some(
      (draft) => draft.role === "menu" && draft.removed?.step === "noise" && data.placeInSite(draft.folded) !== null,
    )
  ) {
    return { kind: "page", reason: "undated, and shows its place in the site" };
  }
  return signs.source === null && signs.path !== null
    ? { kind: "page", reason: "undated, of a site that is not described" }
    : { kind: "article", reason: "text of a news site" };
}

function findIn(drafts: readonly Draft[], find: PhraseFinder): string | null {
  for (const draft of drafts) {
    const phrase = draft.text.length > longestCall ? null : find(draft.folded);
    if (phrase !== null) return phrase;
  }
  return null;
}
