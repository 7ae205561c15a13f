/** Which records are accepted by themselves, and which of those are left to people all the same. */
import { hashOf } from "../text/identity.ts";
import { byPerson } from "./added.ts";

/** As much of a record as it is accepted by. */
export interface Judged {
  readonly id: string;
  readonly confidence: number;
  /** Ids of the rules of its facts. */
  readonly rules: readonly string[];
}

/** What is switched on for a rule; both from above 0 to 1. */
export interface Threshold {
  readonly threshold: number;
  /** The share that is left to people. */
  readonly sample: number;
}

/** Whether acceptance is switched on for all rules that found it, and it is sure enough for each. */
export function mayAccept({ confidence, rules }: Judged, thresholds: ReadonlyMap<string, Threshold>): boolean {
  const found = rules.filter((rule) => rule !== byPerson);
  return found.length > 0 && found.every((rule) => confidence >= (thresholds.get(rule)?.threshold ?? Infinity));
}

/** Whether a record is of the sample: by its id alone, so that nobody can choose, and the same whenever it is asked. */
export function isLeftToPeople({ id, rules }: Judged, thresholds: ReadonlyMap<string, Threshold>): boolean {
  const share = Math.max(0, ...rules.map((rule) => thresholds.get(rule)?.sample ?? 0));
  return Number.parseInt(hashOf(id).slice(0, 8), 16) / 2 ** 32 < share;
}
