import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../cli/program.ts";
import { root } from "./cache.ts";
import { installedPackage } from "./package.ts";

// Packing takes its time, which is no test's.
const modulesOfPackage = installedPackage();

/** A project that has the package installed, and whatever else the project of the package itself has. For one test. */
export function makeProject(files: { readonly [name: string]: string | Buffer } = {}): string {
  const folder = makeFolder({ "package.json": '{ "type": "module" }', ...files });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== "sijill") symlinkSync(join(root, "node_modules", name), join(modules, name));
  symlinkSync(join(modulesOfPackage, "sijill"), join(modules, "sijill"));
  return folder;
}
