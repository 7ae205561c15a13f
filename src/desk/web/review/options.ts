/** What can be chosen in forms and filters, in the words of the interface. */
import {
  datePrecisions,
  factKinds,
  factTypes,
  languages,
  metrics,
  partyRoles,
  qualifiers,
  rates,
  reviewStates,
  statuses,
} from "../../../model.ts";
import { type NameFamily, useNames } from "../app/names.tsx";
import { useLocale } from "../language/locale.tsx";
import type { Option } from "../ui/fields.tsx";

function told<Id extends string>(ids: readonly Id[], label: (id: Id) => string): readonly Option[] {
  return ids.map((value) => ({ value, label: label(value) }));
}

export function useOptions() {
  const { words } = useLocale();
  const names = useNames();
  return {
    types: told(factTypes, (id) => words(`type.${id}`)),
    statuses: told(statuses, (id) => words(`status.${id}`)),
    states: told(reviewStates, (id) => words(`state.${id}`)),
    kinds: told(factKinds, (id) => words(`kind.${id}`)),
    metrics: told(metrics, (id) => words(`metric.${id}`)),
    qualifiers: told(qualifiers, (id) => words(`qualifier.${id}`)),
    rates: told(rates, (id) => words(`per.${id}`)),
    precisions: told(datePrecisions, (id) => words(`precision.${id}`)),
    roles: told(partyRoles, (id) => words(`role.party.${id}`)),
    languages: told(languages, (id) => words(`language.${id}`)),
    named: (family: NameFamily): readonly Option[] =>
      names.all(family).map(({ id, name }) => ({ value: id, label: name })),
  };
}
