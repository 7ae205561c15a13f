import { isTag, type ChildNode, type Element } from "domhandler";
import type { DatedFrom } from "../model.ts";
import type { PlacedLine } from "./around-title.ts";
import { localDay } from "./day.ts";
import { dayPlaces } from "./day-places.ts";
import { readMachineDay } from "./machine-day.ts";
import type { PageView } from "./walk.ts";

/** `time` elements of a page that are looked at. */
const mostTimes = 50;
/** Longer attributes are sentences that mention a day. */
const longestValue = 40;
/** Elements of a line that are looked at. */
const mostInLine = 30;
/** What themes call the day of a change, unless they call it that of publication as well. */
const changed = /(?<![a-z])(?:updated|modified|dateModified)(?![a-z])/u;
const published = /(?<![a-z])(?:published|publish|created|datePublished|entry-date|post-date)(?![a-z])/u;

/** The days that `time` elements beside the title or inside the article state: of publication, the first, and of a change. */
export function timeElements(
  view: PageView,
  lines: readonly PlacedLine[],
): { published: DatedFrom[]; modified: DatedFrom[] } {
  const times = view.named("time");
  if (times.length === 0) return { published: [], modified: [] };
  const near = view.drafts.filter(({ place, role }) => place.inMain || role === "dateline" || role === "byline");
  const beside = lines.filter((line) => line.beside).map(({ draft }) => draft);
  const good = new Set<unknown>([...near, ...beside].map((draft) => draft.place.element));
  const found = times
    .slice(0, mostTimes)
    .filter((element) => "datetime" in element.attribs && isBelow(element, good))
    .flatMap((element) => {
      const value = readMachineDay(element.attribs["datetime"] ?? "");
      return value === null ? [] : [{ element, day: { value, from: "time element" } }];
    });
  const ofChange = found.filter(({ element }) => isOfChange(element));
  const first = found.find((each) => !ofChange.includes(each));
  // Many themes call the only day that they show `updated`.
  if (first === undefined) return { published: found.slice(0, 1).map(({ day }) => day), modified: [] };
  const later = ofChange.filter(({ day }) => localDay(day.value) >= localDay(first.day.value));
  return { published: [first.day], modified: later.slice(0, 1).map(({ day }) => day) };
}

function isOfChange({ attribs }: Element): boolean {
  const names = `${attribs["class"] ?? ""} ${attribs["itemprop"] ?? ""}`.slice(0, 500);
  return changed.test(names) && !published.test(names);
}

function isBelow(element: Element, some: ReadonlySet<unknown>): boolean {
  if (some.has(element)) return true;
  return element.parent !== null && isTag(element.parent) && isBelow(element.parent, some);
}

/** The first day in an attribute of an element beside the title whose text does not tell it. */
export function attributeDays(lines: readonly PlacedLine[]): DatedFrom[] {
  for (const { draft, beside } of lines) {
    const { element } = draft.place;
    if (!beside || draft.isProse || draft.days.length > 0 || !isTag(element)) continue;
    for (const each of elementsIn(element)) {
      for (const name of dayPlaces.attributes) {
        const written = each.attribs[name];
        const value = written === undefined || written.length > longestValue ? null : readMachineDay(written);
        if (value !== null) return [{ value, from: `attribute ${name}` }];
      }
    }
  }
  return [];
}

/** An element and the first of those inside it. */
export function elementsIn(outer: Element): Element[] {
  const found: Element[] = [];
  const gather = (node: ChildNode): void => {
    if (!isTag(node)) return;
    found.push(node);
    for (const child of node.children) {
      if (found.length >= mostInLine) return;
      gather(child);
    }
  };
  gather(outer);
  return found;
}
