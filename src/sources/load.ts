import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SijillError } from "../errors.ts";
import { readData } from "../data.ts";
import { sourceSchema, type Source } from "./schema.ts";

export type { Source } from "./schema.ts";

/** The publishers that are known, and which of them a host belongs to. */
export interface Sources {
  readonly all: readonly Source[];
  /** The publisher of a host name, its twins included (see `bareHost`); null for a host that nobody described. */
  forHost(host: string): Source | null;
}

/** Where the publishers that come with the program stand. */
export const builtIn = fileURLToPath(new URL("publishers", import.meta.url));

/**
 * Reads the publishers that come with the program and those of the user's own folders.
 *
 * @param folders of YAML files, one publisher each, laid over the built-in ones in this order: the same id replaces
 * @throws SijillError `not-readable` for a folder that cannot be read; `bad-data` with file, line and field
 * @example
 * ```ts
 * import { loadSources } from "sijill";
 *
 * const sources = loadSources();
 * console.log(sources.all.length, "publishers;", sources.forHost("www.medias24.com")?.name);
 * ```
 */
export function loadSources(folders: readonly string[] = []): Sources {
  const byId = new Map<string, Source>();
  for (const folder of [builtIn, ...folders]) {
    for (const file of yamlFiles(folder)) {
      const source = readData(file, sourceSchema);
      byId.set(source.id, source);
    }
  }
  return makeSources([...byId.values()]);
}

/**
 * Sources from values, for callers that have them at hand. The first to name a host has it.
 * @example
 * ```ts
 * import { loadSources, makeSources } from "sijill";
 *
 * const agencies = makeSources(loadSources().all.filter(({ outlet }) => outlet === "agency"));
 * console.log(agencies.all.length, "agencies");
 * ```
 */
export function makeSources(all: readonly Source[]): Sources {
  const byHost = new Map<string, Source>();
  for (const source of all) {
    for (const host of source.hosts) {
      const bare = bareHost(host);
      if (!byHost.has(bare)) byHost.set(bare, source);
    }
  }
  return { all, forHost: (host) => byHost.get(bareHost(host)) ?? null };
}

/** A host without what only tells its twins apart: case, final dot, and the labels `www.`, `m.`, `mobile.` and `amp.`. */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.+$/u, "")
    .replace(/^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/u, "");
}

/**
 * The YAML files of a folder by name.
 * @throws SijillError `not-readable`
 */
export function yamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/u.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch (cause) {
    throw new SijillError("not-readable", `${folder}: this folder of sources cannot be read`, { cause });
  }
}

/** The publisher of a web address; null for the address of nobody who is described, and for what is no address. */
export function sourceAt(sources: Sources, address: string): Source | null {
  return URL.canParse(address) ? sources.forHost(new URL(address).hostname) : null;
}
