import { isMainHeading, type PageDraft } from "./blocks.ts";
import { findMainPlace, type MainPlace } from "./main-place.ts";
import type { Place } from "./place.ts";
import { proseWeight, weighPlaces } from "./prose.ts";
import { makeTitleTest } from "./title.ts";
import type { PageView } from "./walk.ts";

/** How many blocks a standfirst may stand below the title. */
const standfirstReach = 8;
/** A source's own selector is believed from this much prose on, in characters. */
const leastProse = 100;

/**
 * Takes out the blocks that stand outside the article and those that the markup speaks against.
 *
 * @param title of the article, to find the standfirst between it and the body
 */
export function placeDrafts(view: PageView, title: string): void {
  const { places, drafts } = view;
  const [root] = places;
  if (root === undefined) return;
  weighPlaces(places, drafts, view.selected("remove"));
  const main = mainOfSource(view) ?? findMainPlace(places, root);
  for (const place of places) place.inMain = place === main.place || place.parent?.inMain === true;
  for (const draft of drafts) judgeDraft(draft, main);
  restoreStandfirst(drafts, title);
}

function mainOfSource({ places, selected }: PageView): MainPlace | null {
  const named = selected("body");
  if (named.length === 0) return null;
  const byElement = new Map<unknown, Place>(places.map((place) => [place.element, place]));
  const found = named.map((element) => byElement.get(element)).find((place) => (place?.clean ?? 0) >= leastProse);
  return found === undefined ? null : { place: found, foundBy: "the source's selector of the body" };
}

function judgeDraft(draft: PageDraft, main: MainPlace): void {
  const { inMain, verdict } = draft.place;
  if (draft.role === "ticker") draft.remove("ticker", "ticker", "headlines run together");
  else if (verdict !== null) draft.remove(verdict.role, "markup", verdict.reason);
  else if (!inMain) draft.remove("menu", "place", `outside the article (${main.foundBy})`);
}

/** The standfirst often stands outside the element of the body, between it and the title. */
function restoreStandfirst(drafts: readonly PageDraft[], title: string): void {
  const first = drafts.findIndex((draft) => draft.place.inMain && draft.removed === null);
  const isTitle = makeTitleTest(title);
  const heading = drafts.findLastIndex((draft, at) => at < first && (isMainHeading(draft) || isTitle(draft)));
  if (heading === -1) return;
  for (const draft of drafts.slice(heading + 1, Math.min(first, heading + 1 + standfirstReach))) {
    const standsAlone = draft.removed?.step === "place";
    if (standsAlone && proseWeight({ role: "paragraph", text: draft.text, linked: draft.linked }) >= leastProse / 1.5) {
      draft.role = "paragraph";
      draft.removed = null;
    }
  }
}
