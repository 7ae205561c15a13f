import { resolve } from "node:path";
import { SijillError } from "../errors.ts";
import { readSettings } from "../settings.ts";
import { copyRegister, type ComparedTable, type CopyProgress } from "../store/copy/copy.ts";
import { isPostgres, type Location, locationFrom, locationOf, mayExist, openDatabase } from "../store/open.ts";
import type { CopyOptions, MigrateOptions } from "./db.ts";
import { openLiveLine } from "./output/live-line.ts";
import { tableText } from "./output/table.ts";
import { write } from "./output/write.ts";

/** Brings the tables of the register that the settings name up to date, and writes what was done. */
export async function migrateRegister({ data }: MigrateOptions): Promise<void> {
  const { place, migrated, close } = await openDatabase(locationOf(readSettings(process.env, { dataFolder: data })));
  await close();
  await write(`${place}: ${migrated.length === 0 ? "up to date already" : `made ${migrated.join(", ")}`}\n`);
}

/** Copies a register and writes how many rows each table has on both sides. A difference sets exit status 1. */
export async function copyBetween({ from, to, resume = false }: CopyOptions): Promise<void> {
  const [source, target] = [locationGiven(from), locationGiven(to)];
  if (source === target) throw new SijillError("wrong-use", "--from and --to name the same register.");
  if (!mayExist(source)) {
    throw new SijillError(
      "missing-input",
      `there is no register in ${source}; name the folder or file of one by --from`,
    );
  }
  const opened = await openDatabase(source);
  const live = openLiveLine();
  const report = ({ table, copied, total }: CopyProgress) => live.show(`${table}  ${copied} of ${total}`);
  try {
    const other = await openDatabase(target);
    try {
      const compared = await copyRegister(opened, other, { resume, report });
      live.stop();
      await write(comparisonText(compared));
      if (compared.some(differs)) process.exitCode = 1;
    } finally {
      await other.close();
    }
  } finally {
    live.stop();
    await opened.close();
  }
}

/** A place as it was typed, checked as a setting where it is a URL. */
function locationGiven(text: string): Location {
  if (isPostgres(text)) return readSettings({}, { databaseUrl: text }).databaseUrl ?? text;
  return resolve(locationFrom(text));
}

const differs = ({ from, to }: ComparedTable) => from !== to;

function comparisonText(compared: readonly ComparedTable[]): string {
  const rows = compared.map(({ table, from, to }) => [table, String(from), String(to)]);
  const table = tableText(rows, { names: ["table", "from", "to"], numbers: true });
  const total = compared.reduce((sum, { from }) => sum + from, 0);
  const wrong = compared.filter(differs).map(({ table: name }) => name);
  const verdict =
    wrong.length === 0
      ? `${total} rows copied; every table has as many rows as the one it was copied from.`
      : `These tables differ: ${wrong.join(", ")}. Rows of its own in the target, or writing meanwhile, make a difference.`;
  return `${table}${verdict}\n`;
}
