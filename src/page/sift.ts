import type { BlockRole } from "../model.ts";
import { isByline } from "./byline.ts";
import type { Draft } from "./draft.ts";
import { matchNoise, type NoiseMatch } from "./noise.ts";
import { fold } from "./tidy.ts";
import { makeTitleTest } from "./title.ts";

/** From this length on, in characters, a block without much linking is a sentence or more. */
const shortestProse = 80;
/** Repetitions shorter than this are words of the language rather than a block said twice. */
const shortestRepetition = 30;
const longestHeadline = 160;
/** So much prose, in characters, is an article. */
const leastArticle = 600;

export function isProse(draft: Draft): boolean {
  return draft.text.length >= shortestProse && draft.linked <= 0.5 && draft.role !== "heading";
}

/** Takes a block out, with the role it was found to have and the step and words that found it. */
export function remove(draft: Draft, role: BlockRole, reason: string): void {
  draft.role = role;
  draft.removed = reason;
}

function kept(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => draft.removed === null);
}

/**
 * Takes everything out that is no text of the article, block by block: its words and its neighbours tell.
 *
 * @param drafts in reading order; those already removed stay removed
 * @param title of the article, "" where it has none
 * @param ownNoise the publisher's own phrases
 */
export function sift(drafts: readonly Draft[], title: string, ownNoise: readonly string[]): void {
  removeTitle(drafts, title);
  removeNoise(drafts, ownNoise);
  removeBylines(drafts);
  removeLinked(drafts);
  removeRepeated(drafts);
  removeHangingHeadings(drafts);
}

/** The title itself, and what stands above it as far as it is no prose: rubrics, kickers, days. */
function removeTitle(drafts: readonly Draft[], title: string): void {
  if (title === "") return;
  const wanted = fold(title);
  const main = kept(drafts);
  const isWording = makeTitleTest(title);
  const isTitle = (draft: Draft): boolean => isWording(draft) && (draft.role === "heading" || draft.folded === wanted);
  const at = main.findIndex(isTitle);
  const firstProse = main.findIndex(isProse);
  for (const [index, draft] of main.entries()) {
    if (isTitle(draft)) remove(draft, "heading", "title");
    else if (index < at && (firstProse === -1 || at < firstProse)) remove(draft, "menu", "before the title");
  }
}

function removeNoise(drafts: readonly Draft[], own: readonly string[]): void {
  const total = proseLength(kept(drafts));
  let before = 0;
  let rest: NoiseMatch | null = null;
  let list: { match: NoiseMatch; labelOnly: boolean; taken: number } | null = null;
  for (const draft of kept(drafts)) {
    if (rest !== null) {
      remove(draft, rest.role, `noise: after "${rest.phrase}"`);
      continue;
    }
    const match = matchNoise(draft, own);
    if (match !== null) {
      remove(draft, match.role, `noise: "${match.phrase}"`);
      const labelOnly = draft.text.length <= match.phrase.length + 4;
      if (match.reach !== "block") list = { match, labelOnly, taken: 0 };
      if (match.reach === "rest" && (before > total / 2 || opensComments(match, before))) rest = match;
    } else if (list !== null && isListed(draft, list)) {
      remove(draft, list.match.role, `noise: listed under "${list.match.phrase}"`);
      list.taken += 1;
    } else {
      list = null;
      before += isProse(draft) ? draft.text.length : 0;
    }
  }
}

/** Comments may be longer than what they are about, and their label stands nowhere above it but for a counter. */
function opensComments(match: NoiseMatch, before: number): boolean {
  return match.role === "promotion" && before >= leastArticle;
}

function proseLength(drafts: readonly Draft[]): number {
  return drafts.filter(isProse).reduce((sum, draft) => sum + draft.text.length, 0);
}

/**
 * Whether a block is one of the stories under a label. Links are; without links, and only under a label that stands
 * alone, the next line is if it does not end as a sentence does, and so are more of them as long as none is a heading.
 */
function isListed(draft: Draft, list: { labelOnly: boolean; taken: number }): boolean {
  if (draft.linked > 0.7) return true;
  if (draft.text.length >= longestHeadline || /[.;:!…»"”)]\s*$/u.test(draft.text)) return false;
  return draft.linked > 0 || (list.labelOnly && (list.taken === 0 || draft.role === "paragraph"));
}

const longestDateline = 180;

/** Lines that hold the author or the day and nothing else. */
function removeBylines(drafts: readonly Draft[]): void {
  for (const draft of kept(drafts)) {
    if (draft.role === "list" || draft.role === "table" || draft.text.length > longestDateline) continue;
    const { days } = draft;
    const covered = days.reduce((sum, day) => sum + day.end - day.start, 0);
    const isSentence = /[.!?؟:;]\s*$/u.test(draft.text);
    if (days.length > 0 && !isSentence && draft.text.length - covered <= 40) remove(draft, "dateline", "dateline");
    else if (isByline(draft.text)) remove(draft, "byline", "byline");
  }
}

/** Blocks and lists that are nothing but links lead to other pages. */
function removeLinked(drafts: readonly Draft[]): void {
  const main = kept(drafts);
  for (let at = 0; at < main.length; at += 1) {
    const draft = main[at];
    if (draft === undefined) break;
    let end = at + 1;
    if (draft.role === "list") while (main[end]?.role === "list") end += 1;
    const run = main.slice(at, end);
    const length = run.reduce((sum, each) => sum + each.text.length, 0);
    const linked = run.reduce((sum, each) => sum + each.text.length * each.linked, 0) / length;
    const next = main[end];
    const headsProse = draft.role === "heading" && next !== undefined && isProse(next);
    const limit = run.length > 1 ? 0.65 : 0.85;
    if (linked > limit && !headsProse) for (const each of run) remove(each, "related", "links only");
    at = end - 1;
  }
}

function removeRepeated(drafts: readonly Draft[]): void {
  const seen = new Set<string>();
  let cut: { readonly draft: Draft; readonly beginning: string } | null = null;
  for (const draft of kept(drafts)) {
    if (draft.text.length < shortestRepetition) continue;
    const wording = withoutEdges(draft.text.toLowerCase());
    if (seen.has(wording)) draft.removed = "said before";
    if (cut !== null && wording.startsWith(cut.beginning)) cut.draft.removed = "said in full below";
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
      emptied ||= !draft.removed.startsWith("said ") && draft.removed !== "title";
      continue;
    }
    if (draft.role === "heading" && (next === null || (next.role === "heading" && emptied))) {
      remove(draft, "related", "heading of nothing");
      continue;
    }
    next = draft;
    emptied = false;
  }
}
