/** Filters that people have saved under names. */
import type { SavedFilterAnswer } from "../../api/filters.ts";
import type { Filters } from "../inbox/filters.ts";
import { ask } from "./client.ts";

export type SavedFilter = SavedFilterAnswer;

export const listSavedFilters = (): Promise<{ filters: SavedFilter[] }> => ask("filters");
export const saveFilter = (name: string, filter: Filters): Promise<SavedFilter> =>
  ask("filters", "POST", { name, filter });
export const removeSavedFilter = (name: string): Promise<unknown> =>
  ask(`filters/${encodeURIComponent(name)}`, "DELETE");
export const feedAddress = (name: string, language: string): string =>
  `/feeds/${encodeURIComponent(name)}.atom?language=${language}`;
