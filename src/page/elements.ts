import type { Element } from "domhandler";
import { z } from "zod";
import type { BlockRole } from "../model.ts";
import { readData } from "../data.ts";
import { detach } from "./tidy.ts";
import { hidesItself, hidingOf, type Hiding } from "./unseen.ts";

const removedRole = z.enum(["menu", "related", "share", "promotion", "ticker", "byline", "dateline"]);
const wordList = z.array(z.string().min(1));
const byRole = z.partialRecord(removedRole, wordList);

const hintSchema = z.strictObject({
  attribute: z.tuple([z.string(), z.string()]).optional(),
  words: wordList.optional(),
  tag: z.string().optional(),
  share: z.number().min(0).max(1),
});

const elementsSchema = z.strictObject({
  inline: wordList,
  tags: byRole,
  ariaRoles: byRole,
  words: byRole,
  heavy: wordList,
  light: wordList,
  pairs: byRole,
  notWhere: wordList,
  captions: wordList,
  body: z.array(hintSchema),
});

const data = readData(new URL("elements.yaml", import.meta.url), elementsSchema);

/** Why an element is no part of an article, by its markup alone. */
export interface Verdict {
  readonly role: BlockRole;
  readonly reason: string;
  /** How much of the page's prose the element may hold and still be believed to be furniture. */
  readonly upTo: number;
}

const inline: ReadonlySet<string> = new Set(data.inline);
const heavy: ReadonlySet<string> = new Set(data.heavy);
const light: ReadonlySet<string> = new Set(data.light);
const negations: ReadonlySet<string> = new Set(data.notWhere);
const captions: ReadonlySet<string> = new Set(data.captions);
const verdictOfTag = verdicts(data.tags, (tag) => ({ reason: `element <${tag}>`, upTo: light.has(tag) ? 0.2 : 0.5 }));
const verdictOfAria = verdicts(data.ariaRoles, (role) => ({ reason: `ARIA role "${role}"`, upTo: 0.5 }));
const roleOfWord = invert(data.words);
const roleOfPair = invert(data.pairs);
/** Those that end a pair: most words do not, and no pair need be put together for them. */
const secondWords: ReadonlySet<string> = new Set([...roleOfPair.keys()].map((pair) => pair.split(" ")[1] ?? ""));

/** Where the text of an article is usually found, best first. */
export const bodyHints = data.body;
/** Runs of words that name the body of an article, by their first word, each with the index of its hint. */
const runsByFirst = new Map<string, { words: readonly string[]; hint: number }[]>();
for (const [hint, { words: runs }] of data.body.entries()) {
  for (const run of runs ?? []) {
    const words = run.split(" ");
    const first = words[0] ?? "";
    runsByFirst.set(first, [...(runsByFirst.get(first) ?? []), { words, hint }]);
  }
}

/** What the class and id of an element say. */
export interface NameSigns {
  /** Against it; null for nothing. */
  readonly verdict: Verdict | null;
  /** Indices in `bodyHints` of those that its names fit. */
  readonly hints: readonly number[];
  readonly isCaption: boolean;
  readonly hiding: Hiding;
}

/** Those of most names. */
export const noSigns: NameSigns = { verdict: null, hints: [], isCaption: false, hiding: "never" };

/** The pages of a site repeat the same few hundred classes thousands of times. */
const known = new Map<string, NameSigns>();
/** Of some hundred sites, in 10 MB. */
const mostKnown = 50_000;
/** Of longer names the rest is not looked at. */
const longestNames = 500;

/** What the class and id of an element say. */
export function signsOf({ attribs }: Element): NameSigns {
  const { class: classes = "", id = "" } = attribs;
  if (classes === "" && id === "") return noSigns;
  const names = id === "" ? classes : `${classes}\u0000${id}`;
  const before = known.get(names);
  if (before !== undefined) return before;
  const signs = readNames(names.slice(0, longestNames), classes.slice(0, longestNames));
  if (names.length > longestNames) return signs;
  if (known.size >= mostKnown) known.clear();
  known.set(detach(names), signs);
  return signs;
}

function readNames(names: string, classes: string): NameSigns {
  const words = (names.match(/[A-Z]*[a-z]+|[A-Z]+/g) ?? []).map((word) => word.toLowerCase());
  const verdict = judgeWords(words);
  const hints = hintsOf(words);
  const isCaption = words.some((word) => captions.has(word));
  const hiding = hidingOf(classes.toLowerCase().split(/\s+/u));
  const saysNothing = verdict === null && hints.length === 0 && !isCaption && hiding === "never";
  return saysNothing ? noSigns : { verdict, hints, isCaption, hiding };
}

function hintsOf(words: readonly string[]): number[] {
  const hints: number[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (const run of runsByFirst.get(words[at] ?? "") ?? []) {
      if (run.words.every((each, offset) => words[at + offset] === each)) hints.push(run.hint);
    }
  }
  return hints;
}

/** Word processors leave elements with a prefix inside their sentences; any other unknown one holds blocks as a rule. */
export function isInline({ name }: Element): boolean {
  return inline.has(name) || name.includes(":");
}

/**
 * What an element's tag, ARIA role and names say against it, and that it hides itself; null where they say nothing.
 *
 * @param signs what its class and id say
 */
export function judgeElement(element: Element, signs: NameSigns = signsOf(element)): Verdict | null {
  const { name, attribs } = element;
  const stated = verdictOfTag.get(name) ?? verdictOfAria.get(attribs["role"] ?? "") ?? signs.verdict;
  return stated ?? (hidesItself(element, signs.hiding) ? hidden : null);
}

/** A script may show it after all, as it does with a page that is hidden while it loads: not believed of most of the prose. */
const hidden: Verdict = { role: "menu", reason: "hidden by its class or from programs that read it out", upTo: 0.5 };

function judgeWords(names: readonly string[]): Verdict | null {
  let before = "";
  for (const word of names) {
    const name = roleOfWord.has(word) ? word : secondWords.has(word) ? `${before} ${word}` : "";
    const role = name === "" || negations.has(before) ? undefined : (roleOfWord.get(name) ?? roleOfPair.get(name));
    if (role !== undefined) return { role, reason: `class or id "${name}"`, upTo: heavy.has(word) ? 0.9 : 0.5 };
    before = word;
  }
  return null;
}

function invert(lists: z.infer<typeof byRole>): ReadonlyMap<string, BlockRole> {
  const roles = new Map<string, BlockRole>();
  for (const role of removedRole.options) for (const word of lists[role] ?? []) roles.set(word, role);
  return roles;
}

function verdicts(
  lists: z.infer<typeof byRole>,
  verdictOf: (name: string) => Pick<Verdict, "reason" | "upTo">,
): ReadonlyMap<string, Verdict> {
  return new Map([...invert(lists)].map(([name, role]) => [name, { role, ...verdictOf(name) }] as const));
}
