import { isTag, type Element } from "domhandler";
import { bodyHints, elementWords } from "./elements.ts";
import { parentOf, type ProseMap } from "./prose.ts";

/** The element that holds the article, and how it was found. */
export interface MainElement {
  readonly element: Element;
  readonly foundBy: string;
}

/** Less prose than this is no article body, in characters. */
const leastProse = 140;
/** A child that holds this much of an element's prose is the place to go on looking. */
const dominance = 0.7;

/**
 * Finds the element that holds the article: where markup says so and the prose bears it out,
 * otherwise by going down from the body as long as one child holds most of the prose.
 *
 * @param prose by element, without what the markup speaks against
 */
export function findMainElement(body: Element, prose: ProseMap): MainElement {
  const total = prose.get(body) ?? 0;
  for (const hint of bodyHints) {
    const found = [...prose.keys()].filter((element) => element !== body && fits(element, hint));
    const best = heaviest(found, prose);
    if (best === null) continue;
    const whole = withSiblings(best, found, prose);
    const weight = prose.get(whole) ?? 0;
    if (weight >= leastProse && weight >= hint.share * total) return { element: whole, foundBy: nameOf(hint) };
  }
  return { element: descend(body, prose), foundBy: "where most of the prose stands" };
}

type Hint = (typeof bodyHints)[number];

function fits(element: Element, hint: Hint): boolean {
  if (hint.tag !== undefined) return element.name === hint.tag;
  if (hint.attribute !== undefined) {
    return (element.attribs[hint.attribute[0]] ?? "").toLowerCase() === hint.attribute[1].toLowerCase();
  }
  const words = ` ${elementWords(element).join(" ")} `;
  return hint.runs.some((run) => words.includes(run));
}

function nameOf(hint: Hint): string {
  if (hint.tag !== undefined) return `element <${hint.tag}>`;
  return hint.attribute === undefined
    ? "class or id of an article body"
    : `${hint.attribute[0]}="${hint.attribute[1]}"`;
}

/** The element with the most prose; of two with nearly the same, the inner one. */
function heaviest(elements: readonly Element[], prose: ProseMap): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const element of elements) {
    const weight = prose.get(element) ?? 0;
    if (weight > most || (best !== null && weight >= 0.95 * most && isInside(element, best))) {
      best = element;
      most = Math.max(most, weight);
    }
  }
  return best;
}

/** An article cut into several such elements by advertisements is what holds them all. */
function withSiblings(best: Element, found: readonly Element[], prose: ProseMap): Element {
  const parent = parentOf(best);
  if (parent === null || best.name === "article") return best;
  const siblings = found.filter((element) => element !== best && parentOf(element) === parent);
  const theirs = siblings.reduce((sum, element) => sum + (prose.get(element) ?? 0), 0);
  return theirs > 0.2 * (prose.get(best) ?? 0) ? parent : best;
}

function descend(body: Element, prose: ProseMap): Element {
  let element = body;
  for (;;) {
    const next = element.children
      .filter(isTag)
      .find((child) => (prose.get(child) ?? 0) >= dominance * (prose.get(element) ?? 0));
    if (next === undefined || (prose.get(next) ?? 0) === 0 || next.name === "p") return element;
    element = next;
  }
}

export function isInside(element: Element, outer: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at === outer) return true;
  return false;
}
