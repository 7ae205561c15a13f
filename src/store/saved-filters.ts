/** Filters that people have saved under names, and what is mailed of them. */
import { z } from "zod";
import type { RecordFilter } from "./record-filter.ts";

/** A name stands in addresses and commands: letters and digits of any script, spaces and . _ - within. */
export const filterName = z
  .string()
  .normalize("NFC")
  .max(64)
  .regex(
    /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._-]*[\p{L}\p{M}\p{N}])?$/u,
    "write letters and digits, and spaces . _ - within, 64 at most",
  );

export interface SavedFilter {
  /** Stays when the filter is renamed. */
  readonly id: string;
  readonly name: string;
  /** Name of the user who saved it. */
  readonly owner: string;
  readonly filter: RecordFilter;
  readonly createdAt: string;
  /** Null where nothing is mailed. */
  readonly digest: DigestPlan | null;
}

export const digestIntervals = ["day", "week"] as const;
export const digestLanguages = ["fr", "ar", "en"] as const;

/** What is mailed of a filter by itself. */
export interface DigestPlan {
  readonly every: (typeof digestIntervals)[number];
  readonly language: (typeof digestLanguages)[number];
  /** Mail addresses. */
  readonly recipients: readonly string[];
  /** ISO 8601 instants: what came before the first has been told; the next mail goes at the second. */
  readonly toldUntil: string;
  readonly dueAt: string;
}

export type FilterChange = Partial<Pick<SavedFilter, "name" | "filter">>;

export interface SavedFilters {
  /** By name. */
  listSavedFilters(): Promise<SavedFilter[]>;
  findSavedFilter(name: string): Promise<SavedFilter | null>;
  /** False where another has the name. A digest comes by `planDigest`. */
  addSavedFilter(saved: Omit<SavedFilter, "digest">): Promise<boolean>;
  changeSavedFilter(name: string, change: FilterChange): Promise<"changed" | "missing" | "taken">;
  /** With its digest. False where there is none. */
  removeSavedFilter(name: string): Promise<boolean>;
  /** Sets what is mailed of a filter, in place of what was; null for nothing. False where there is no such filter. */
  planDigest(name: string, plan: DigestPlan | null): Promise<boolean>;
  /**
   * A filter whose digest is due by `now`, for this caller alone until `until`; null where there is none. Without `noteDigest` it is due again then, so
   * that a process that vanishes loses nothing.
   */
  takeDigest(now: string, until: string): Promise<SavedFilter | null>;
  /** Notes up to when a digest has told, and when the next is due. */
  noteDigest(id: string, toldUntil: string, dueAt: string): Promise<void>;
}
