import { useLocation, useSearch } from "wouter-preact";
import type { UndertakingAnswer } from "../../api/undertakings.ts";
import { countRecords, listUndertakings } from "../api/desk.ts";
import { type Loaded, useLoaded } from "../api/use-loaded.ts";
import { type Pages, usePages } from "../api/use-pages.ts";
import { standing } from "../inbox/filters.ts";

/** What undertakings are filtered by, as records are. */
export const undertakingFilters = ["type", "sector", "region", "programme", "from", "to", "q"] as const;
export type UndertakingFilter = (typeof undertakingFilters)[number];
export const undertakingSorts = ["-value", "-date", "date", "-changed"] as const;

export type UndertakingChoice = Partial<Record<UndertakingFilter | "sort", string>>;

/** The filters and the order that the address names, and the way to others. */
export function useUndertakingChoice(): [UndertakingChoice, (changes: UndertakingChoice) => void] {
  const [, navigate] = useLocation();
  const given = new URLSearchParams(useSearch());
  const names = [...undertakingFilters, "sort"] as const;
  const choice: UndertakingChoice = {};
  for (const name of names) {
    const value = given.get(name) ?? "";
    if (value !== "") choice[name] = value;
  }
  return [choice, (changes) => navigate(undertakingsWith({ ...choice, ...changes }), { replace: true })];
}

/** The address of the undertakings that a choice leaves. */
export function undertakingsWith(choice: UndertakingChoice): string {
  const kept = Object.entries(choice).filter(([, value]) => value !== "");
  const search = new URLSearchParams(kept).toString();
  return search === "" ? "/undertakings" : `/undertakings?${search}`;
}

/** The undertakings of a choice page by page, and how many there are in all. */
export function useUndertakings(choice: UndertakingChoice): [Pages<UndertakingAnswer>, Loaded<{ all: number }>] {
  const { sort: _sort, ...filter } = choice;
  const pages = usePages(JSON.stringify(choice), async (after) => {
    const asked = { ...choice, limit: "25", ...(after === null ? {} : { after }) };
    const { undertakings, next } = await listUndertakings(asked);
    return { items: undertakings, next };
  });
  const counts = useLoaded(JSON.stringify(filter), () =>
    countRecords({ ...filter, course: "result", state: standing }),
  );
  return [pages, counts];
}
