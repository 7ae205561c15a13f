/** The inbox's address: which records are asked for and in which order, and which of them is open. */
import type { RecordQuery } from "../../api/records.ts";

export const filterNames = [
  "q",
  "state",
  "type",
  "kind",
  "status",
  "unit",
  "sector",
  "region",
  "programme",
  "party",
  "outlet",
  "source",
  "rule",
  "language",
  "from",
  "to",
  "leastConfidence",
  "mostConfidence",
  "leastValue",
  "leastOutlets",
  "disagreeing",
  "course",
  "summed",
  "dated",
] as const satisfies readonly (keyof RecordQuery)[];
export type FilterName = (typeof filterNames)[number];

export const sorts = ["-since", "since", "-confidence", "confidence", "-date", "date", "source", "-value"] as const;
export type Sort = (typeof sorts)[number];

/** Stands for `state` where records of every state are asked for: what waits is shown where the address says nothing. */
export const anyState = "any";
const waiting = "pending";

const switches = ["disagreeing", "summed", "dated"] as const satisfies readonly FilterName[];
type Switch = (typeof switches)[number];

export type Filters = Partial<Record<Exclude<FilterName, Switch>, string> & Record<Switch, "true" | "false">>;

const isSwitch = (name: FilterName): name is Switch => switches.some((one) => one === name);

/** What the address filters by, with the state that goes without saying. */
export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = given.get(name) ?? "";
    if (!isSwitch(name) && value !== "") filters[name] = value;
    else if (isSwitch(name) && (value === "true" || value === "false")) filters[name] = value;
  }
  return { ...filters, state: filters.state ?? waiting };
}

export function readSort(search: string): Sort {
  const given = new URLSearchParams(search).get("sort");
  return sorts.find((one) => one === given) ?? "-since";
}

/** The filters as the server knows them. */
export function filterQuery(search: string): Filters {
  const { state, ...others } = readFilters(search);
  return { ...others, ...(state === undefined || state === anyState ? {} : { state }) };
}

/** The address with some parameters set, or taken away with null. Whatever record was open is no longer, unless it is given. */
export function changed(search: string, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(search);
  next.delete("record");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? "/inbox" : `/inbox?${text}`;
}

/** What stands: records of every state but rejected. */
export const standing = "pending,accepted,corrected,needs-second-look";

/** The inbox with these filters and no others, of every state but rejected unless `state` is among them. */
export function inboxWith(filters: Filters, sort?: Sort): string {
  const order = sort === undefined ? {} : { sort };
  return `/inbox?${new URLSearchParams({ state: standing, ...filters, ...order }).toString()}`;
}

/** A name as one of a list: a comma parts the names of a list. */
export const listed = (name: string): string => name.replaceAll(",", "%2C");

/** The names of a list. */
export const namesIn = (list: string): string[] => list.split(",").map((name) => name.replaceAll("%2C", ","));
