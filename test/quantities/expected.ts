/** What a table of quantities expects: everything that is not said is plain. */
import type { Quantity } from "../../src/quantities/quantity.ts";

export type Expected = Pick<Quantity, "family" | "value" | "max" | "unit" | "qualifier" | "per" | "kind">;
type Changes = Partial<Expected>;

const plain = { max: null, qualifier: "exact", per: null, kind: null } as const;

/** A sum of dirhams, unless `changes` name another currency. */
export const money = (value: number, changes: Changes = {}): Expected => ({
  family: "money",
  value,
  unit: "MAD",
  ...plain,
  ...changes,
});

export const jobs = (value: number, changes: Changes = {}): Expected => ({
  family: "jobs",
  value,
  unit: "job",
  ...plain,
  ...changes,
});

/** People who may be hired or dismissed. */
export const people = (value: number, changes: Changes = {}): Expected => ({
  family: "count",
  value,
  unit: "job",
  ...plain,
  ...changes,
});

/** Agreements; null for a plural without a number. */
export const agreements = (value: number | null, changes: Changes = {}): Expected => ({
  family: "agreement",
  value,
  unit: "agreement",
  ...plain,
  ...changes,
});

export const expectedFields = ({ family, value, max, unit, qualifier, per, kind }: Quantity): Expected => ({
  family,
  value,
  max,
  unit,
  qualifier,
  per,
  kind,
});
