import { existsSync } from "node:fs";
import { extname } from "node:path";
import { SijillError } from "../errors.ts";
import { readSettings } from "../settings.ts";
import type { CopyProgress } from "../store/copy/copy.ts";
import { type DumpForm, dumpTo } from "../store/dump/dump-to.ts";
import { importRegister } from "../store/dump/import.ts";
import { locationOf, openDatabase } from "../store/open.ts";
import type { DumpOptions, ImportOptions } from "./dump.ts";
import { openLiveLine } from "./output/live-line.ts";
import { write } from "./output/write.ts";
import { existingLocation } from "./register.ts";
import { readVersion } from "./version.ts";

const forms: { readonly [extension: string]: DumpForm } = {
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".sqlite": "sqlite",
  ".db": "sqlite",
};

/** Writes the whole register that the settings name into a file. */
export async function dump({ out, pages, withSecrets = false, force, data }: DumpOptions): Promise<void> {
  const form = forms[extname(out).toLowerCase()];
  if (form === undefined)
    throw new SijillError("wrong-use", `${out}: let the name end in .jsonl, or in .sqlite for a register in SQLite`);
  if (existsSync(out) && force !== true)
    throw new SijillError("wrong-use", `${out} is there already; name another file, or replace it by --force`);
  const opened = await openDatabase(existingLocation(readSettings(process.env, { dataFolder: data })));
  const live = openLiveLine();
  try {
    const report = showing((text) => live.show(text));
    const rows = await dumpTo(out, form, opened, { pages, secrets: withSecrets, sijill: readVersion(), report });
    live.stop();
    const left = [
      ...(pages ? [] : ["fetched pages"]),
      ...(withSecrets ? [] : ["passwords, logins, tokens and webhooks"]),
    ];
    await write(`${rows} rows written to ${out}${left.length === 0 ? "" : `, without ${left.join(" and ")}`}\n`);
  } finally {
    live.stop();
    await opened.close();
  }
}

/** Makes a register of a file, where the settings say. */
export async function importFile(file: string, { data }: ImportOptions): Promise<void> {
  const location = locationOf(readSettings(process.env, { dataFolder: data }));
  const live = openLiveLine();
  try {
    const rows = await importRegister(
      file,
      location,
      showing((text) => live.show(text)),
    );
    live.stop();
    await write(`${rows} rows imported from ${file}\n`);
  } finally {
    live.stop();
  }
}

function showing(show: (text: string) => void): (progress: CopyProgress) => void {
  return ({ table, copied, total }) => show(`${table}  ${copied} of ${total}`);
}
