import { z } from "zod";
import { readData } from "../data.ts";
import { fold } from "./fold.ts";
import { callsItselfArticle, type KindSigns, type KindVerdict } from "./kind-signs.ts";
import { isHeadline, isSearch, tellListing } from "./listing.ts";
import { tellNotice } from "./notice.ts";
import { makePhraseFinder } from "./phrases.ts";
import { tellPartial } from "./walls.ts";

const phraseList = z.array(z.string().min(1)).transform((phrases) => makePhraseFinder(phrases));
const data = readData(
  new URL("kinds.yaml", import.meta.url),
  z.strictObject({
    gallery: phraseList,
    video: phraseList,
    placeInSite: phraseList,
    homeNames: z.array(z.string().min(1)).transform((names): ReadonlySet<string> => new Set(names)),
  }),
);

/** Less text than this, in characters, is no article: a caption, a notice, an error. */
const leastText = 120;
/** So many linked headlines beside hardly any text are a list of stories. */
const fewestLinks = 10;

/** Tells what kind of page was read. The first reason that holds decides. */
export function tellKind(signs: KindSigns): KindVerdict {
  const length = signs.drafts.reduce((sum, { text, removed }) => sum + (removed === null ? text.length : 0), 0);
  return (
    tellStatus(signs) ??
    tellNotice(signs, length) ??
    tellHome(signs) ??
    tellShort(signs, length) ??
    tellListing(signs) ??
    tellPartial(signs, length) ??
    tellArticle(signs)
  );
}

function tellStatus({ status }: KindSigns): KindVerdict | null {
  return status < 400 ? null : { kind: "blocked", reason: `the server answered ${status}` };
}

/** The address of the site, of one of its languages, or of its first page; a number behind it is that of a page. */
function tellHome({ address }: KindSigns): KindVerdict | null {
  if (address === null || isSearch(address) || [...address.query.values()].some((value) => /\d/u.test(value)))
    return null;
  const segments = address.path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");
  const [first = "", ...others] = /^[a-z]{2}(?:-[a-z]{2})?$/u.test(segments[0] ?? "") ? segments.slice(1) : segments;
  const isHome = first === "" || data.homeNames.has(first.replace(/\.\w{2,5}$/u, ""));
  return isHome && others.length === 0 ? { kind: "home", reason: "the address is that of the site" } : null;
}

function tellShort(signs: KindSigns, length: number): KindVerdict | null {
  if (length >= leastText) return null;
  if (isOfType(signs, "video")) return { kind: "video", reason: "a film with hardly any text" };
  if (isOfType(signs, "gallery")) return { kind: "gallery", reason: "pictures with hardly any text" };
  const links = signs.drafts.filter(isHeadline).length;
  if (links >= fewestLinks) return { kind: "listing", reason: `${links} links to other pages and hardly any text` };
  if (length === 0) return { kind: "empty", reason: "no text of an article on the page" };
  return signs.articleSign !== null || signs.dayFrom !== null
    ? { kind: "partial", reason: `only ${length} characters of text` }
    : { kind: "empty", reason: `only ${length} characters of text` };
}

function isOfType(signs: KindSigns, kind: "video" | "gallery"): boolean {
  if ([...signs.types].some((type) => type.includes(kind))) return true;
  return data[kind](fold(signs.title)) !== null;
}

function tellArticle(signs: KindSigns): KindVerdict {
  if (signs.articleSign !== null) return { kind: "article", reason: signs.articleSign };
  if (callsItselfArticle(signs)) return { kind: "article", reason: "the page describes itself as an article" };
  if (signs.dayFrom !== null) return { kind: "article", reason: "it tells its day of publication" };
  if (signs.source?.outlet === "official") return { kind: "page", reason: "an undated page of an official site" };
  if (
    signs.drafts.some(
      (draft) => draft.role === "menu" && draft.removed?.step === "noise" && data.placeInSite(draft.folded) !== null,
    )
  ) {
    return { kind: "page", reason: "undated, and shows its place in the site" };
  }
  return signs.source === null && signs.address !== null
    ? { kind: "page", reason: "undated, of a site that is not described" }
    : { kind: "article", reason: "text of a news site" };
}
