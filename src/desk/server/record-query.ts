import { recordFilter, recordOrders, type RecordFilter, type RecordOrder } from "../../store/record-filter.ts";
import type { RecordQuery } from "../api/records.ts";
import { Refusal } from "./refusal.ts";

/**
 * The filter that a query in an address means.
 * @throws Refusal 400 that names the condition and what is allowed
 */
export function filterOf(query: RecordQuery): RecordFilter {
  const lists = {
    states: query.state,
    types: query.type,
    kinds: query.kind,
    statuses: query.status,
    units: query.unit,
    sectors: query.sector,
    regions: query.region,
    programmes: query.programme,
    parties: query.party,
    outlets: query.outlet,
    sources: query.source,
    rules: query.rule,
    languages: query.language,
  };
  const given = {
    ...Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, listOf(text)])),
    text: query.q,
    from: query.from,
    to: query.to,
    leastConfidence: query.leastConfidence,
    mostConfidence: query.mostConfidence,
    leastValue: query.leastValue,
    leastOutlets: query.leastOutlets,
    disagreeing: isTrue(query.disagreeing),
    changedSince: query.changedSince,
    withdrawn: isTrue(query.withdrawn),
  };
  const result = recordFilter.safeParse(given);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const told = issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new Refusal(400, `The filter cannot be used: ${told}.`, { issues });
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(",").map((one) => one.trim());
}

function isTrue(text: "true" | "false" | undefined): boolean | undefined {
  return text === undefined ? undefined : text === "true";
}

/** @param sort as `recordListQuery` has it */
export function orderOf(sort = "-since"): RecordOrder {
  const name = sort.replace(/^-/, "");
  return { by: recordOrders.find((one) => one === name) ?? "since", descending: sort.startsWith("-") };
}
