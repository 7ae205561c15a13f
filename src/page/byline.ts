import type { Element } from "domhandler";
import { z } from "zod";
import { readData } from "../data.ts";
import { findAgency } from "./attribution.ts";
import { weekdayNumbers } from "./day-forms.ts";
import { readableText } from "./document.ts";
import { fold, foldNames } from "./fold.ts";

const texts = z.array(z.string().min(1));
const data = readData(
  new URL("bylines.yaml", import.meta.url),
  z.strictObject({ starts: texts, particles: texts, desks: texts, labels: texts, classes: texts }),
);

const longestName = 100;
const longestByline = 90;
/** With the day, the section and the time it takes to read. */
const longestLine = 180;
const mostWords = 10;

const starts = data.starts
  .flatMap((start) => [start, start.charAt(0).toUpperCase() + start.slice(1), start.toUpperCase()])
  .join("|");
/** A day of the week may follow a name with "le". Its short forms are names as well. */
const weekdays = [...weekdayNumbers.keys()]
  .flatMap((name) =>
    /^[a-z]{4,}$/u.test(name) ? [name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()] : [],
  )
  .join("|");
const word = String.raw`(?!(?:${weekdays})(?!\p{L}))\p{Lu}[\p{L}.’'-]{0,30}`;
const latinName = `${word}(?: (?:(?:${data.particles.join("|")}) ?)?${word}){0,4}`;
const fullName = new RegExp(`^${word}(?: (?:(?:${data.particles.join("|")}) ?)?${word}){1,2}$`, "u");
const authorClass = new RegExp(`(?<![a-z])(?:${data.classes.join("|")})(?![a-z])`, "iu");
const arabicName = String.raw`\p{Script=Arabic}{2,20}(?: \p{Script=Arabic}{2,20}){1,3}`;
const wholeArabicName = new RegExp(`^${arabicName}$`, "u");
const start = new RegExp(`^(?:${starts}) ?:? `, "u");
const named = `(?:${starts}) ?:? (${latinName}|${arabicName})`;
const byline = new RegExp(`(?:^|[ |,–—-])${named}`, "u");
const bylineAtStart = new RegExp(`^[ |,–—-]?${named}`, "u");
const labels: ReadonlySet<string> = new Set(data.labels.map(fold));
const desks: ReadonlySet<string> = new Set(data.desks.map(fold));

/** Whether a block is a byline and nothing else: "Par" and "Por" also begin sentences. */
export function isByline(text: string): boolean {
  const isShort = text.length <= longestByline && text.split(" ", mostWords + 1).length <= mostWords;
  return isShort && !/[.!?؟:;]$/u.test(text) && bylineAtStart.test(text);
}

/** Whether a folded part of a line names a desk, or agencies that it leaves unnamed. */
export function isDesk(folded: string): boolean {
  return desks.has(folded);
}

/** Whether a text may be a name and a surname and nothing else: in capitals, without a word that labels have and names have not. */
export function isFullName(text: string): boolean {
  if (text.length > longestName || !fullName.test(text)) return false;
  return !fold(text)
    .split(" ")
    .some((each) => labels.has(each));
}

/** The same in Arabic, which has no capitals: what else is written so is up to who asks. */
export function isArabicName(text: string): boolean {
  return wholeArabicName.test(text);
}

/** Whether the class of an element, or how it is linked, says that it holds an author. */
export function namesAuthor({ class: classes = "", rel = "" }: Element["attribs"]): boolean {
  return rel === "author" || authorClass.test(classes.slice(0, 500));
}

/**
 * The author in a line such as "Par Nadia Lamrani | 6 mai 2024"; null where it names none, and for prose, in which things
 * are done by anybody.
 *
 * @param siteNames names that the site goes by
 */
export function findByline(line: string, siteNames: readonly string[] = []): string | null {
  if (line.length > longestLine || (line.length > longestByline && /[.!?؟…]\s*$/u.test(line))) return null;
  const name = byline.exec(line)?.[1];
  return name === undefined ? null : cleanName(name, siteNames);
}

/**
 * A name without "Par" and the like, and without the site or the agency beside it; null for an address, a sentence, a desk, an agency or the site itself.
 *
 * @param siteNames names that the site goes by
 */
export function cleanName(text: string, siteNames: readonly string[]): string | null {
  const written = readableText(text.slice(0, 500))
    .replace(/^[ |,–—-]+/u, "")
    .replace(start, "")
    .replace(/[ |,–—-]+$/u, "");
  const sites = foldNames(siteNames);
  const isNobody = (part: string): boolean => {
    const folded = fold(part);
    return isDesk(folded) || sites.has(folded) || findAgency(part) !== null;
  };
  const own = written.split(/\s[-–—ـ]+\s|\s?[|/]\s?/u).filter((part) => part !== "" && !isNobody(part));
  const name = own.length === 1 ? (own[0] ?? "") : written;
  if (name.length > longestName || /^https?:|[@{}<>]/u.test(name) || !/\p{L}{2}/u.test(name)) return null;
  const namesDesk = fold(name)
    .split(" ")
    .some((each) => desks.has(each));
  return namesDesk || (own.length !== 1 && isNobody(name)) ? null : name;
}
