import { identityOf } from "../crawl/canonical.ts";
import type { KindOf } from "../pipeline/link.ts";
import type { Settings } from "../settings.ts";
import { loadSources, sourceAt, type Sources } from "../sources/load.ts";
import type { Identify } from "../store/register.ts";

/**
 * The publishers that come with the program, and those of the user's own folder laid over them.
 * @throws SijillError "bad-data", "not-readable"
 */
export function loadKnownSources({ sourcesFolder }: Pick<Settings, "sourcesFolder">): Sources {
  return loadSources(sourcesFolder === null ? [] : [sourcesFolder]);
}

/** What the outlet at an address is, by the sources that are known. */
export function kindOfOutlet(known: Sources): KindOf {
  return (url) => sourceAt(known, url)?.outlet ?? null;
}

/** The identity of an address, by the source that it is on. */
export function identifyBy(known: Sources): Identify {
  return (address) => identityOf(address, sourceAt(known, address));
}
