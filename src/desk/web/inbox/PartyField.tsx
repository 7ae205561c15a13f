import { useId } from "preact/hooks";
import { useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import { listed, namesIn } from "./filters.ts";

/** A party by its name: one of the gazetteer's, or any other as the press writes it. */
export function PartyField({ value, change }: { value: string; change: (party: string) => void }) {
  const { words } = useLocale();
  const names = useNames();
  const list = useId();
  const institutions = names.all("institution");
  const idOf = (name: string): string => institutions.find((one) => one.name === name)?.id ?? listed(name);
  return (
    <label class="field">
      {words("filter.party")}
      <input
        list={list}
        dir="auto"
        autocomplete="off"
        value={namesIn(value).map(names.of).join(", ")}
        onChange={({ currentTarget }) => change(idOf(currentTarget.value.trim()))}
      />
      <datalist id={list}>
        {institutions.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </label>
  );
}
