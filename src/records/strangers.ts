/** What the names of two facts say against their being one claim. */
import { classOf } from "../facts/party-class.ts";
import { isProvince, labelOf, spellingWeight } from "./names.ts";
import type { Points } from "./points.ts";
import type { Profile, Spelled } from "./profile.ts";
import { weights } from "./weights.ts";

type Look = (one: Profile, other: Profile) => Points | null;

const looks: readonly Look[] = [
  (one, other) => companies(one, other) ?? strangeNames(one, other),
  regions,
  (one, other) => apart("sector", one, other),
  (one, other) => apart("programme", one, other),
];

/** What the names say against one claim. */
export function otherNames(one: Profile, other: Profile): Points[] {
  return looks.map((look) => look(one, other)).filter((each) => each !== null);
}

/** Whether the names say anything against one claim. */
export function areOther(one: Profile, other: Profile): boolean {
  return looks.some((look) => look(one, other) !== null);
}

/** Each has a company that the other does not name at all. */
function companies(one: Profile, other: Profile): Points | null {
  const [missing, otherMissing] = [strangers(one, other), strangers(other, one)];
  if (missing === null || otherMissing === null) return null;
  const crosses = one.spelled.some(({ unmarked }) => unmarked) !== other.spelled.some(({ unmarked }) => unmarked);
  const { points } = crosses ? weights.otherCompanySpelled : weights.otherCompany;
  return { points, reason: `${missing} and ${otherMissing} are each named by one only` };
}

/** Both sentences have names that no gazetteer knows, and share none. */
function strangeNames(one: Profile, other: Profile): Points | null {
  const [ones, others] = [ownNames(one), ownNames(other)];
  if (ones.length === 0 || others.length === 0 || areShared(ones, other) || areShared(others, one)) return null;
  return { points: weights.otherSpelled.points, reason: "their names are others" };
}

function ownNames({ spelled }: Profile): Spelled[] {
  return spelled.filter(({ place, sure }) => sure && place !== "story");
}

function areShared(names: readonly Spelled[], { spelled }: Profile): boolean {
  return names.some((each) => spelled.some((name) => spellingWeight(each, name) > 0));
}

/** The company of one that the other does not name; null where it names one of them, or where there is none. */
function strangers(one: Profile, other: Profile): string | null {
  if (one.companies.length > 0 && !one.companies.some((word) => isNamed(word, one, other)))
    return one.companies.join(" ");
  const known = [...one.known].filter(([name, place]) => place === "party" && isCompany(name)).map(([name]) => name);
  const [first] = known;
  return first === undefined || known.some((name) => other.known.has(name)) ? null : labelOf(first);
}

function isCompany(name: string): boolean {
  return name.startsWith("institution:") && classOf(name.slice("institution:".length)) === "company";
}

function isNamed(word: string, { spelled }: Profile, other: Profile): boolean {
  const own = spelled.find((each) => each.word === word);
  return (
    other.words.has(word) ||
    (own !== undefined && other.spelled.some((each) => spellingWeight(own, each) > 0 || each.word === word))
  );
}

function regions(one: Profile, other: Profile): Points | null {
  const [ones, others] = [one.near.region, other.near.region];
  if (ones.length === 0 || others.length === 0) return null;
  if (!meet(one.wide.region, other.wide.region))
    return { points: weights.otherRegion.points, reason: "of other regions" };
  const [provinces, otherProvinces] = [ones.filter(isProvince), others.filter(isProvince)];
  if (provinces.length === 0 || otherProvinces.length === 0 || meet(new Set(provinces), new Set(otherProvinces)))
    return null;
  return { points: weights.otherProvince.points, reason: "of other provinces" };
}

function meet(ones: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...ones].some((each) => others.has(each));
}

function apart(kind: "sector" | "programme", one: Profile, other: Profile): Points | null {
  const [ones, others] = [one.wide[kind], other.wide[kind]];
  if (ones.size === 0 || others.size === 0 || meet(ones, others)) return null;
  const { points } = kind === "sector" ? weights.otherSector : weights.otherProgramme;
  return { points, reason: kind === "sector" ? "of other branches" : "of other programmes" };
}

/** Whether a fact is of a whole branch or programme: it is of no place and nobody is party to it. */
export function isOfSector(profile: Profile): boolean {
  const ofWhole = profile.near.sector.length + profile.near.programme.length > 0;
  return ofWhole && profile.near.region.length === 0 && profile.companies.length === 0;
}
