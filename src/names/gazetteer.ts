/** The gazetteers: institutions, regions with their provinces, sectors and programmes, read from YAML. */
import { readData } from "../data.ts";
import { institutionsFile, programmesFile, regionsFile, sectorsFile } from "./schema.ts";
import type { Bearer, Institution, Programme, Sector, Years } from "./schema.ts";

export const nameKinds = ["institution", "region", "sector", "programme"] as const;
export type NameKind = (typeof nameKinds)[number];

/** Somebody or something that bears names. */
export interface Named {
  readonly kind: NameKind;
  readonly bearer: Bearer;
  /** When it existed; null where nothing is known or it does not matter. */
  readonly years: Years | null;
}

export interface Gazetteer {
  readonly all: readonly Named[];
  readonly institutions: ReadonlyMap<string, Institution>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly sectors: ReadonlyMap<string, Sector>;
  /** The region of each province. */
  readonly regionOf: ReadonlyMap<string, string>;
}

/** Where the four files lie; tests lay their own texts beside. */
export const builtIn = new URL(".", import.meta.url);

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

const idsOf = (items: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

const named = (kind: NameKind, bearers: readonly (Bearer & { years?: Years | undefined })[]): Named[] =>
  bearers.map((bearer) => ({ kind, bearer, years: bearer.years ?? null }));

/**
 * Reads the gazetteers of a folder.
 * @throws SijillError "bad-data" with file, line and field; "not-readable" where a file is missing
 */
export function loadGazetteer(folder: URL = builtIn): Gazetteer {
  const regions = readData(new URL("regions.yaml", folder), regionsFile);
  const sectors = readData(new URL("sectors.yaml", folder), sectorsFile);
  const provinces = regions.flatMap((region) => region.provinces.map((province) => [province.id, region.id] as const));
  const institutions = readData(
    new URL("institutions.yaml", folder),
    institutionsFile(new Set(provinces.map(([province]) => province)), idsOf(sectors)),
  );
  const programmes = readData(new URL("programmes.yaml", folder), programmesFile(idsOf(institutions)));
  return {
    all: [
      ...named("institution", institutions),
      ...named("region", regions),
      ...regions.flatMap((region) => named("region", region.provinces)),
      ...named("sector", sectors),
      ...named("programme", programmes),
    ],
    institutions: byId(institutions),
    programmes: byId(programmes),
    sectors: byId(sectors),
    regionOf: new Map(provinces),
  };
}

let known: Gazetteer | null = null;

/** The built-in gazetteers, read once. Errors: as `loadGazetteer`. */
export function gazetteer(): Gazetteer {
  known ??= loadGazetteer();
  return known;
}
