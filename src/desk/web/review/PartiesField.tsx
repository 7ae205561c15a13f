import { type Party, partyRoles } from "../../../model.ts";
import { useLocale } from "../language/locale.tsx";
import { useOptions } from "./options.ts";

/** Who the claim concerns, and as what. A name that is changed is no longer the gazetteer's. */
export function PartiesField({
  parties,
  change,
}: {
  parties: readonly Party[];
  change: (parties: readonly Party[]) => void;
}) {
  const { words } = useLocale();
  const { roles } = useOptions();
  const put = (at: number, party: Party): void => change(parties.with(at, party));
  return (
    <fieldset class="field parties form-row">
      <legend>{words("field.parties")}</legend>
      {parties.map((party, at) => (
        <div key={at} class="party">
          <input
            dir="auto"
            aria-label={words("party.name")}
            value={party.name}
            maxLength={300}
            onInput={({ currentTarget }) => put(at, { ...party, name: currentTarget.value, id: null })}
          />
          <select
            aria-label={words("party.role")}
            value={party.role}
            onChange={({ currentTarget }) =>
              put(at, { ...party, role: partyRoles.find((one) => one === currentTarget.value) ?? party.role })
            }
          >
            {roles.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="quiet"
            aria-label={words("remove", { name: party.name })}
            onClick={() => change(parties.toSpliced(at, 1))}
          >
            ✕
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button small"
        onClick={() => change([...parties, { name: "", id: null, role: "signatory" }])}
      >
        {words("party.add")}
      </button>
    </fieldset>
  );
}
