import type { Bearer } from "../../names/schema.ts";
import type { Gazetteer } from "../../names/gazetteer.ts";
import type { Sources } from "../../sources/load.ts";
import type { NamesAnswer } from "../api/overview.ts";

/**
 * What ids are called in the languages of the desk; where one has no name of its own, the nearest that there is.
 * @param kept ids of sources that records come from: one that is in no list any more is called by its id
 */
export function namesOf(gazetteer: Gazetteer, sources: Sources, kept: readonly string[]): NamesAnswer {
  const named = gazetteer.all.map(({ kind, bearer }) => ({
    id: bearer.id,
    family: kind,
    fr: nameIn(bearer, "fr", "en", "es", "ar"),
    ar: nameIn(bearer, "ar", "fr", "en", "es"),
    en: nameIn(bearer, "en", "fr", "es", "ar"),
  }));
  const listed = new Set(sources.all.map(({ id }) => id));
  const unlisted = kept.filter((id) => !listed.has(id)).map((id) => ({ id, name: id }));
  const publishers = [...sources.all, ...unlisted].map(({ id, name }) => ({
    id,
    family: "source" as const,
    fr: name,
    ar: name,
    en: name,
  }));
  return { names: [...named, ...publishers] };
}

function nameIn(bearer: Bearer, ...languages: readonly ("fr" | "ar" | "en" | "es")[]): string {
  const known = languages.map((language) => bearer[language]?.[0]).find((name) => name !== undefined);
  return known ?? bearer.acronyms?.[0] ?? bearer.id;
}
