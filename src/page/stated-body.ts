import { readableText } from "./document.ts";
import { Draft } from "./draft.ts";
import type { Metadata } from "./metadata.ts";

/** A shorter `articleBody` is a teaser, in characters. */
const leastStated = 300;
/** The markup's own prose must hold less than this share of it before it is preferred. */
const muchLess = 0.5;

/**
 * The text that a page states in its JSON-LD, for pages whose markup holds no article because a script writes it.
 * What the markup gave instead is taken out; an empty list means that the markup has the article.
 */
export function draftStatedBody({ article }: Metadata, drafts: readonly Draft[]): Draft[] {
  const stated = article?.["articleBody"];
  if (typeof stated !== "string" || stated.length < leastStated) return [];
  const kept = drafts.filter((draft) => draft.removed === null);
  const prose = kept.filter((draft) => draft.isProse).reduce((sum, draft) => sum + draft.text.length, 0);
  if (prose >= muchLess * stated.length) return [];
  for (const draft of kept) draft.remove("promotion", "stated text", "the page states a longer one in its JSON-LD");
  return stated
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/giu, "\n")
    .replaceAll(/<[^<>]*>/gu, "")
    .split(/\n+/u)
    .map(readableText)
    .filter((text) => text !== "")
    .map((text) => new Draft("paragraph", text));
}
