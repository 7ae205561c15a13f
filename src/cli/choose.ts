import { SijillError } from "../errors.ts";
import { bareHost, type Source, type Sources } from "../sources/load.ts";

/**
 * The sources that are named by id or host, or all that can be crawled.
 * @throws SijillError "wrong-use" for a name that is not known, with the nearest that is; for one that cannot be crawled; and for none
 */
export function chooseSources(names: readonly string[], all: boolean, sources: Sources): Source[] {
  if (all && names.length > 0) throw new SijillError("wrong-use", "name publishers or give --all, not both");
  if (all) return sources.all.filter(canBeCrawled);
  if (names.length === 0)
    throw new SijillError("wrong-use", "name the publishers to crawl; sijill sources lists them, --all takes them all");
  const chosen = names.map((name) => {
    const source = findSource(name, sources);
    if (!canBeCrawled(source)) {
      throw new SijillError(
        "wrong-use",
        `${source.id} has no feed, sitemap or listing to crawl by; add one in a folder of your own (SIJILL_SOURCES)`,
      );
    }
    return source;
  });
  return [...new Set(chosen)];
}

/**
 * The source of an id, a host or a web address.
 * @throws SijillError "wrong-use" for a name that is not known, with the nearest that is
 */
export function findSource(name: string, sources: Sources): Source {
  const source = sources.all.find(({ id }) => id === name.toLowerCase()) ?? sources.forHost(hostIn(name));
  if (source === null) throw unknown(name, sources);
  return source;
}

function canBeCrawled({ feeds, sitemaps, listings }: Source): boolean {
  return feeds.length + sitemaps.length + listings.length > 0;
}

/** The host of a web address, or what may be one. */
function hostIn(name: string): string {
  return URL.canParse(name) ? new URL(name).hostname : name;
}

function unknown(name: string, sources: Sources): SijillError {
  const near = nearest(
    bareHost(name),
    sources.all.map(({ id }) => id),
  );
  const hint = near === null ? "" : `; did you mean ${near}?`;
  return new SijillError(
    "wrong-use",
    `there is no publisher "${name.slice(0, 100)}"${hint || "; sijill sources lists them"}`,
  );
}

/** The name with the fewest letters to change, if that is less than half of them. */
function nearest(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((one) => ({ one, distance: editDistance(name.slice(0, 50).toLowerCase(), one) }))
    .toSorted((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best !== undefined && best.distance < best.one.length / 2 ? best.one : null;
}

/** Levenshtein's: letters put in, left out or changed. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const changed = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
