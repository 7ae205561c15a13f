import { loadEngine } from "../facts/engine.ts";
import { extractFacts } from "../facts/extract.ts";
import { readPage } from "../page/read.ts";
import { readerVersion } from "../page/version.ts";
import type { Settings } from "../settings.ts";
import { loadSources } from "../sources/load.ts";
import { hashOf } from "../text/identity.ts";
import type { ReadingTools } from "./reading.ts";

/**
 * Sources, rules and lexicons, loaded once for all pages, with one hash over all of them.
 * @throws SijillError "bad-data", "not-readable" for those of the user's own
 */
export function openReadingTools(
  settings: Pick<Settings, "sourcesFolder" | "rulesFolder" | "pageLimit">,
): ReadingTools {
  const sources = loadSources(foldersOf(settings.sourcesFolder));
  const engine = loadEngine(foldersOf(settings.rulesFolder));
  const sizeLimit = settings.pageLimit;
  return {
    rules: hashOf(JSON.stringify([engine.hash, readerVersion, sources.all])).slice(0, 16),
    read: (page) => readPage(page, sources, { sizeLimit }),
    extract: (article) => extractFacts(article, engine),
  };
}

function foldersOf(path: string | null): string[] {
  return path === null ? [] : [path];
}
