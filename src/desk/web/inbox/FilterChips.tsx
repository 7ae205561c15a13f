import { useLocale } from "../language/locale.tsx";
import { type FilterName, filterNames, type Filters } from "./filters.ts";
import { useFilterTelling } from "./use-filter-telling.ts";

interface Props {
  readonly filters: Filters;
  readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}

/** The filters that are set, each to be taken away by itself. */
export function FilterChips({ filters, set }: Props) {
  const { words } = useLocale();
  const tell = useFilterTelling();
  const active = filterNames.filter((name) => filters[name] !== undefined && !(name === "state" && isUsual(filters)));
  if (active.length === 0) return null;
  const told = (name: FilterName): string => tell(name, filters[name] ?? "");
  return (
    <p class="chips">
      {active.map((name) => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-label={words("remove", { name: told(name) })}
          onClick={() => set({ [name]: null })}
        >
          {told(name)} <span aria-hidden="true">✕</span>
        </button>
      ))}
      <button
        type="button"
        class="quiet"
        onClick={() => set(Object.fromEntries(filterNames.map((name) => [name, null])))}
      >
        {words("filter.clear")}
      </button>
    </p>
  );
}

/** What waits is what the inbox shows by itself. */
const isUsual = ({ state }: Filters): boolean => state === "pending";
