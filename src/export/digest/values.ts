/** What a digest is made of; `gather` finds it in a register, `writeDigest` puts it into words. */
import type { FactType, Status } from "../../model.ts";
import type { KeptRecord, ListedRecord } from "../../store/records.ts";

/** One sum of new records; currencies stand apart. */
export interface DigestSum {
  readonly type: FactType;
  readonly status: Status;
  readonly unit: string;
  readonly records: number;
  readonly total: number;
}

/** The first of many things, and how many there are. */
export interface Shown<Item> {
  readonly items: readonly Item[];
  readonly all: number;
}

export interface DigestValues {
  /** The name of the saved filter. */
  readonly name: string;
  /** From the first instant to just before the second. */
  readonly from: string;
  readonly to: string;
  /** Where the desk is, without a slash at its end; null where records are linked to nowhere. */
  readonly desk: string | null;
  readonly sums: readonly DigestSum[];
  /** Newest first. */
  readonly fresh: Shown<ListedRecord>;
  readonly corrected: Shown<{ readonly record: ListedRecord; readonly who: string }>;
  readonly disagreeing: Shown<{ readonly record: ListedRecord; readonly disagreements: KeptRecord["disagreements"] }>;
  readonly results: Shown<{ readonly promise: ListedRecord; readonly result: ListedRecord }>;
}

/** A mail, ready to be sent. */
export interface Digest {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
