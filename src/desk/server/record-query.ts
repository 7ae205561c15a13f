import { recordFilter, recordOrders, type RecordFilter, type RecordOrder } from "../../store/record-filter.ts";
import { type RecordQuery, recordQuery } from "../api/records.ts";
import { Refusal } from "./refusal.ts";

/** Conditions that take several values, by what they are called in an address. */
const lists = {
  states: "state",
  types: "type",
  kinds: "kind",
  statuses: "status",
  units: "unit",
  sectors: "sector",
  regions: "region",
  programmes: "programme",
  parties: "party",
  outlets: "outlet",
  sources: "source",
  rules: "rule",
  languages: "language",
  courses: "course",
} as const satisfies { readonly [Condition in keyof RecordFilter]?: keyof RecordQuery };
const queryNames: { readonly [condition: string]: string } = { ...lists, text: "q" };

/**
 * The filter that a query in an address means.
 * @throws Refusal 400 that names the condition and what is allowed
 */
export function filterOf(query: RecordQuery): RecordFilter {
  const { q: text, from, to, leastConfidence, mostConfidence, leastValue, leastOutlets, changedSince } = query;
  const result = recordFilter.safeParse({
    ...Object.fromEntries(Object.entries(lists).map(([condition, name]) => [condition, listOf(query[name])])),
    text,
    from,
    to,
    leastConfidence,
    mostConfidence,
    leastValue,
    leastOutlets,
    changedSince,
    disagreeing: isTrue(query.disagreeing),
    summed: isTrue(query.summed),
    dated: isTrue(query.dated),
    withdrawn: isTrue(query.withdrawn),
  });
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path: [condition = ""], message }) => ({
    path: queryNames[String(condition)] ?? String(condition),
    message,
  }));
  const told = issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new Refusal(400, `The filter cannot be used: ${told}.`, { issues });
}

/** A filter as it stands in an address: what `filterOf` reads. */
export function queryOf(filter: RecordFilter): RecordQuery {
  const entries = Object.entries(filter).flatMap(([condition, value]) => {
    if (value === undefined) return [];
    const given = Array.isArray(value) ? value.map((one) => one.replaceAll(",", "%2C")).join(",") : value;
    return [[queryNames[condition] ?? condition, typeof given === "boolean" ? String(given) : given]];
  });
  return recordQuery.parse(Object.fromEntries(entries));
}

/** Where the desk shows the records of a filter; without a state in the address it would show those that wait. */
export function inboxOf(filter: RecordFilter): string {
  const parameters = new URLSearchParams({ state: "any" });
  for (const [name, value] of Object.entries(queryOf(filter))) parameters.set(name, String(value));
  return `/inbox?${parameters.toString()}`;
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(",").map((one) => one.trim().replaceAll("%2C", ","));
}

function isTrue(text: "true" | "false" | undefined): boolean | undefined {
  return text === undefined ? undefined : text === "true";
}

/** @param sort as `recordListQuery` has it */
export function orderOf(sort = "-since"): RecordOrder {
  const name = sort.replace(/^-/, "");
  return { by: recordOrders.find((one) => one === name) ?? "since", descending: sort.startsWith("-") };
}
