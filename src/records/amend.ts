/** What a person can set over a claim, and whether it fits together. */
import { SijillError } from "../errors.ts";
import { checkClaim } from "./check-claim.ts";
import type { ClaimRecord } from "./record.ts";

/** The fields of a claim that a person can set. */
export const amendable = [
  "kind",
  "metric",
  "status",
  "value",
  "max",
  "unit",
  "per",
  "qualifier",
  "date",
  "horizon",
  "subject",
  "parties",
  "sectors",
  "regions",
  "programmes",
] as const satisfies readonly (keyof ClaimRecord)[];
export type Amendable = (typeof amendable)[number];

/** What a person has set over a claim. What is left out is as merging says. */
export type Amendments = Partial<Pick<ClaimRecord, Amendable>>;

/** As much of a claim as is decided about. */
export type Claimed = Pick<ClaimRecord, "type" | Amendable>;

type Draft = { -readonly [Field in Amendable]?: Claimed[Field] };

/** A claim as it is shown: a person's fields over what merging says, whatever that says later. */
export function shown<Claim extends Claimed>(claim: Claim, amended: Amendments): Claim {
  return { ...claim, ...amended };
}

/**
 * The amendments after some more: the fields named are set, the others stay, and one that is set to what merging says is dropped.
 * @throws SijillError "wrong-use" where what would be shown contradicts itself, with every reason
 */
export function amend(claim: Claimed, amended: Amendments, more: Amendments): Amendments {
  const draft: Draft = { ...amended, ...more };
  for (const field of amendable) if (field in draft && isSame(draft[field], claim[field])) delete draft[field];
  // What is amiss with the claim itself is not the doing of whoever mends another field of it.
  const known = checkClaim(claim);
  const problems = checkClaim(shown(claim, draft)).filter(({ told }) => !known.some((before) => before.told === told));
  if (problems.length > 0) {
    const message = `This cannot be set: ${problems.map(({ told }) => told).join("; ")}.`;
    throw new SijillError("wrong-use", message, { reasons: problems });
  }
  return draft;
}

/**
 * The amendments with which a claim that merging now words differently is shown as it was when somebody decided about it.
 * @param before what merging said until now
 */
export function keepShown(before: Claimed, after: Claimed, amended: Amendments): Amendments {
  const draft: Draft = { ...amended };
  for (const field of differing(before, after)) if (!(field in amended)) copyField(field, before, draft);
  return draft;
}

/** The fields that two claims tell differently. */
export function differing(one: Claimed, other: Claimed): Amendable[] {
  return amendable.filter((field) => !isSame(one[field], other[field]));
}

function copyField<Field extends Amendable>(field: Field, from: Pick<Claimed, Field>, to: Pick<Draft, Field>): void {
  to[field] = from[field];
}

/** Lists are the same in any order. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).toSorted());
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
