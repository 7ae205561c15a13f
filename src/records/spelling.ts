/** Names across scripts: "Stelmar" and "ستلمار" by their consonants. */
import { z } from "zod";
import { readData } from "../data.ts";
import { foldForSearch } from "../text/fold.ts";

const letters = z.array(z.tuple([z.string().min(1), z.string().regex(/^[a-z]+$/)])).min(1);
const schema = z.strictObject({
  latin: letters,
  arabic: letters,
  least: z.number().int().positive(),
  sure: z.number().int().positive(),
  common: z.array(z.string().min(2)),
});
const { latin, arabic, least, sure, common } = readData(new URL("spelling.yaml", import.meta.url), schema);

const withoutPlural = (folded: string): string => folded.replace(/(?<=...)s$/u, "");
const commonWords: ReadonlySet<string> = new Set(common.map((word) => withoutPlural(foldForSearch(word))));
const byFirst = new Map<string, (readonly [string, string])[]>();
for (const [written, read] of [...latin, ...arabic]) {
  const first = written.charAt(0);
  byFirst.set(first, [...(byFirst.get(first) ?? []), [written, read]]);
}

/** The longest word that is read for its consonants. */
const longest = 40;

/** Whether a folded word stands in many names and tells nobody. */
export function isCommonName(folded: string): boolean {
  return commonWords.has(withoutPlural(folded));
}

/** The consonants of a word of either script, doubled ones once; "" for a word that names nobody or has too few of them. */
export function consonantsOf(word: string): string {
  const folded = foldForSearch(word).slice(0, longest);
  if (isCommonName(folded)) return "";
  let consonants = "";
  for (let at = 0; at < folded.length;) {
    const [written, read] = (byFirst.get(folded.charAt(at)) ?? []).find(([each]) => folded.startsWith(each, at)) ?? [
      folded.charAt(at),
      "",
    ];
    if (!(read.length === 1 && consonants.endsWith(read) && folded.charAt(at - 1) === folded.charAt(at)))
      consonants += read;
    at += written.length;
  }
  return consonants.length < least ? "" : consonants;
}

/** Whether so many consonants are hardly those of another word. */
export const isSure = (consonants: string): boolean => consonants.length >= sure;
