/** The package as those have it who install it: packed, unpacked, and nothing beside it but what it says it depends on. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { madeOnce, root } from "./cache.ts";

const packed = ["src", "workers", "scripts/build.mjs", "package.json", "tsconfig.json", "tsconfig.build.json"];
const besides = ["README.md", "LICENSE", "CHANGELOG.md", "fixtures/pages"];
const described = z.object({ dependencies: z.record(z.string(), z.string()) });
/** Outside the project, whose own `node_modules` would be found otherwise. */
const cache = join(tmpdir(), "sijill-test-package");

/** A `node_modules` folder that holds `sijill` and what that depends on. Packing takes some ten seconds, once. */
export function installedPackage(): string {
  return join(
    madeOnce(cache, packed, (folder) => {
      const copy = join(folder, "copy");
      for (const part of [...packed, ...besides]) cpSync(join(root, part), join(copy, part), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
      execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: copy, stdio: "pipe" });
      const modules = join(folder, "node_modules");
      mkdirSync(join(modules, "sijill"), { recursive: true });
      const archive = join(folder, `sijill-${versionIn(copy)}.tgz`);
      execFileSync("tar", ["-xzf", archive, "--strip-components=1", "-C", join(modules, "sijill")]);
      linkDependencies(modules);
      rmSync(copy, { recursive: true });
      rmSync(archive);
    }),
    "node_modules",
  );
}

function versionIn(folder: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")))
    .version;
}

function linkDependencies(modules: string): void {
  const { dependencies } = described.parse(JSON.parse(readFileSync(join(modules, "sijill", "package.json"), "utf8")));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
}
