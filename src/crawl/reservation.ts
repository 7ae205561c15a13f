import { z } from "zod";
import { readData } from "../data.ts";
import type { Page } from "../model.ts";
import { type Meta, readMeta } from "./head-meta.ts";
import { licence, reservedBy, type TdmRule, webAddress } from "./tdmrep.ts";

const longestDirectives = 4_000;

const words = z.array(z.string().regex(/^[a-z_-]+$/)).transform((list) => new Set(list));
const directives = readData(
  new URL("reservation.yaml", import.meta.url),
  z.strictObject({ reserving: words, valued: words }),
);

/**
 * Why the text of a page may not be mined, for people; null where nobody reserves it.
 *
 * The TDM Reservation Protocol is read as it asks to be: what the page says goes before what its headers say, and that before
 * the rules of its host. A word of `reservation.yaml` to all robots or to ours reserves whatever else is said.
 *
 * @param agent the name that robots are spoken to by, for example `Sijill`
 * @param rules of the host's `tdmrep.json`
 */
export function reservationOf(page: Page, agent: string, rules: readonly TdmRule[]): string | null {
  const meta = readMeta(page.body);
  const name = agent.toLowerCase();
  const told = meta.filter((one) => one.name === "robots" || one.name === name).map(({ content }) => content);
  const inPage = told.map((content) => reservingWord(content, name)).find((word) => word !== null);
  if (inPage !== undefined) return `its page tells robots "${inPage}"`;
  const inHeader = reservingWord(page.headers["x-robots-tag"] ?? "", name);
  if (inHeader !== null) return `its X-Robots-Tag says "${inHeader}"`;

  const valueOf = (key: string) => meta.find((one: Meta) => one.name === key)?.content;
  const said =
    declared("its page", valueOf("tdm-reservation"), valueOf("tdm-policy")) ??
    declared("its host", page.headers["tdm-reservation"], page.headers["tdm-policy"]);
  if (said !== null) return said.reason;
  const { pathname, search } = new URL(page.finalAddress);
  return reservedBy(rules, `${pathname}${search}`);
}

/** What a declaration says; null for none. Values other than 0 and 1 count as none. */
function declared(
  who: string,
  value: string | undefined,
  policy: string | undefined,
): { reason: string | null } | null {
  // A header that is sent twice comes with a comma.
  const reservation = (value ?? "").split(",", 1)[0]?.trim();
  if (reservation === "0") return { reason: null };
  if (reservation !== "1") return null;
  return { reason: `${who} reserves text and data mining (tdm-reservation)${licence(webAddress(policy?.trim()))}` };
}

/** The word in directives such as `noindex, sijill: noai` that reserves a page for all robots or for ours; null without one. */
function reservingWord(text: string, agent: string): string | null {
  let isForUs = true;
  for (const part of text.slice(0, longestDirectives).toLowerCase().split(",")) {
    const [first = "", second] = part.split(":").map((word) => word.trim());
    if (second !== undefined && directives.valued.has(first)) continue;
    // A name before a colon is spoken to until the next one is.
    if (second !== undefined) isForUs = first === agent || first === "robots";
    const word = second ?? first;
    if (isForUs && directives.reserving.has(word)) return word;
  }
  return null;
}
