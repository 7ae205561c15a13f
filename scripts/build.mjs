// Compiles src/ and workers/ into dist/, puts the data files (rules, lexicons, sources) beside the code that reads them, and builds the desk's pages.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

rmSync(dist, { recursive: true, force: true });
const result = spawnSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
if (result.status !== 0) process.exit(result.status ?? 1);

const pages = join(root, "src", "desk", "web");
const isFolderOrData = (path) =>
  path !== pages && (extname(path) === "" || [".yaml", ".json", ".sql"].includes(extname(path)));
cpSync(join(root, "src"), join(dist, "src"), { recursive: true, filter: isFolderOrData });
await build({ configFile: join(pages, "vite.config.ts"), logLevel: "warn" });
chmodSync(join(dist, "src", "cli", "main.js"), 0o755);
