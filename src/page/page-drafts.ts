import type { CheerioAPI } from "cheerio/slim";
import type { Element } from "domhandler";
import type { Source } from "../sources/load.ts";
import type { PageDocument } from "./document.ts";
import { findMainElement, isInside, type MainElement } from "./main-element.ts";
import { makeJudge, measureProse, proseWeight, type ProseMap } from "./prose.ts";
import { segmentPage, type Segment } from "./segment.ts";
import type { Draft } from "./sift.ts";
import { makeTitleTest } from "./title.ts";

/** A block of a page with where it stood. */
export interface PageDraft extends Draft {
  readonly element: Element;
  /** Inside the element that holds the article. */
  readonly inMain: boolean;
}

/** How many blocks a standfirst may stand above the body. */
const standfirstReach = 12;
/** A source's own selector is believed from this much prose on, in characters. */
const leastProse = 100;

/**
 * All blocks of a page in reading order; those outside the article, and those that the markup speaks against, removed.
 *
 * @param title of the article, to find the standfirst between it and the body
 */
export function draftPage({ $, body }: PageDocument, source: Source | null, title: string): PageDraft[] {
  if (body === null) return [];
  const named = source?.selectors;
  // A publisher may put title, day and text into inline elements of one line.
  const apart = new Set(select($, [...(named?.title ?? []), ...(named?.date ?? []), ...(named?.body ?? [])]));
  const segments = segmentPage(body, apart);
  const everything = measureProse(segments, () => true);
  const removed = new Set(select($, named?.remove ?? []));
  const judge = makeJudge(everything, Math.max(1, everything.get(body) ?? 0), removed);
  const clean = measureProse(segments, (segment) => judge(segment.element) === null);
  const main = mainOfSource($, source, clean) ?? findMainElement(body, clean);
  const drafts = segments.map((segment) => draftOf(segment, main, judge));
  restoreStandfirst(drafts, title);
  return drafts;
}

function select($: CheerioAPI, selectors: readonly string[]): Element[] {
  return selectors.flatMap((selector) => $<Element, string>(selector).toArray());
}

function mainOfSource($: CheerioAPI, source: Source | null, prose: ProseMap): MainElement | null {
  for (const selector of source?.selectors.body ?? []) {
    const element = select($, [selector]).find((each) => (prose.get(each) ?? 0) >= leastProse);
    if (element !== undefined) return { element, foundBy: `the source's selector ${selector}` };
  }
  return null;
}

function draftOf(segment: Segment, main: MainElement, judge: ReturnType<typeof makeJudge>): PageDraft {
  const { role, text, linked, element } = segment;
  const inMain = isInside(element, main.element);
  const verdict = judge(element);
  const base = { text, linked, element, inMain };
  if (role === "ticker") return { ...base, role, removed: "headlines run together" };
  if (verdict !== null) return { ...base, role: verdict.role, removed: `markup: ${verdict.reason}` };
  if (inMain) return { ...base, role, removed: null };
  return { ...base, role: "menu", removed: `outside the article (${main.foundBy})` };
}

/** The standfirst often stands outside the element of the body, between it and the title. */
function restoreStandfirst(drafts: PageDraft[], title: string): void {
  const first = drafts.findIndex((draft) => draft.inMain && draft.removed === null);
  const isTitle = makeTitleTest(title);
  const heading = drafts.findLastIndex((draft, at) => at < first && isTitle(draft.text));
  if (heading === -1 || first - heading > standfirstReach) return;
  for (const draft of drafts.slice(heading + 1, first)) {
    const standsAlone = draft.removed?.startsWith("outside") === true;
    if (standsAlone && proseWeight({ ...draft, role: "paragraph" }) >= leastProse / 1.5) {
      draft.role = "paragraph";
      draft.removed = null;
    }
  }
}
