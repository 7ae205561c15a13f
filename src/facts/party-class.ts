/** What kind of institution a party is, by its type in the gazetteer. */
import { gazetteer } from "../names/gazetteer.ts";

/** What somebody is, as far as it decides which part he plays. */
export type PartyClass = "company" | "bank" | "public";

const banks: ReadonlySet<string> = new Set(["partner", "finance", "fund"]);
const companies: ReadonlySet<string> = new Set(["company", "public company"]);

/** The class of an institution by its type in the gazetteer. */
export function classOf(id: string): PartyClass {
  const type = gazetteer().institutions.get(id)?.type ?? "";
  return banks.has(type) ? "bank" : companies.has(type) ? "company" : "public";
}

/** True for the country and its State. */
export const isState = (id: string): boolean => gazetteer().institutions.get(id)?.type === "state";

/** True for the councils of regions, provinces and communes. */
export const isCouncil = (id: string): boolean => gazetteer().institutions.get(id)?.type === "council";
