import { isTag, isText, type ChildNode, type Element } from "domhandler";
import { textContent } from "domutils";
import { z } from "zod";
import { readData } from "../data.ts";
import type { PlacedLine } from "./around-title.ts";
import { readableText } from "./document.ts";
import { isInline, signsOf } from "./elements.ts";
import { fold } from "./fold.ts";
import { valuesOf } from "./json-ld.ts";
import type { Metadata } from "./metadata.ts";
import type { Place } from "./place.ts";
import { propertyValue } from "./properties.ts";
import { tidy } from "./tidy.ts";
import { isUnseen } from "./unseen.ts";
import { makeTitleTest } from "./title.ts";
import type { PageView } from "./walk.ts";

const texts = z.array(z.string().min(1)).min(1);
/** Looked for inside names, as they are. */
const words = z.array(z.string().regex(/^[\p{L} -]+$/u)).min(1);
const data = readData(
  new URL("section.yaml", import.meta.url),
  z.strictObject({ meta: texts, trails: words, labels: words, home: texts, none: texts }),
);
const unnamed: ReadonlySet<string> = new Set([...data.home, ...data.none].map(fold));
const trailNames = data.trails.map((word) => word.toLowerCase());
const labelNames = new RegExp(`(?<![a-z])(?:${data.labels.join("|")})(?![a-z])`, "iu");

/** In characters; longer texts in the place of a section are sentences or lists of words to search by. */
const longestSection = 60;
/** The same before entities are read and white space is collapsed. */
const longestWritten = 500;
/** Texts of a trail that are looked at. */
const mostSteps = 30;
/** How many blocks above or below the title a label of the section may stand. */
const labelReach = 3;
/** What sites put between the steps of a trail. */
const separators = /[»«›‹>→←•|]|::|(?:^|\s)[/\\–—-]+(?=\s|$)/u;

/** The lines of the page by its title, and what a section must not be called to be one. */
interface SectionContext {
  readonly lines: readonly PlacedLine[];
  readonly title: string;
  readonly siteNames: readonly string[];
}

/**
 * The section of its site that an article stands in, as the page writes it; null where it names none.
 *
 * The publisher's own place comes first, then what the page says for machines, then the last step of the trail from the
 * home page that is not the article itself, then a label by the title.
 */
export function readSection(page: PageView, metadata: Metadata, context: SectionContext): string | null {
  const isTitle = makeTitleTest(context.title);
  const siteNames = new Set(context.siteNames.map(fold));
  const asSection = (written: string): string | null => {
    if (written.length > longestWritten) return null;
    const name = readableText(written).replaceAll(/^[\s:»›>/|–—-]+|[\s:»›>/|–—-]+$/gu, "");
    const folded = fold(name);
    const isName = folded !== "" && name.length <= longestSection && !/https?:/iu.test(name);
    if (!isName || unnamed.has(folded) || siteNames.has(folded)) return null;
    return isTitle({ text: name, folded }) || isCutTitle(name, context.title) ? null : name;
  };
  const stated = [
    ...page.selected("section").map((element) => element.attribs["content"] ?? textContent(element)),
    ...valuesOf(metadata.article, "articleSection"),
    ...data.meta.map((name) => metadata.meta.get(name) ?? ""),
    ...page.property("articleSection").slice(0, mostSteps).map(propertyValue),
  ];
  // Several sections in one text are parted by bare commas; "Art, culture et société" is one.
  const named = stated.flatMap((text) => text.split(/,(?=\S)/u)).map(asSection);
  return (
    named.find(isNamed) ??
    metadata.trail.map(asSection).findLast(isNamed) ??
    shownTrail(page).map(asSection).findLast(isNamed) ??
    labelsOf(context.lines).map(asSection).find(isNamed) ??
    null
  );
}

function isNamed(section: string | null): section is string {
  return section !== null;
}

/** Texts beside the title that are links and called what sites call the links to their sections. */
function labelsOf(lines: readonly PlacedLine[]): string[] {
  return lines
    .filter(({ distance }) => distance !== null && Math.abs(distance) <= labelReach)
    .filter(({ draft: { linked, place } }) => linked > 0.5 && place.verdict?.role !== "menu" && isLabel(place))
    .map(({ draft }) => draft.text);
}

/** Several are a list, which has the name instead of its items. */
function isLabel({ element, parent }: Place): boolean {
  if (!isTag(element)) return false;
  const { class: classes = "", id = "" } = element.attribs;
  return (
    labelNames.test(`${classes} ${id}`.slice(0, 500)) || (element.name === "li" && parent !== null && isLabel(parent))
  );
}

/** The last step of a trail is often as much of the title as fits. */
function isCutTitle(name: string, title: string): boolean {
  const start = fold(name.replace(/(?:…|\.{2,})$/u, ""));
  return start.includes(" ") && fold(title).startsWith(start);
}

/** The steps of the first trail that the page shows; none where it shows none. */
function shownTrail({ places }: PageView): string[] {
  for (const { element } of places) {
    const steps = isTag(element) && isTrail(element) ? stepsOf(element) : [];
    if (steps.length > 0) return steps;
  }
  return [];
}

function isTrail({ attribs }: Element): boolean {
  return namesTrail(attribs["class"]) || namesTrail(attribs["id"]) || namesTrail(attribs["aria-label"]);
}

function namesTrail(name: string | undefined): boolean {
  const small = name?.slice(0, 500).toLowerCase() ?? "";
  return small !== "" && trailNames.some((word) => small.includes(word));
}

/** Icons are written as words in `i` elements. */
function stepsOf(trail: Element): string[] {
  const steps: string[] = [];
  const gather = (node: ChildNode): void => {
    if (steps.length >= mostSteps) return;
    if (isText(node)) steps.push(...node.data.slice(0, 1_000).split(separators));
    else if (isTag(node) && node.name !== "i" && !isUnseen(node, signsOf(node).hiding, isInline(node)))
      for (const child of node.children) gather(child);
  };
  gather(trail);
  return steps.map((step) => tidy(step)).filter((step) => /\p{L}/u.test(step));
}
