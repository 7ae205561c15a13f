import { isText, type Element } from "domhandler";
import { z } from "zod";
import { readData } from "../data.ts";

const names = z.array(z.string().min(1)).transform((list): ReadonlySet<string> => new Set(list));
const data = readData(
  new URL("unseen.yaml", import.meta.url),
  z.strictObject({
    skip: names,
    replaced: names,
    classes: z.strictObject({ always: names, unlessShown: names, shown: names }),
  }),
);

/** Whether it takes up room although its text is none of the page's: a picture, a film, a button. */
export function isReplaced({ name }: Element): boolean {
  return data.replaced.has(name);
}

/** Whether an element is kept from being seen, by its class: always, or unless a script or a class of wider screens shows it. */
export type Hiding = "always" | "unlessShown" | "never";

/** Whether nobody reads the text in an element. Never of the page as a whole, which scripts show when it has loaded. */
export function isUnseen(element: Element, hiding: Hiding, isInline: boolean): boolean {
  const { name, attribs } = element;
  if (data.skip.has(name) || data.replaced.has(name)) return true;
  if (name === "html" || name === "body") return false;
  if (hiding === "always" || "hidden" in attribs || isStyledAway(attribs["style"])) return true;
  return isInline && hidesItself(element, hiding);
}

/** Whether an element says that it is not shown in a way that a script may undo, or that it is only for show. */
export function hidesItself(element: Element, hiding: Hiding): boolean {
  const { name, attribs } = element;
  if (name === "html" || name === "body") return false;
  return hiding === "unlessShown" || (attribs["aria-hidden"] === "true" && !isShortForm(element));
}

/** In characters. */
const longestShort = 20;

/** A short word that is not read out stands for one that is read out instead, "min." for "minutes", and is what readers see. */
function isShortForm({ children: [word, ...others] }: Element): boolean {
  if (word === undefined || others.length > 0 || !isText(word)) return false;
  return word.data.trim().length <= longestShort && /[\p{L}\p{N}]/u.test(word.data);
}

/** Taken out of the flow of the page, or moved so far to the side that it is on no screen. */
const styledAway =
  /(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|(?<![\w-])(?:left|top|right|text-indent)\s{0,5}:\s{0,5}-(?:\d{4,}px|\d{3,}r?em))/iu;
/** Of longer ones the rest is not looked at. */
const longestLooked = 500;

function isStyledAway(style: string | undefined): boolean {
  return style !== undefined && styledAway.test(style.slice(0, longestLooked));
}

/** @param classes of an element, in small letters */
export function hidingOf(classes: readonly string[]): Hiding {
  if (classes.some((name) => data.classes.always.has(name))) return "always";
  if (!classes.some((name) => data.classes.unlessShown.has(name))) return "never";
  return classes.some(showsAgain) ? "never" : "unlessShown";
}

/** On wider screens: "d-md-block", "md:flex". */
function showsAgain(name: string): boolean {
  return name.includes(":") || data.classes.shown.has(name.split("-").at(-1) ?? "");
}
