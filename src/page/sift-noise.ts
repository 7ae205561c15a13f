import { matchCall } from "./calls.ts";
import { keptOf, type Draft } from "./draft.ts";
import { matchNoise, type NoiseMatch, type OwnPhrases } from "./noise.ts";

/** What readers write may be longer than what it is about; so much prose above it, in characters, is an article. */
const leastArticle = 600;
/** Longer blocks are no headlines, in characters. */
const longestHeadline = 160;

/** A label that announces other stories, with what followed it so far. */
interface OpenList {
  readonly match: NoiseMatch;
  /** It stands alone, without a story in its own block. */
  readonly labelOnly: boolean;
  taken: number;
}

/** Takes out page furniture by its words, and what stands under a label of it. */
export function removeNoise(drafts: readonly Draft[], own: OwnPhrases): void {
  const total = proseLength(keptOf(drafts));
  let before = 0;
  let group: unknown = null;
  let rest: NoiseMatch | null = null;
  let list: OpenList | null = null;
  for (const draft of keptOf(drafts)) {
    const match = matchNoise(draft, own) ?? matchCall(draft);
    if (rest !== null && match === null && goesOn(draft, rest, group)) rest = null;
    if (rest !== null) draft.remove(rest.role, "noise", `after "${rest.phrase}"`);
    else if (match !== null) {
      draft.remove(match.role, "noise", `"${match.phrase}"`);
      const labelOnly = draft.text.length <= match.phrase.length + 4;
      if (match.reach !== "block") list = { match, labelOnly, taken: 0 };
      if (match.reach === "rest" && (before > total / 2 || opensComments(match, before))) rest = match;
      if (match.reach === "end" && before > 0) rest = match;
    } else if (list !== null && isListed(draft, list)) {
      draft.remove(list.match.role, "noise", `listed under "${list.match.phrase}"`);
      list.taken += 1;
    } else {
      list = null;
      if (!draft.isProse) continue;
      before += draft.text.length;
      ({ group } = draft);
    }
  }
}

/** Other stories amid the text: it goes on with prose beside that above them. */
function goesOn(draft: Draft, rest: NoiseMatch, group: unknown): boolean {
  return rest.role === "related" && draft.isProse && group !== null && draft.group === group;
}

/** Comments may be longer than what they are about, and their label stands nowhere above it but for a counter. */
function opensComments(match: NoiseMatch, before: number): boolean {
  return match.role === "promotion" && before >= leastArticle;
}

function proseLength(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, draft) => sum + (draft.isProse ? draft.text.length : 0), 0);
}

/**
 * Whether a block is one of the stories under a label. Links are; without links, and only under a label that stands
 * alone, the next line is if it does not end as a sentence does, and so are more of them as long as none is a heading.
 */
function isListed(draft: Draft, list: OpenList): boolean {
  if (draft.linked > 0.7) return true;
  if (draft.text.length >= longestHeadline || /[.;:!…»"”)]\s*$/u.test(draft.text)) return false;
  return draft.linked > 0 || (list.labelOnly && (list.taken === 0 || draft.role === "paragraph"));
}
