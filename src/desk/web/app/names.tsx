import { createContext, type ComponentChildren } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { NamesAnswer } from "../../api/overview.ts";
import { readNames } from "../api/desk.ts";
import { useLoaded } from "../api/use-loaded.ts";
import { useLocale } from "../language/locale.tsx";

export type NameFamily = NamesAnswer["names"][number]["family"];

export interface Names {
  /** What an id is called in the language of the interface; the id itself where it has no name. */
  readonly of: (id: string) => string;
  /** All of a family, by name. */
  readonly all: (family: NameFamily) => readonly { readonly id: string; readonly name: string }[];
}

const NamesContext = createContext<Names>({ of: (id) => id, all: () => [] });

export const useNames = (): Names => useContext(NamesContext);

export function NamesProvider({ children }: { children: ComponentChildren }) {
  const { language } = useLocale();
  const { value } = useLoaded("names", readNames);
  const names = useMemo<Names>(() => {
    const given = value?.names ?? [];
    const byId = new Map(given.map((one) => [one.id, one[language]]));
    return {
      of: (id) => byId.get(id) ?? id,
      all: (family) =>
        given
          .filter((one) => one.family === family)
          .map((one) => ({ id: one.id, name: one[language] }))
          .toSorted((one, other) => one.name.localeCompare(other.name, language)),
    };
  }, [value, language]);
  return <NamesContext.Provider value={names}>{children}</NamesContext.Provider>;
}
