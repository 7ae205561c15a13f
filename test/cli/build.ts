/** The program compiled as it is shipped: a process of its own then starts in a third of the time that loading TypeScript takes. */
import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { madeOnce, root } from "../support/cache.ts";

const cache = join(root, "node_modules", ".cache", "sijill-test");

/** Path of the compiled command line. It is compiled anew only when a source has changed. */
export function compiledMain(): string {
  return join(madeOnce(cache, ["src", "workers"], compileInto), "dist", "src", "cli", "main.js");
}

function isFolderOrData(path: string): boolean {
  return ["", ".yaml", ".json", ".sql"].includes(extname(path));
}

function compileInto(folder: string): void {
  const dist = join(folder, "dist");
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const config = join(root, "tsconfig.build.json");
  // Types are checked elsewhere.
  execFileSync(process.execPath, [compiler, "-p", config, "--outDir", dist, "--noCheck", "--declaration", "false"]);
  cpSync(join(root, "src"), join(dist, "src"), { recursive: true, filter: isFolderOrData });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "fixtures"), join(folder, "fixtures"));
}
