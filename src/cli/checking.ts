/** What `sijill sources check` does: the files of publishers, and how they do in the register. */
import { troubles } from "../operations/health.ts";
import { checkHealth, type SourceHealth } from "../operations/source-health.ts";
import { readSettings, type Settings } from "../settings.ts";
import { checkSources } from "../sources/check.ts";
import { builtIn } from "../sources/load.ts";
import { locationOf, mayExist } from "../store/open.ts";
import { loadKnownSources } from "./known.ts";
import { cell, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { openExistingRegister } from "./register.ts";

/** What `sources check` is told. */
export interface CheckOptions {
  readonly sources?: string;
  readonly data?: string;
  readonly health?: boolean;
  readonly json?: boolean;
}

/**
 * Checks the files of all publishers and writes what is wrong with them. Where there is a register, warns of publishers that do
 * not do as they usually do; with `--health` it must be there and all are listed. Sets exit status 1 for any defect, and with
 * `--health` for any warning.
 */
export async function checkKnownSources({ sources, data, health = false, json = false }: CheckOptions): Promise<void> {
  const settings = readSettings(process.env, { sourcesFolder: sources, dataFolder: data });
  const { files, defects } = checkSources(
    settings.sourcesFolder === null ? [builtIn] : [builtIn, settings.sourcesFolder],
  );
  for (const defect of defects) await (json ? writeJson({ defect }) : write(`${cell(defect)}\n`));
  if (!json) await write(`${files} files, ${defects.length === 1 ? "1 defect" : `${defects.length} defects`}\n`);
  if (defects.length > 0) process.exitCode = 1;
  // With defects nobody knows which publishers there are.
  if (defects.length > 0 || !(health || mayExist(locationOf(settings)))) return;

  const found = await healthIn(settings);
  const warned = found.filter(({ state }) => troubles.includes(state));
  if (health && warned.length > 0) process.exitCode = 1;
  if (json) for (const one of found) await writeJson(one);
  else await write(health ? tableOf(found) : warningsOf(warned));
}

async function healthIn(settings: Settings): Promise<SourceHealth[]> {
  const { all } = loadKnownSources(settings);
  const ids = all.map(({ id }) => id).toSorted();
  const register = await openExistingRegister(settings);
  try {
    const found = await checkHealth(register, ids, Date.now());
    return found.toSorted((one, other) => rank(one) - rank(other));
  } finally {
    await register.close();
  }
}

function rank({ state }: SourceHealth): number {
  return troubles.includes(state) ? troubles.indexOf(state) : troubles.length;
}

function warningsOf(warned: readonly SourceHealth[]): string {
  const lines = warned.map(({ source, state, reason }) => `warning: ${source} is ${state}: ${cell(reason)}\n`);
  if (warned.length > 0) lines.push("Next: sijill sources check --health lists them all.\n");
  return lines.join("");
}

function tableOf(found: readonly SourceHealth[]): string {
  if (found.length === 0) return "no publisher has been crawled into this register yet\n";
  const rows = found.map(({ source, state, lastArticle, lastAnswer, reason }) => {
    return [source, state, momentOf(lastArticle), momentOf(lastAnswer), cell(reason)];
  });
  return tableText(rows, { names: ["publisher", "state", "last article", "last answer", "why"] });
}

/** As `2026-03-04 05:06`, in UTC as everywhere in the register; "never" for null. */
function momentOf(instant: string | null): string {
  return instant === null ? "never" : instant.slice(0, 16).replace("T", " ");
}
