/** The commands that a shell would run, heard without running any. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../cli/program.ts";

/** What a shell makes of a script. */
export interface Heard {
  /** Each with its arguments, as the shell would hand them over. */
  readonly commands: readonly (readonly string[])[];
  /** What the shell has against it; "" for nothing. */
  readonly trouble: string;
}

/** No command is found, so that each comes here. Those of one pipe run at the same time: each writes a file of its own, named by when it came. */
const listening = `command_not_found_handle() { printf '%s\\0' "$@" >"$HEARD/$EPOCHREALTIME $BASHPID"; }\n`;

/** Reads a script with bash, which expands it as it always does and finds no program that it could start. */
export function hearCommands(script: string): Heard {
  const folder = makeFolder();
  const heard = makeFolder();
  const { stderr, status } = spawnSync("/bin/bash", ["--noprofile", "--norc", "-c", listening + script], {
    cwd: folder,
    env: { PATH: "/nowhere", HEARD: heard },
    encoding: "utf8",
    timeout: 20_000,
  });
  const commands = readdirSync(heard)
    .toSorted()
    .map((name) => readFileSync(join(heard, name), "utf8").split("\0").slice(0, -1));
  return { commands, trouble: status === 0 ? stderr : `${stderr} (status ${status})` };
}

/** What a command gives to `sijill`, however it comes to it; null where it has nothing to do with it. */
export function givenToSijill([name, ...args]: readonly string[]): readonly string[] | null {
  if (name === "sijill") return args;
  if (name === "npx" && args[0] === "sijill") return args.slice(1);
  if (name === "npx" && args[0] === "tsx" && args[1] === "src/cli/main.ts") return args.slice(2);
  if (name !== "docker" || !args.some((word) => word === "run" || word === "exec")) return null;
  // The last word that names the image, service or program; what stands behind it is for it.
  const at = Math.max(args.lastIndexOf("app"), args.lastIndexOf("sijill"));
  return at < 0 || at === args.length - 1 ? null : args.slice(at + 1);
}
