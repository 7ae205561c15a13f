import { type Fact, type Status, statuses } from "../../model.ts";
import { numberText, statusText } from "./people.ts";
import { tableText } from "./table.ts";

/** What is added up: nothing twice, nothing in other currencies, and no rates. */
const rows: readonly { readonly name: string; readonly type: Fact["type"]; readonly unit: string }[] = [
  { name: "agreements", type: "convention", unit: "agreement" },
  { name: "jobs", type: "jobs", unit: "job" },
  { name: "dirhams", type: "funds", unit: "MAD" },
];

/**
 * Sums of facts by type and status. Parts, rates and other currencies are left out; ranges count with their lower end.
 * What two articles say of the same thing is counted twice, so these are sums of what is said.
 */
export function totalsText(facts: readonly Fact[]): string {
  const cellOf = (type: Fact["type"], unit: string, status: Status) => {
    const sum = facts
      .filter((fact) => fact.type === type && fact.unit === unit && fact.status === status)
      .filter((fact) => fact.partOf === null && fact.per === null)
      .reduce((total, { value }) => total + (value ?? 0), 0);
    return sum === 0 ? "·" : numberText(sum, unit);
  };
  return tableText(
    rows.map(({ name, type, unit }) => [name].concat(statuses.map((status) => cellOf(type, unit, status)))),
    { names: ["as the articles say", ...statuses.map((status) => statusText(status))], numbers: true },
  );
}
