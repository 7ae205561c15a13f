import { z } from "zod";
import { readData } from "../data.ts";
import { findAgency } from "./attribution.ts";
import { fold } from "./fold.ts";
import { tidy } from "./tidy.ts";

const texts = z.array(z.string().min(1));
const data = readData(
  new URL("bylines.yaml", import.meta.url),
  z.strictObject({ starts: texts, particles: texts, desks: texts }),
);

const longestName = 100;
const longestByline = 90;
/** With the day, the section and the time it takes to read. */
const longestLine = 180;
const mostWords = 10;

const starts = data.starts
  .flatMap((start) => [start, start.charAt(0).toUpperCase() + start.slice(1), start.toUpperCase()])
  .join("|");
const word = String.raw`\p{Lu}[\p{L}.’'-]{0,30}`;
const latinName = `${word}(?: (?:(?:${data.particles.join("|")}) ?)?${word}){0,4}`;
const arabicName = String.raw`\p{Script=Arabic}{2,20}(?: \p{Script=Arabic}{2,20}){1,3}`;
const start = new RegExp(`^(?:${starts}) ?:? `, "u");
const byline = new RegExp(`(?:^|[ |,–—-])(?:${starts}) ?:? (${latinName}|${arabicName})`, "u");
const desks: ReadonlySet<string> = new Set(data.desks.map(fold));

/** Whether a block is a byline and nothing else: "Par" and "Por" also begin sentences. */
export function isByline(text: string): boolean {
  const isShort = text.length <= longestByline && text.split(" ", mostWords + 1).length <= mostWords;
  return isShort && !/[.!?؟:;]$/u.test(text) && byline.exec(text)?.index === 0;
}

/** Whether a line is nothing but desks, agencies and names of the site: "هوية بريس – متابعات", "LR/MAP". */
export function namesDesk(line: string, siteNames: readonly string[]): boolean {
  if (line.length > longestByline || /[.!?؟:;]$/u.test(line)) return false;
  return line.split(/\s[-–—ـ|]+\s|[/|]/u).every((part) => {
    const folded = fold(part);
    return (
      desks.has(folded) || findAgency(part) !== null || siteNames.some((name) => name !== "" && fold(name) === folded)
    );
  });
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
 * A name without "Par" and the like; null for an address, a sentence, a desk, an agency or the site itself.
 *
 * @param siteNames names that the site goes by
 */
export function cleanName(text: string, siteNames: readonly string[]): string | null {
  const name = tidy(text.slice(0, 500))
    .replace(/^[ |,–—-]+/u, "")
    .replace(start, "")
    .replace(/[ |,–—-]+$/u, "");
  if (name.length > longestName || /^https?:|[@{}<>]/u.test(name) || !/\p{L}{2}/u.test(name)) return null;
  const folded = fold(name);
  const isDesk = folded.split(" ").some((each) => desks.has(each)) || desks.has(folded);
  const isSite = siteNames.some((site) => fold(site) === folded);
  return isDesk || isSite || findAgency(name) !== null ? null : name;
}
