import {
  datePrecisions,
  type FactDate,
  factKinds,
  metrics,
  type Party,
  partyRoles,
  qualifiers,
  rates,
  statuses,
} from "../../../model.ts";
import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import type { ClaimField } from "./changes.ts";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isAmong = <Id extends string>(ids: readonly Id[], value: unknown): value is Id => ids.some((id) => id === value);
const isParty = (value: unknown): value is Party =>
  isObject(value) && typeof value["name"] === "string" && isAmong(partyRoles, value["role"]);
const isDate = (value: unknown): value is FactDate =>
  isObject(value) && typeof value["value"] === "string" && isAmong(datePrecisions, value["precision"]);

/**
 * How the value of a field is told. What is not set is a dash.
 * Histories and disagreements give values as they were kept, so that they are looked at before they are told.
 */
export function useTelling(): (field: ClaimField, value: unknown) => string {
  const { words, formats } = useLocale();
  const names = useNames();
  return (field, value) => {
    if (field === "status" && isAmong(statuses, value)) return words(`status.${value}`);
    if (field === "kind" && isAmong(factKinds, value)) return words(`kind.${value}`);
    if (field === "metric" && isAmong(metrics, value)) return words(`metric.${value}`);
    if (field === "qualifier" && isAmong(qualifiers, value)) return words(`qualifier.${value}`);
    if (field === "per" && isAmong(rates, value)) return words(`per.${value}`);
    if (isDate(value)) return formats.date(value);
    if (typeof value === "number") return formats.number(value);
    if (typeof value === "string") return field === "horizon" ? formats.day(value) : value;
    if (!Array.isArray(value) || value.length === 0) return "–";
    const parties = value.filter(isParty).map(({ name, role }) => `${name} (${words(`role.party.${role}`)})`);
    const ids = value.filter((one) => typeof one === "string").map((id) => names.of(id));
    return [...parties, ...ids].join(", ");
  };
}
