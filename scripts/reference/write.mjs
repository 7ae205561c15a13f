// Writes docs/reference/library.md from the declarations of src/index.ts; with --check it only tells whether that is what stands there.
// typedoc needs a compiler of its own, so that this folder has its own packages, which are installed here when they are missing.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const target = join(root, "docs", "reference", "library.md");

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} has failed`, { cause: error });
}

function binary(from, name, ...path) {
  return join(dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`)), ...path);
}

function makeReference() {
  run(process.execPath, [
    binary(root, "typescript", "bin", "tsc"),
    "-p",
    join(root, "tsconfig.build.json"),
    "--emitDeclarationOnly",
  ]);
  const folder = mkdtempSync(join(tmpdir(), "sijill-reference-"));
  try {
    const typedoc = join(here, "node_modules", "typedoc", "bin", "typedoc");
    run(process.execPath, [typedoc, "--logLevel", "Warn", "--out", folder], here);
    return readFileSync(join(folder, "library.md"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (!existsSync(join(here, "node_modules"))) run("npm", ["ci", "--ignore-scripts"], here);
const reference = makeReference();
if (!process.argv.includes("--check")) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, reference);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== reference) {
  console.error("docs/reference/library.md is not what the library says of itself: run npm run docs:reference");
  process.exitCode = 1;
}
