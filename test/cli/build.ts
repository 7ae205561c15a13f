/** The program compiled as it is shipped: a process of its own then starts in a third of the time that loading TypeScript takes. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "sijill-test");
const tenMinutes = 600_000;

/** Path of the compiled command line. It is compiled anew only when a source has changed. */
export function compiledMain(): string {
  const folder = join(cache, stateOfSources());
  if (!existsSync(folder)) compileInto(folder);
  return join(folder, "dist", "src", "cli", "main.js");
}

function stateOfSources(): string {
  const hash = createHash("sha256");
  for (const folder of ["src", "workers"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).toSorted()) {
      const { mtimeMs, size } = statSync(join(root, folder, name));
      hash.update(`${folder}/${name} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function isFolderOrData(path: string): boolean {
  return ["", ".yaml", ".json"].includes(extname(path));
}

/** Test files may run at the same time: each compiles into a folder of its own, and the first to be done stands. */
function compileInto(folder: string): void {
  mkdirSync(cache, { recursive: true });
  const outdated = readdirSync(cache).filter((name) => Date.now() - statSync(join(cache, name)).mtimeMs > tenMinutes);
  for (const name of outdated) rmSync(join(cache, name), { recursive: true, force: true });
  const making = mkdtempSync(join(cache, "making-"));
  const dist = join(making, "dist");
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const config = join(root, "tsconfig.build.json");
  // Types are checked elsewhere.
  execFileSync(process.execPath, [compiler, "-p", config, "--outDir", dist, "--noCheck", "--declaration", "false"]);
  cpSync(join(root, "src"), join(dist, "src"), { recursive: true, filter: isFolderOrData });
  cpSync(join(root, "package.json"), join(making, "package.json"));
  symlinkSync(join(root, "fixtures"), join(making, "fixtures"));
  try {
    renameSync(making, folder);
  } catch {
    rmSync(making, { recursive: true });
  }
}
