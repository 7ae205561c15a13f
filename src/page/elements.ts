import type { Element } from "domhandler";
import { z } from "zod";
import type { BlockRole } from "../model.ts";
import { readData } from "../data.ts";

const removedRole = z.enum(["menu", "related", "share", "promotion", "ticker", "byline", "dateline"]);
const words = z.array(z.string().min(1));
const byRole = z.partialRecord(removedRole, words);

const hintSchema = z.strictObject({
  attribute: z.tuple([z.string(), z.string()]).optional(),
  words: words.optional(),
  tag: z.string().optional(),
  share: z.number().min(0).max(1),
});

const elementsSchema = z.strictObject({
  skip: words,
  inline: words,
  tags: byRole,
  ariaRoles: byRole,
  words: byRole,
  heavy: words,
  pairs: byRole,
  notWhere: words,
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

const skipped: ReadonlySet<string> = new Set(data.skip);
const inline: ReadonlySet<string> = new Set(data.inline);
const heavy: ReadonlySet<string> = new Set(data.heavy);
const negations: ReadonlySet<string> = new Set(data.notWhere);
const roleOfTag = invert(data.tags);
const roleOfAria = invert(data.ariaRoles);
const roleOfWord = invert(data.words);
const roleOfPair = invert(data.pairs);

/** Where the text of an article is usually found, best first. */
export const bodyHints = data.body.map(({ attribute, words: runs, tag, share }) => ({
  attribute,
  runs: runs?.map((run) => ` ${run} `) ?? [],
  tag,
  share,
}));

export function isSkipped(element: Element): boolean {
  return skipped.has(element.name) || "hidden" in element.attribs || isStyledAway(element);
}

export function isInline(element: Element): boolean {
  return inline.has(element.name);
}

/** What an element's tag, ARIA role and class words say against it; null where they say nothing. */
export function judgeElement(element: Element): Verdict | null {
  const tagRole = roleOfTag.get(element.name);
  if (tagRole !== undefined) return { role: tagRole, reason: `element <${element.name}>`, upTo: 0.5 };
  if (element.name === "form") return { role: "promotion", reason: "element <form>", upTo: 0.2 };
  const aria = element.attribs["role"] ?? "";
  const ariaRole = roleOfAria.get(aria);
  if (ariaRole !== undefined) return { role: ariaRole, reason: `ARIA role "${aria}"`, upTo: 0.5 };
  return judgeWords(elementWords(element));
}

function judgeWords(names: readonly string[]): Verdict | null {
  for (const [at, word] of names.entries()) {
    const before = names[at - 1] ?? "";
    if (negations.has(before)) continue;
    const pair = `${before} ${word}`;
    const role = roleOfWord.get(word) ?? roleOfPair.get(pair);
    if (role === undefined) continue;
    const name = roleOfWord.has(word) ? word : pair;
    return { role, reason: `class or id "${name}"`, upTo: heavy.has(word) ? 0.9 : 0.5 };
  }
  return null;
}

/** The words of an element's class and id, in small letters: `relatedPosts` is `related posts`. */
export function elementWords(element: Element): string[] {
  const names = `${element.attribs["class"] ?? ""} ${element.attribs["id"] ?? ""}`.slice(0, 500);
  if (names.trim() === "") return [];
  return names
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== "");
}

function isStyledAway(element: Element): boolean {
  const style = element.attribs["style"];
  return style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style.slice(0, 500));
}

function invert(lists: z.infer<typeof byRole>): ReadonlyMap<string, BlockRole> {
  const roles = new Map<string, BlockRole>();
  for (const role of removedRole.options) for (const word of lists[role] ?? []) roles.set(word, role);
  return roles;
}
