import { datePrecisions, factKinds, factTypes, reviewStates } from "../../../model.ts";
import { decisionActions } from "../../../records/allowed.ts";
import type { Reason } from "../../../errors.ts";
import type { Refusal } from "../api/client.ts";
import type { Words } from "../language/words.ts";
import { roles } from "../people/roles.ts";

/** A refusal in the language of the interface: by its reasons where it has some, else by its status. */
export function refusalText({ status, problem }: Refusal, words: Words): string {
  const reasons = problem?.reasons ?? [];
  if (reasons.length > 0) return reasons.map((reason) => reasonText(reason, words)).join(" ");
  if (status === 0) return words("failure.unreachable");
  if (status === 400) return words("failure.malformed");
  if (status === 403) return words("failure.forbidden");
  if (status === 404) return words("failure.missing");
  if (status === 422) return words("failure.refused");
  if (status === 429) return words("failure.tooMany");
  if (status === 503) return words("failure.busy");
  return status >= 500 ? words("failure.server") : words("failure.status", { status: String(status) });
}

/** What the server says about it in English, where that tells more than the words of the interface. */
export function refusalDetail({ status, problem }: Refusal): string | null {
  const isTold = (problem?.reasons ?? []).length > 0;
  return isTold || (status !== 400 && status !== 422) ? null : (problem?.detail ?? null);
}

function reasonText({ is, values }: Reason, words: Words): string {
  const told = Object.entries(values).map(([name, value]) => [name, valueText(name, value, words)]);
  return words(`refusal.${is}`, Object.fromEntries(told));
}

/** Ids are told as elsewhere on the pages; figures, days and names as they are. */
function valueText(name: string, value: string | number, words: Words): string | number {
  const oneOf = <Id extends string>(ids: readonly Id[]): Id | undefined => ids.find((id) => id === value);
  const [state, action, type] = [oneOf(reviewStates), oneOf(decisionActions), oneOf(factTypes)];
  const [kind, precision, role] = [oneOf(factKinds), oneOf(datePrecisions), oneOf(roles)];
  if (name === "state" && state !== undefined) return words(`state.${state}`);
  if (name === "action" && action !== undefined) return words(`act.${action}`);
  if (name === "type" && type !== undefined) return words(`type.${type}`);
  if (name === "kind" && kind !== undefined) return words(`kind.${kind}`);
  if (name === "precision" && precision !== undefined) return words(`precision.${precision}`);
  if (name === "role" && role !== undefined) return words(`role.${role}`);
  return value;
}
