import { isMainHeading, type PageDraft } from "./blocks.ts";
import { makeTitleTest } from "./title.ts";

/** A line of the page that may be a byline or a dateline. */
export interface PlacedLine {
  readonly draft: PageDraft;
  /** It stands by the title or ends the article: what it says is about this article and no other. */
  readonly beside: boolean;
  /** How many blocks it stands below the title, less than 0 above it; null where no block is the title. */
  readonly distance: number | null;
}

/** How many blocks under the title a dateline may stand: above the text, or between a standfirst and the rest of it. */
const reachBelow = 12;
/** And above it, inside the element of the article: higher up stands the masthead. */
const reachAbove = 3;

const isKeptProse = (draft: PageDraft): boolean => draft.removed === null && draft.isProse;

/** The lines of a page, without lists of other stories, with whether they stand beside the title or right below the text. */
export function linesAroundTitle(drafts: readonly PageDraft[], title: string): PlacedLine[] {
  const isTitle = makeTitleTest(title);
  const main = drafts.findIndex((draft) => isMainHeading(draft) && isTitle(draft));
  const heading = main === -1 ? drafts.findIndex((draft) => draft.role !== "menu" && isTitle(draft)) : main;
  const at = heading === -1 ? drafts.findIndex((draft) => isTitle(draft)) : heading;
  const first = drafts.findIndex((draft, index) => index > at && isKeptProse(draft));
  const second = first === -1 ? -1 : drafts.findIndex((draft, index) => index > first && isKeptProse(draft));
  const until = second === -1 ? at + reachBelow : Math.min(second, at + reachBelow);
  const lastProse = drafts.findLastIndex((draft) => draft.removed === null && draft.isProse);
  return drafts.flatMap((draft, index) => {
    if (draft.role === "related" || draft.role === "ticker") return [];
    const below = at !== -1 && index > at && index <= until;
    const above = at !== -1 && index < at && index >= at - reachAbove && draft.place.inMain;
    const aftermath = draft.place.inMain && draft.removed === null && index > lastProse;
    return [{ draft, beside: below || above || aftermath, distance: at === -1 ? null : index - at }];
  });
}
