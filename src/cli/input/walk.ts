import { readdir, stat } from "node:fs/promises";
import { SijillError } from "../../errors.ts";
import { isAddress } from "./address.ts";

/** Something to read, by the name it was given or found under; or why there is nothing. */
export interface Listed {
  readonly input: string;
  readonly error: SijillError | null;
}

/**
 * The inputs in the order given; a folder stands for every `*.html` in it and below, sorted by path.
 * Names come one after the other, so that a folder of any size can be walked. Links to folders are not followed.
 */
export async function* listInputs(inputs: readonly string[]): AsyncGenerator<Listed> {
  for (const input of inputs) {
    if (input === "-" || isAddress(input) || !(await isFolder(input))) {
      yield { input, error: null };
      continue;
    }
    let isBare = true;
    for await (const listed of walk(input)) {
      isBare = false;
      yield listed;
    }
    if (isBare) {
      const error = new SijillError("missing-input", "there is no *.html in this folder: name a folder of pages");
      yield { input, error };
    }
  }
}

async function* walk(folder: string): AsyncGenerator<Listed> {
  const base = folder.endsWith("/") ? folder : `${folder}/`;
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    const error = new SijillError("not-readable", "the folder cannot be read: look at its permissions", { cause });
    yield { input: folder, error };
    return;
  }
  // A folder sorts with the slash that follows it in paths, so that the whole walk is sorted by path.
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  for (const name of names.toSorted(byCodeUnits)) {
    if (name.endsWith("/")) yield* walk(base + name);
    else if (/\.html$/i.test(name)) yield { input: base + name, error: null };
  }
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : 1;
}

/** What cannot be looked at is no folder; reading it will tell why. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
