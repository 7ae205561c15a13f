import { basename } from "node:path";
import { checkData, readTextFile, type Checked } from "../data.ts";
import { bareHost, builtIn, yamlFiles } from "./load.ts";
import { sourceSchema, type Source } from "./schema.ts";

/** What checking files of sources gives. */
export interface SourceCheck {
  readonly files: number;
  /** Each as `file:line: field: what is wrong`. */
  readonly defects: readonly string[];
}

type CheckedSource = Checked<Source> & { readonly file: string };

/**
 * Checks every file of some folders of sources and tells all that is wrong with them: what the schema refuses, and what
 * only shows when they are seen together. A file may replace one of a folder before its own, not one beside it.
 *
 * @throws SijillError `not-readable` for a folder or file that cannot be read
 */
export function checkSources(folders: readonly string[]): SourceCheck {
  const checked = folders.map((folder) =>
    yamlFiles(folder).map((path) => checkFile(path, folder === builtIn ? basename(path) : path)),
  );
  const latest = new Map(checked.flat().map((each) => [each.value?.id, each]));
  const inUse = checked.flat().filter((each) => each.value !== null && latest.get(each.value.id) === each);
  return {
    files: checked.flat().length,
    defects: [
      ...checked.flat().flatMap(({ defects }) => defects),
      ...checked.flatMap((folder) => told(folder, "id", "source", ({ id }) => [id])),
      ...told(inUse, "hosts", "host", ({ hosts }) => hosts.map(bareHost)),
      ...told(inUse, "name", "name", ({ name, alsoNamed }) => [...new Set([name, ...alsoNamed].map(foldCase))]),
    ],
  };
}

function checkFile(path: string, file: string): CheckedSource {
  return { file, ...checkData(readTextFile(path), file, sourceSchema) };
}

/** What two files claim for themselves; each claim after the first is a defect. */
function told(
  checked: readonly CheckedSource[],
  field: keyof Source,
  what: string,
  claims: (source: Source) => string[],
): string[] {
  const owners = new Map<string, CheckedSource>();
  const defects: string[] = [];
  for (const each of checked) {
    if (each.value === null) continue;
    for (const [at, claim] of claims(each.value).entries()) {
      const owner = owners.get(claim);
      if (owner === undefined) owners.set(claim, each);
      else {
        const line = each.lineOf(field === "hosts" ? [field, at] : [field]);
        defects.push(`${each.file}:${line}: ${field}: the ${what} ${claim} is that of ${owner.file} already`);
      }
    }
  }
  return defects;
}

const foldCase = (name: string): string => name.toLowerCase();
