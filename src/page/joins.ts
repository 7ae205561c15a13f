import { z } from "zod";
import { readData } from "../data.ts";

const words = z.array(z.string().regex(/^\p{L}+'?$/u)).min(1);
const data = readData(
  new URL("joins.yaml", import.meta.url),
  z.strictObject({ joins: words, helps: words, before: words }),
);

const before = data.before.map((word) => (word.endsWith("'") ? word.replace("'", "['’]") : `${word} `)).join("|");

/** Source of a pattern for what joins the names of those who sign a text. */
export const joining = `(?:^|\\s)(?:${data.joins.join("|")})\\s+(?:${before})?`;

const help = new RegExp(`\\s(?:${data.helps.join("|")})\\s.{2,40}$`, "u");

/** What a byline, however long, ends in: "avec MAP"; "" where it names no help. */
export function helpIn(byline: string): string {
  return help.exec(byline)?.[0].trim() ?? "";
}
