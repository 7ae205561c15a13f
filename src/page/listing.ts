import { z } from "zod";
import { readData } from "../data.ts";
import type { Draft } from "./draft.ts";
import { fold } from "./fold.ts";
import { callsItselfArticle, type KindSigns, type KindVerdict } from "./kind-signs.ts";

const names = z.array(z.string().min(1));
const nameSet = names.transform((list): ReadonlySet<string> => new Set(list));
const data = readData(
  new URL("listings.yaml", import.meta.url),
  z.strictObject({
    segments: z.array(names).transform((lists): ReadonlySet<string> => new Set(lists.flat().map(fold))),
    searchParameters: nameSet,
    types: nameSet,
  }),
);

/** A link of fewer characters is no headline. */
const shortestHeadline = 25;
/** So many linked headlines, with no more than so many paragraphs to each, are a list of stories. */
const fewestTeasers = 6;
/** The same on a page that neither tells a day nor calls itself an article. */
const fewestUndated = 4;
const proseToEach = 2;
/** So many elements beside the one that looks like the article, each with half as much prose, are the same list. */
const fewestPeers = 4;
/** The last segment of an address with so many words is a title. */
const wordsOfTitle = 5;

/** Where a page tells a day that is that of the whole page, and of no story on it. */
const ownDay = /^(?:json-ld|meta|attribution|source selector)/u;

export function isHeadline(draft: Draft): boolean {
  return draft.linked > 0.8 && draft.text.length >= shortestHeadline;
}

/** Whether the page is a list of stories: by its address, its own word, or its many headlines with a sentence or two to each. */
export function tellListing(signs: KindSigns): KindVerdict | null {
  if (signs.articleSign !== null) return null;
  if ([...signs.types].some((type) => data.types.has(type)))
    return { kind: "listing", reason: "the page describes itself as a list" };
  if (signs.types.has("newsarticle")) return null;
  if (isAddressOfList(signs)) return { kind: "listing", reason: "the address is that of a list" };
  if (signs.peers >= fewestPeers && !ownDay.test(signs.dayFrom ?? ""))
    return { kind: "listing", reason: `${signs.peers} stories of one kind` };
  const kept = signs.drafts.filter((draft) => draft.removed === null);
  const headlines = kept.filter(isHeadline).length;
  const prose = kept.filter((draft) => draft.isProse).length;
  const fewest = signs.dayFrom !== null || callsItselfArticle(signs) ? fewestTeasers : fewestUndated;
  if (headlines >= fewest && proseToEach * headlines >= prose)
    return { kind: "listing", reason: `${headlines} linked headlines, ${prose} paragraphs` };
  return null;
}

/** Whether an address asks a site for what it has on some words. */
export function isSearch({ query }: { readonly query: URLSearchParams }): boolean {
  return [...query.keys()].some((name) => data.searchParameters.has(name.toLowerCase()));
}

/** An article may stand below its category: its address ends in a title, and it tells a day. */
function isAddressOfList({ address, dayFrom }: KindSigns): boolean {
  if (address === null) return false;
  if (isSearch(address)) return true;
  const segments = address.path
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");
  const isTitle = (segments.at(-1)?.split("-").length ?? 0) >= wordsOfTitle;
  return !(isTitle && dayFrom !== null) && segments.some((segment) => data.segments.has(fold(segment)));
}
