import { isByline } from "./byline.ts";
import { readSignature } from "./signature.ts";
import { keptOf, type Draft } from "./draft.ts";
import type { OwnPhrases } from "./noise.ts";
import { removeLinked, removeTeasers } from "./sift-links.ts";
import { removeNoise } from "./sift-noise.ts";
import { fold } from "./fold.ts";
import { makeTitleTest } from "./title.ts";

/** Repetitions shorter than this are words of the language rather than a block said twice. */
const shortestRepetition = 30;
/**
 * Takes everything out that is no text of the article, block by block: its words and its neighbours tell.
 *
 * @param drafts in reading order; those already removed stay removed
 * @param title of the article, "" where it has none
 * @param own phrases of the publisher
 * @param author as far as it is known before, null otherwise
 */
export function sift(drafts: readonly Draft[], title: string, own: OwnPhrases, author: string | null): void {
  removeTitle(drafts, title);
  removeNoise(drafts, own);
  removeBylines(drafts, [own.name, ...own.alsoNamed], author);
  removeCaptions(drafts);
  removeLinked(drafts);
  removeTeasers(drafts);
  removeRepeated(drafts);
  removeHangingHeadings(drafts);
}

/** The title itself, and what stands above it as far as it is no prose: rubrics, kickers, days. */
function removeTitle(drafts: readonly Draft[], title: string): void {
  if (title === "") return;
  const wanted = fold(title);
  const main = keptOf(drafts);
  const isWording = makeTitleTest(title);
  const isTitle = (draft: Draft): boolean => isWording(draft) && (draft.role === "heading" || draft.folded === wanted);
  const at = main.findIndex(isTitle);
  const firstProse = main.findIndex((draft) => draft.isProse);
  for (const [index, draft] of main.entries()) {
    if (isTitle(draft)) draft.remove("heading", "title", "it is the title");
    else if (index < at && (firstProse === -1 || at < firstProse)) draft.remove("menu", "title", "above the title");
  }
}

const longestDateline = 180;

/** A label of a byline or a day in a block of its own: "Publié le :". In characters. */
const longestLabel = 30;

/** Lines that hold the author or the day and nothing else, with their labels. */
function removeBylines(drafts: readonly Draft[], siteNames: readonly string[], author: string | null): void {
  const authors = new Set([author ?? "", ...(author ?? "").split(", ")].filter((name) => name !== "").map(fold));
  let label: Draft | null = null;
  for (const draft of keptOf(drafts)) {
    if (draft.text.length > longestDateline) {
      label = null;
      continue;
    }
    const found = authors.has(draft.folded) ? namesAuthor : bylineOf(draft, siteNames);
    if (found !== null) draft.remove(found.role, "byline", found.reason);
    if (found !== null && label !== null) label.remove(found.role, "byline", "it stands before one");
    label = found === null && draft.text.length <= longestLabel && draft.text.endsWith(":") ? draft : null;
  }
}

interface FoundByline {
  readonly role: "dateline" | "byline";
  readonly reason: string;
}

const namesAuthor: FoundByline = { role: "byline", reason: "the author and nothing else" };

function bylineOf({ role, text, days }: Draft, siteNames: readonly string[]): FoundByline | null {
  if (role === "list" || role === "table") return null;
  const covered = days.reduce((sum, day) => sum + day.end - day.start, 0);
  const isSentence = /[.!?؟:;]\s*$/u.test(text);
  if (days.length > 0 && !isSentence && text.length - covered <= 40) {
    return { role: "dateline", reason: "a day and nothing else" };
  }
  if (readSignature(text, siteNames) !== null) return { role: "byline", reason: "who signed it and nothing else" };
  return isByline(text) ? namesAuthor : null;
}

/** A shorter caption is no sentence, in characters. */
const shortestSentence = 40;

/** Captions that only name what the picture shows, or who took it. */
function removeCaptions(drafts: readonly Draft[]): void {
  for (const draft of keptOf(drafts)) {
    if (draft.role !== "caption" || draft.isProse) continue;
    const isSentence = draft.text.length >= shortestSentence && /[.!?؟]$/u.test(draft.text);
    if (!isSentence) draft.remove("caption", "caption", "too short to say something of its own");
  }
}

function removeRepeated(drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  let cut: { readonly draft: Draft; readonly beginning: string } | null = null;
  for (const draft of keptOf(drafts)) {
    if (draft.text.length < shortestRepetition) continue;
    const wording = withoutEdges(draft.text.toLowerCase());
    if (seen.has(wording)) draft.remove(draft.role, "repetition", "said before");
    if (cut !== null && wording.startsWith(cut.beginning))
      cut.draft.remove(cut.draft.role, "repetition", "said in full below");
    cut = /(?:…|\.\.\.)$/u.test(draft.text) ? { draft, beginning: wording } : null;
    seen.add(wording);
  }
}

/** Without the quotation marks and stops at its ends, which a pull quote changes. */
function withoutEdges(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && !isWord(text, from)) from += 1;
  while (to > from && !isWord(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}

/** Headings that head nothing any more: at the end, or over what was taken out. */
function removeHangingHeadings(drafts: readonly Draft[]): void {
  let next: Draft | null = null;
  let emptied = false;
  for (const draft of drafts.toReversed()) {
    if (draft.removed !== null) {
      emptied ||= draft.removed.step !== "repetition" && draft.removed.step !== "title";
      continue;
    }
    if (draft.role === "heading" && (next === null || (next.role === "heading" && emptied))) {
      draft.remove("related", "heading", "it heads nothing");
      continue;
    }
    next = draft;
    emptied = false;
  }
}
