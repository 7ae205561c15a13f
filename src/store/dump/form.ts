/** A register in a file of JSON Lines: a header, a line for each row, and a foot by which a file that is not whole is known. */
import { z } from "zod";
import { SijillError } from "../../errors.ts";
import type { TableRow } from "../copy/tables.ts";
import { latestMigration } from "../migrations/index.ts";

export const dumpFormat = "sijill-register";
const dumpVersion = 1;

const count = z.int().min(0);

const headerForm = z.strictObject({
  format: z.literal(dumpFormat),
  version: z.literal(dumpVersion),
  /** The last migration of the register: which tables and columns there are. */
  schema: z.string(),
  /** The version of Sijill that wrote it. */
  sijill: z.string(),
  pages: z.boolean(),
  secrets: z.boolean(),
  /** How many rows of each table follow, in this order. */
  rows: z.record(z.string(), count),
});
export type DumpHeader = z.output<typeof headerForm>;

const footForm = z.strictObject({
  end: z.literal(dumpFormat),
  /** SHA-256 of everything before this line. */
  sha256: z.string(),
});

export function headerLine(header: Omit<DumpHeader, "format" | "version">): string {
  return `${JSON.stringify({ format: dumpFormat, version: dumpVersion, ...header })}\n`;
}

export function rowLine(table: string, row: TableRow): string {
  return `${JSON.stringify({ table, row }, bytesAsText)}\n`;
}

export function footLine(sha256: string): string {
  return `${JSON.stringify({ end: dumpFormat, sha256 })}\n`;
}

/** `JSON.stringify` asks Buffers for their own form before it comes here; what they are is seen in what holds them. */
function bytesAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key];
  return held instanceof Uint8Array ? { base64: Buffer.from(held).toString("base64") } : value;
}

/**
 * @param told the file, for messages
 * @throws SijillError "bad-data" for a line that is no header, or that of another version
 */
export async function readHeader(line: string, told: string): Promise<DumpHeader> {
  const parsed = headerForm.safeParse(fromText(line));
  if (!parsed.success) {
    const message = `${told} is no register that this version can read; name a file that sijill dump made, or update Sijill.`;
    throw new SijillError("bad-data", message, { cause: parsed.error });
  }
  await refuseOther(parsed.data.schema, parsed.data.sijill, told);
  return parsed.data;
}

/**
 * @param schema the last migration of what is to be imported
 * @throws SijillError "bad-data" where this is not that of this version
 */
export async function refuseOther(schema: string, sijill: string, told: string): Promise<void> {
  const own = await latestMigration();
  if (schema === own) return;
  const remedy =
    schema > own
      ? "a newer Sijill made it: update Sijill"
      : `Sijill ${sijill} made it: import it with that version, open the register with this one, which brings it up to date`;
  throw new SijillError("bad-data", `${told} has the tables of ${schema}, this version those of ${own}; ${remedy}.`);
}

/** The checksum of a foot; null for a line that is none. */
export function readFoot(line: string): string | null {
  const parsed = footForm.safeParse(fromText(line));
  return parsed.success ? parsed.data.sha256 : null;
}

const rowForm = z.strictObject({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.base64() })])),
});

/** Table and row of a line; null for a line that is none. */
export function readRow(line: string): { readonly table: string; readonly row: TableRow } | null {
  const parsed = rowForm.safeParse(fromText(line));
  if (!parsed.success) return null;
  const { table, row } = parsed.data;
  const held = Object.entries(row).map(([column, value]) => [
    column,
    value !== null && typeof value === "object" ? Buffer.from(value.base64, "base64") : value,
  ]);
  return { table, row: Object.fromEntries(held) };
}

function fromText(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
