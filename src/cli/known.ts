import type { KindOf } from "../pipeline/link.ts";
import type { Settings } from "../settings.ts";
import { loadSources, type Sources } from "../sources/load.ts";

/**
 * The publishers that come with the program, and those of the user's own folder laid over them.
 * @throws SijillError "bad-data", "not-readable"
 */
export function loadKnownSources({ sourcesFolder }: Pick<Settings, "sourcesFolder">): Sources {
  return loadSources(sourcesFolder === null ? [] : [sourcesFolder]);
}

/** What the outlet at an address is, by the sources that are known. */
export function kindOfOutlet(known: Sources): KindOf {
  return (url) => (URL.canParse(url) ? (known.forHost(new URL(url).hostname)?.outlet ?? null) : null);
}
