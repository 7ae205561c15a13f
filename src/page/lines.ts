import { Draft } from "./draft.ts";
import { matchNoise, type OwnPhrases } from "./noise.ts";
import { isTicker } from "./blocks.ts";
import { fold } from "./fold.ts";
import { tidy } from "./tidy.ts";

/** Lines of a text; more are no article, and the rest is left away. */
const mostLines = 20_000;
/** A title has at least so many characters; shorter lines above the text are menu words and rubrics. */
const shortestTitle = 20;
const longestTitle = 300;
/** More lines than this that could be the title are a list of headlines. */
const mostTitles = 4;

/** Longer lines are sentences even without a full stop. */
const longestHeadline = 160;

const bullet = /^[-–—•·▪■◦‣*✓➢►🔹]\s*(?=\S)/u;

/** The lines of a text as blocks; headlines run together in one line are taken out at once. */
export function draftLines(text: string): Draft[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/u, mostLines)
    .map(draftLine)
    .filter((draft) => draft.text !== "");
}

function draftLine(line: string): Draft {
  const text = tidy(line);
  if (!isTicker(line)) return new Draft(bullet.test(text) ? "list" : "paragraph", text);
  const draft = new Draft("ticker", text);
  draft.remove("ticker", "ticker", "headlines run together");
  return draft;
}

/**
 * The line that is the title: directly above the attribution where there is one, otherwise the first line long enough
 * to be one between the furniture on top and the first prose. Null where prose begins at once.
 */
export function findTitle(drafts: readonly Draft[], own: OwnPhrases): Draft | null {
  const attribution = drafts.findIndex((draft) => draft.removed?.step === "attribution");
  const above = attribution === -1 ? undefined : drafts[attribution - 1];
  if (above !== undefined && above.removed === null && isTitleLike(above)) return above;
  const body = drafts.findIndex((draft) => draft.removed === null && draft.isProse && isSentence(draft.text));
  const top = drafts.slice(0, body === -1 ? drafts.length : body);
  const furniture = top.findLastIndex((draft) => draft.removed !== null || isFurniture(draft, own));
  const candidates = top.slice(furniture + 1).filter(isTitleLike);
  const long = candidates.filter((draft) => draft.text.length >= shortestTitle);
  if (long.length > mostTitles) return long.at(-1) ?? null;
  const beforeFurniture = top.filter(
    (draft) => isTitleLike(draft) && draft.text.length >= shortestTitle && !isFurniture(draft, own),
  );
  return long[0] ?? candidates.at(-1) ?? beforeFurniture.at(-1) ?? null;
}

function isTitleLike(draft: Draft): boolean {
  return draft.removed === null && draft.role !== "list" && draft.text.length <= longestTitle;
}

function isFurniture(draft: Draft, own: OwnPhrases): boolean {
  return (
    matchNoise(draft, own) !== null ||
    (draft.text.length < 80 && draft.days.length > 0) ||
    /^[-\d.,]+\s?°?\s?[CF]?$/u.test(draft.text)
  );
}

/**
 * What only a text without markup needs: everything above the title is the site's, and so are the lines below the last
 * sentence that are neither sentences nor items of a list.
 */
export function siftLines(drafts: readonly Draft[], title: Draft | null, own: OwnPhrases): void {
  const at = title === null ? -1 : drafts.indexOf(title);
  for (const draft of drafts.slice(0, Math.max(0, at)))
    if (draft.removed === null) draft.remove("menu", "lines", "above the title");
  const headline = fold(title?.text ?? "");
  // Whole texts stand in one line now and then, and to fold one takes longer than all else.
  const isTitle = (draft: Draft): boolean => draft.text.length <= 2 * longestTitle && draft.folded === headline;
  const body = drafts.slice(at + 1).filter((draft) => draft.removed === null && !isTitle(draft));
  const last = body.findLastIndex((draft) => isSentence(draft.text) && matchNoise(draft, own) === null);
  for (const [index, draft] of body.entries()) {
    if (matchNoise(draft, own) !== null) continue;
    if (index > last && last !== -1 && draft.role !== "list")
      draft.remove("related", "lines", "below the last sentence");
    else if (draft.role === "paragraph" && isHeading(draft.text, body[index + 1])) draft.role = "heading";
  }
}

function isSentence(text: string): boolean {
  return text.length >= longestHeadline || /[.!?؟…:;»”")\]]\s*$/u.test(text);
}

/** A short line that does not end as a sentence does, with prose below it. */
function isHeading(text: string, next: Draft | undefined): boolean {
  return text.length <= 120 && !/[.;,:…]\s*$/u.test(text) && next !== undefined && next.isProse;
}
