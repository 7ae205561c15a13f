import { z } from "zod";
import { readData } from "../data.ts";
import type { Draft } from "./draft.ts";
import { fold } from "./fold.ts";
import { callsItselfArticle, type KindSigns, type KindVerdict } from "./kind-signs.ts";
import { makePhraseFinder, type PhraseFinder } from "./phrases.ts";

const lists = z.array(z.array(z.string().min(1))).transform((all) => all.flat());
const noticeSchema = z.strictObject({ kind: z.enum(["blocked", "empty"]), titles: lists, texts: lists });

interface Notice {
  readonly kind: "blocked" | "empty";
  readonly titles: ReadonlySet<string>;
  readonly find: PhraseFinder;
}

const notices = readData(new URL("notices.yaml", import.meta.url), z.array(noticeSchema)).map(
  ({ kind, titles, texts }): Notice => ({ kind, titles: new Set(titles.map(fold)), find: makePhraseFinder(texts) }),
);

/** Pages that came instead of an article are short, in characters. */
const longestNotice = 1_500;
/** With less text than this, in characters, what was taken out as furniture tells as well. */
const leastText = 120;
/** So many blocks of a page stand on its top. */
const blocksOnTop = 20;

/**
 * Whether the page came instead of an article: a challenge, a wall, an error. Reports name such things in their titles and text, and
 * articles stand on one page with them; so only a whole title tells, or the first words of the text.
 *
 * @param length of the text, in characters
 */
export function tellNotice(signs: KindSigns, length: number): KindVerdict | null {
  if (length > longestNotice) return null;
  const kept = signs.drafts.filter((draft) => draft.removed === null);
  const first = kept.findIndex((draft) => draft.isProse);
  const opening = (first === -1 ? kept : kept.slice(0, first + 1)).map((draft) => draft.folded);
  const isOwn = !callsItselfArticle(signs) && (signs.dayFrom ?? "address") === "address";
  const top = length < leastText && isOwn ? foldedTop(signs.drafts) : [];
  const titles = isOwn ? titlesOf(signs) : [];
  for (const { kind, titles: known, find } of notices) {
    const title = titles.find((each) => known.has(each));
    if (title !== undefined) return { kind, reason: `the page is titled "${title}"` };
    const phrase = [...opening, ...top].map(find).find((found) => found !== null);
    if (phrase !== undefined) return { kind, reason: `the page says "${phrase}"` };
  }
  return null;
}

function foldedTop(drafts: readonly Draft[]): string[] {
  const top = drafts.slice(0, blocksOnTop).filter((draft) => draft.text.length <= longestNotice);
  return top.map((draft) => draft.folded);
}

/** The title, its parts and the first heading, which says on an error what the title leaves to the site's name. */
function titlesOf({ title, drafts }: KindSigns): string[] {
  const heading = drafts.find((draft) => draft.role === "heading")?.text ?? "";
  const parts = title.split(/\s[-–—|]\s|\|/u);
  return [title, ...parts, heading].map(fold);
}
