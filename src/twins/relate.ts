/** What two articles are to each other: decided by what is kept of both, without their texts. */
import type { Source } from "../sources/load.ts";
import { compareTexts, type Comparison } from "./compare.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { isOneText, isReprint, isRevision } from "./limits.ts";
import { daysApart, haveOneTitle } from "./titles.ts";
import { wordsOf } from "./words.ts";

/**
 * - `same`: one article of an outlet under two addresses
 * - `copy`: an aggregator's copy of an outlet's article, or two aggregators' copies of one
 * - `version`: an article of an outlet and what became of it when it was edited
 * - `shared`: a text that two outlets run: an agency's, a communiqué
 */
export const relations = ["same", "copy", "version", "shared"] as const;
export type Relation = (typeof relations)[number];

/** What is kept of an article to tell its twins. */
export interface Sighting {
  readonly url: string | null;
  readonly title: string;
  /** ISO 8601 month, day or instant; null where it is not known. */
  readonly publishedAt: string | null;
  /** Who shows it. */
  readonly outlet: string | null;
  /** Who it was taken from, or the agency that wrote it. */
  readonly originalOutlet: string | null;
  /** What `outlet` is; null for one that no source describes. */
  readonly outletKind: Source["outlet"] | null;
  readonly fingerprint: Fingerprint;
}

/**
 * The relation of two articles, whichever is given first; null where they are two texts.
 * @param isOneAddress whether their addresses are those of one page
 */
export function relate(one: Sighting, other: Sighting, isOneAddress: boolean): Relation | null {
  const texts = compareTexts(one.fingerprint, other.fingerprint);
  const days = daysApart(one.publishedAt, other.publishedAt);
  const isOneTitle = haveOneTitle(one.title, other.title);
  const isOneHome = areEqual(homeOf(one), homeOf(other));
  if (isOneHome && areEqual(outletOf(one), outletOf(other)))
    return withinOutlet({ texts, days, isOneTitle }, isOneAddress);
  if (isOneText(texts, days, isOneTitle)) return acrossOutlets(one, other);
  // The aggregator still has what the outlet has edited since.
  return isOneHome && isRevision(texts, days, isOneTitle) ? "version" : null;
}

interface Signs {
  readonly texts: Comparison;
  readonly days: number | null;
  readonly isOneTitle: boolean;
}

function withinOutlet({ texts, days, isOneTitle }: Signs, isOneAddress: boolean): Relation | null {
  if (isReprint(texts, isOneAddress ? 0 : days, isOneTitle)) return "same";
  return isRevision(texts, isOneAddress ? 0 : days, isOneAddress || isOneTitle) ? "version" : null;
}

/** What one text is to two outlets. An aggregator that does not say whose article it shows is taken to show the other's. */
function acrossOutlets(one: Sighting, other: Sighting): Relation {
  if (one.outletKind !== "aggregator" && other.outletKind !== "aggregator") return "shared";
  const [home, otherHome] = [homeOf(one), homeOf(other)];
  return home === null || otherHome === null || home === otherHome ? "copy" : "shared";
}

/** Whose article it is: for an aggregator the outlet it was taken from, where it says so. */
export function homeOf(sighting: Pick<Sighting, "url" | "outlet" | "originalOutlet" | "outletKind">): string | null {
  if (sighting.outletKind !== "aggregator") return outletOf(sighting);
  return sighting.originalOutlet === null ? null : nameOf(sighting.originalOutlet);
}

/** Who shows it: by name, else by host. */
export function outletOf({ url, outlet }: Pick<Sighting, "url" | "outlet">): string | null {
  if (outlet !== null) return nameOf(outlet);
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null;
}

/** An outlet's name in the form in which names are compared. */
export function nameOf(outlet: string): string {
  return wordsOf(outlet).join(" ");
}

function areEqual(one: string | null, other: string | null): boolean {
  return one !== null && one === other;
}
