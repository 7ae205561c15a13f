import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import type { RecordCountsAnswer } from "../../api/records.ts";
import { useLocale } from "../language/locale.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { SavedFilters } from "./SavedFilters.tsx";
import { changed, readFilters, readSort, sorts } from "./filters.ts";

interface Props {
  readonly search: string;
  readonly counts: RecordCountsAnswer | undefined;
  /** Where `/` puts the focus. */
  readonly searchBox: RefObject<HTMLInputElement>;
  readonly exportThem: () => void;
  readonly bulk: (() => void) | null;
}

/** Words to search for, the filters, the order, and how many records they leave. */
export function FilterBar({ search, counts, searchBox, exportThem, bulk }: Props) {
  const { words, formats } = useLocale();
  const [, navigate] = useLocation();
  const filters = readFilters(search);
  // Records of several units add up to nothing.
  const sum = counts?.totals.length === 1 ? counts.totals[0] : undefined;
  const [typed, setTyped] = useState(filters.q ?? "");
  const [isSavedShown, setSavedShown] = useState(false);
  useEffect(() => setTyped(filters.q ?? ""), [filters.q]);
  const set = (changes: Readonly<Record<string, string | null>>): void => navigate(changed(search, changes));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    set({ q: typed.trim() });
    searchBox.current?.blur();
  };
  return (
    <div class="filter-bar">
      <form role="search" onSubmit={submit}>
        <input
          ref={searchBox}
          type="search"
          dir="auto"
          maxLength={200}
          value={typed}
          placeholder={words("inbox.search")}
          aria-label={words("inbox.search")}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </form>
      <FilterPanel filters={filters} set={set} showSaved={() => setSavedShown(true)} />
      <FilterChips filters={filters} set={set} />
      <div class="list-head">
        <p class="faint" aria-live="polite">
          {counts === undefined ? words("loading") : words("records.count", { count: counts.all })}
          {filters.summed === "true" && sum !== undefined ? (
            <>
              {" · "}
              <strong>{formats.sum(sum.total, sum.unit)}</strong>
            </>
          ) : null}
        </p>
        <button type="button" class="quiet" onClick={exportThem}>
          {words("export.open")}
        </button>
        {bulk === null || counts?.all === 0 ? null : (
          <button type="button" class="quiet" onClick={bulk}>
            {words("bulk.open")}
          </button>
        )}
        <select
          class="quiet"
          aria-label={words("sort.label")}
          value={readSort(search)}
          onChange={({ currentTarget }) => set({ sort: currentTarget.value })}
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {words(`sort.${sort}`)}
            </option>
          ))}
        </select>
      </div>
      {isSavedShown ? <SavedFilters close={() => setSavedShown(false)} /> : null}
    </div>
  );
}
