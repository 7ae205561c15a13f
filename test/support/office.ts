/** LibreOffice without a screen, as a reader of tables that people use. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { load } from "cheerio";
import type { Element } from "domhandler";
import { findProgram } from "./servers/programs.ts";

/** The program that `SIJILL_TEST_OFFICE` names, else one on the PATH; null where there is none. */
function findOffice(): string | null {
  const named = process.env["SIJILL_TEST_OFFICE"];
  return named !== undefined && named !== "" ? named : findProgram("soffice", "libreoffice");
}

const missing = "no soffice on the PATH and no SIJILL_TEST_OFFICE; scripts/install-libreoffice.sh gets one";

/**
 * Whether tests with LibreOffice can run. Where they cannot, says so, and fails on a machine that checks what lands.
 * @throws Error with `CI=true`
 */
export function hasOffice(): boolean {
  if (findOffice() !== null) return true;
  if (process.env["CI"] === "true") throw new Error(missing);
  process.stderr.write(`Tests with LibreOffice are skipped: ${missing}\n`);
  return false;
}

/** A cell as LibreOffice understood it: "float", "string", "date", "boolean", with its value; null for an empty one. */
export type OfficeCell = { readonly type: string; readonly value: string } | null;

/** A sheet as LibreOffice understood it; what is empty at the end of rows and below them is left out. */
export interface OfficeSheet {
  readonly name: string;
  readonly rows: readonly (readonly OfficeCell[])[];
}

/**
 * Opens a file in LibreOffice, with a profile of its own, and gives its sheets.
 * @param filter how the file is to be read, as `--infilter` takes it; null for what LibreOffice finds itself
 */
export async function openInOffice(file: string, filter: string | null = null): Promise<OfficeSheet[]> {
  const office = findOffice();
  if (office === null) throw new Error(missing);
  const folder = mkdtempSync(join(tmpdir(), "sijill-office-"));
  try {
    // A flat document says of every cell which type it has.
    await promisify(execFile)(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
        "--headless",
        ...(filter === null ? [] : [`--infilter=${filter}`]),
        "--convert-to",
        "fods",
        "--outdir",
        folder,
        file,
      ],
      { timeout: 170_000, killSignal: "SIGKILL" },
    );
    return sheetsOf(readFileSync(join(folder, `${basename(file, extname(file))}.fods`), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sheetsOf(document: string): OfficeSheet[] {
  const $ = load(document, { xml: true });
  return $("table\\:table")
    .toArray()
    .map((sheet) => ({
      name: $(sheet).attr("table:name") ?? "",
      rows: $(sheet)
        .find("table\\:table-row")
        .toArray()
        .flatMap((row) => repeated(row.attribs, "table:number-rows-repeated", rowOf($, row)))
        .filter((cells) => cells.length > 0),
    }));
}

type Document = ReturnType<typeof load>;

function rowOf($: Document, row: Element): OfficeCell[] {
  const cells = $(row)
    .children("table\\:table-cell")
    .toArray()
    .flatMap((cell) => repeated(cell.attribs, "table:number-columns-repeated", cellOf($, cell)));
  return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
}

/** An empty rest of a sheet is one cell repeated thousands of times. */
const mostRepeated = 100;

function repeated<Part>(attributes: { readonly [name: string]: string }, name: string, part: Part): Part[] {
  const times = Number(attributes[name] ?? 1);
  return Array.from({ length: Math.min(times, mostRepeated) }, () => part);
}

function cellOf($: Document, cell: Element): OfficeCell {
  const type = $(cell).attr("office:value-type");
  if (type === undefined) return null;
  const valueOf = (name: string) => $(cell).attr(`office:${name}`);
  const paragraphs = $(cell).children("text\\:p").toArray();
  const text = paragraphs.map((one) => $(one).text()).join("\n");
  return { type, value: valueOf("value") ?? valueOf("date-value") ?? valueOf("boolean-value") ?? text };
}
