import { isTag, type Element } from "domhandler";
import type { Source } from "../sources/load.ts";

/** Whether an element is what a selector selects. */
type Test = (element: Element) => boolean;

/** The fields of a publisher's file that select elements, each a list in order of preference. */
export type SelectorField = keyof Source["selectors"];

interface Compiled {
  readonly field: SelectorField;
  readonly selector: string;
  /** Null for a selector with more to it than names, attributes, descendants and children. */
  readonly test: Test | null;
}

const compiledLists = new WeakMap<Source["selectors"], readonly Compiled[]>();

/** A publisher's selectors, made ready once for all its pages. */
export function compileSelectors(selectors: Source["selectors"]): readonly Compiled[] {
  const known = compiledLists.get(selectors);
  if (known !== undefined) return known;
  const fields = ["title", "body", "author", "date", "section", "remove"] as const;
  const compiled = fields.flatMap((field) =>
    selectors[field].map((selector) => ({ field, selector, test: compileSelector(selector) })),
  );
  compiledLists.set(selectors, compiled);
  return compiled;
}

const compound = /^(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+|\[[\w-]+(?:[*^$~]?=(?:"[^"]*"|'[^']*'|[\w-]+))?\])*$/iu;

/**
 * A selector as a test of one element, for a walk that meets every element anyway: `div.text`, `#body > p`, `[itemprop=author] a`.
 * Null for one with pseudo-classes, siblings or alternatives.
 */
export function compileSelector(selector: string): Test | null {
  const parts = selector.trim().split(/\s*(>)\s*|\s+/u);
  const steps = parts.filter((part): part is string => part !== undefined && part !== "");
  let test: Test | null = null;
  let isChild = false;
  for (const step of steps) {
    if (step === ">") {
      isChild = true;
      continue;
    }
    if (!compound.test(step)) return null;
    test = nested(test, compileCompound(step), isChild);
    isChild = false;
  }
  return isChild ? null : test;
}

function nested(outer: Test | null, inner: Test, isChild: boolean): Test {
  if (outer === null) return inner;
  return (element) => {
    if (!inner(element)) return false;
    for (let { parent } = element; parent !== null && isTag(parent); { parent } = parent) {
      if (outer(parent)) return true;
      if (isChild) return false;
    }
    return false;
  };
}

function compileCompound(step: string): Test {
  const tests = [...step.matchAll(/[.#]?[\w*-]+|\[[^\]]*\]/gu)].map(([part]): Test => {
    if (part === "*") return () => true;
    if (part.startsWith(".")) return hasWord("class", part.slice(1));
    if (part.startsWith("#")) return ({ attribs }) => attribs["id"] === part.slice(1);
    if (part.startsWith("[")) return compileAttribute(part.slice(1, -1));
    return ({ name }) => name === part.toLowerCase();
  });
  return (element) => tests.every((test) => test(element));
}

function compileAttribute(inside: string): Test {
  const [, name = "", sign = "", quoted = ""] = /^([\w-]+)([*^$~]?=)?(.*)$/u.exec(inside) ?? [];
  const value = quoted.replaceAll(/^["']|["']$/gu, "");
  const holds: { readonly [sign: string]: (text: string) => boolean } = {
    "": () => true,
    "=": (text) => text === value,
    "*=": (text) => value !== "" && text.includes(value),
    "^=": (text) => value !== "" && text.startsWith(value),
    "$=": (text) => value !== "" && text.endsWith(value),
  };
  if (sign === "~=") return hasWord(name, value);
  const test = holds[sign];
  return ({ attribs }) => {
    const text = attribs[name];
    return text !== undefined && test?.(text) === true;
  };
}

function hasWord(attribute: string, word: string): Test {
  return ({ attribs }) => {
    const text = attribs[attribute];
    return text !== undefined && text.includes(word) && text.split(/\s+/u).includes(word);
  };
}
