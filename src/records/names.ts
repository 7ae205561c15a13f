/** Which names two facts share, and how much each tells. */
import { gazetteer } from "../names/gazetteer.ts";
import type { Points } from "./points.ts";
import type { Place, Profile, Spelled } from "./profile.ts";
import { isSure } from "./spelling.ts";
import { weights } from "./weights.ts";

/** A gazetteer name by its key, "institution:ocp". */
interface Key {
  readonly kind: string;
  readonly id: string;
}

function keyOf(name: string): Key {
  const at = name.indexOf(":");
  return { kind: name.slice(0, at), id: name.slice(at + 1) };
}

/** Whether an id is that of a province and not of a region. */
export const isProvince = (id: string): boolean => gazetteer().regionOf.has(id);

/** How much a name of the gazetteers tells: the fewer facts carry it, the more. */
export function weightOf(name: string): number {
  const { kind, id } = keyOf(name);
  if (kind === "programme") return weights.programme.points;
  if (kind === "sector") return weights.sector.points;
  if (kind === "region") return isProvince(id) ? weights.province.points : weights.region.points;
  return (
    weights.institutions.points[gazetteer().institutions.get(id)?.type ?? ""] ??
    weights.institutions.points["institution"] ??
    0
  );
}

/** A name told by a narrower one: a region whose province is shared as well, a sector whose branch is. */
function isTold(name: string, shared: ReadonlySet<string>): boolean {
  const { kind, id } = keyOf(name);
  const { regionOf, sectors } = gazetteer();
  return [...shared].some((other) => {
    const narrower = keyOf(other);
    if (narrower.kind !== kind || narrower.id === id) return false;
    return kind === "region"
      ? regionOf.get(narrower.id) === id
      : kind === "sector" && sectors.get(narrower.id)?.group === id;
  });
}

const shareOf = (one: Place, other: Place): number =>
  one === "story" || other === "story" ? weights.inStory.share : 1;

/** What the names say for one claim, the most telling first; each further one counts less. */
export function sharedNames(one: Profile, other: Profile): Points[] {
  const common = new Set([...one.known.keys()].filter((name) => other.known.has(name)));
  const known = [...common]
    .filter((name) => !isTold(name, common))
    .map((name) => ({
      points: weightOf(name) * shareOf(one.known.get(name) ?? "story", other.known.get(name) ?? "story"),
      reason: `both name ${labelOf(name)}`,
    }));
  const found = [...known, ...sharedSpellings(one.spelled, other.spelled)].filter(({ points }) => points > 0);
  return found
    .toSorted((first, second) => second.points - first.points || (first.reason < second.reason ? -1 : 1))
    .map(({ points, reason }, at) => ({ points: points * weights.further.share ** at, reason }));
}

const bearers = new Map(gazetteer().all.map(({ kind, bearer }) => [`${kind}:${bearer.id}`, bearer]));

/** As it is shown to people: the first name that the gazetteer has. */
export function labelOf(name: string): string {
  const bearer = bearers.get(name);
  return bearer?.acronyms?.[0] ?? bearer?.fr?.[0] ?? bearer?.en?.[0] ?? keyOf(name).id;
}

function sharedSpellings(ones: readonly Spelled[], others: readonly Spelled[]): Points[] {
  const points: Points[] = [];
  const taken = new Set<string>();
  for (const one of ones) {
    for (const other of others) {
      const weight = spellingWeight(one, other);
      if (weight === 0 || taken.has(one.word) || taken.has(other.word)) continue;
      taken.add(one.word).add(other.word);
      const name = one.word === other.word ? one.word : `${one.word} / ${other.word}`;
      points.push({ points: weight * shareOf(one.place, other.place), reason: `both name ${name}` });
    }
  }
  return points;
}

/** How much two words tell as one name; 0 where they are two. */
export function spellingWeight(one: Spelled, other: Spelled): number {
  if (one.unmarked === other.unmarked) {
    if (one.word !== other.word || !(one.sure || other.sure)) return 0;
    return one.place === "party" || other.place === "party" ? weights.company.points : weights.spelled.points;
  }
  if (one.consonants === "" || one.consonants !== other.consonants) return 0;
  return isSure(one.consonants) ? weights.spelled.points : weights.spelledShort.points;
}
