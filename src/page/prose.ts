import { isTag, type Element } from "domhandler";
import { judgeElement, type Verdict } from "./elements.ts";
import type { Segment } from "./segment.ts";

/** Below this a block is a label, a headline or a menu entry rather than prose. */
const shortestProse = 60;
/** A block that links more than this points elsewhere. */
const mostLinked = 0.5;

/** How much a block weighs as prose: its unlinked characters if it is a sentence or more, otherwise a tenth of them. */
export function proseWeight(segment: Segment): number {
  if (segment.role === "heading" || segment.linked > mostLinked) return 0;
  const unlinked = segment.text.length * (1 - segment.linked);
  return unlinked >= shortestProse ? unlinked : unlinked / 10;
}

/** The prose below each element, in characters. Elements without any are missing. */
export type ProseMap = ReadonlyMap<Element, number>;

/** Sums the prose of blocks up to the root, for the blocks that `counts` lets pass. */
export function measureProse(segments: readonly Segment[], counts: (segment: Segment) => boolean): ProseMap {
  const prose = new Map<Element, number>();
  for (const segment of segments) {
    if (!counts(segment)) continue;
    const weight = proseWeight(segment);
    if (weight === 0) continue;
    for (let element: Element | null = segment.element; element !== null; element = parentOf(element)) {
      prose.set(element, (prose.get(element) ?? 0) + weight);
    }
  }
  return prose;
}

export function parentOf(element: Element): Element | null {
  const { parent } = element;
  return parent !== null && isTag(parent) ? parent : null;
}

/**
 * Makes the judge of a page: what the markup around an element says against it, the outermost verdict first.
 * A verdict against an element that holds most of the page's prose is a misnomer and does not count.
 *
 * @param removed elements that the publisher's own selectors name as no part of the article
 */
export function makeJudge(
  prose: ProseMap,
  total: number,
  removed: ReadonlySet<Element>,
): (element: Element) => Verdict | null {
  const known = new Map<Element, Verdict | null>();
  return function judge(element: Element): Verdict | null {
    const path: Element[] = [];
    let at: Element | null = element;
    for (; at !== null && !known.has(at); at = parentOf(at)) path.push(at);
    let verdict = at === null ? null : (known.get(at) ?? null);
    for (const next of path.toReversed()) {
      verdict ??= removed.has(next) ? bySelector : believable(judgeElement(next), (prose.get(next) ?? 0) / total);
      known.set(next, verdict);
    }
    return verdict;
  };
}

const bySelector: Verdict = { role: "promotion", reason: "the source's list of what to remove", upTo: 1 };

function believable(verdict: Verdict | null, share: number): Verdict | null {
  return verdict !== null && share > verdict.upTo ? null : verdict;
}
