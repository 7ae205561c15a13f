/** Every command of the documents is one that the program understands, and does what it is shown for. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { compiledMain } from "../cli/build.ts";
import { makeFolder, sijill, startSijill } from "../cli/program.ts";
import { root } from "../support/cache.ts";
import { type Block, blocksOf, codeIn, documentPaths, scriptOf } from "./documents.ts";
import { givenToSijill, hearCommands } from "./heard.ts";
import { copyOf, type Meant, type Prepared, prepareRegister } from "./prepared.ts";
import { allOptions, misuse, unknownIn } from "./usage.ts";

const isShell = ({ language }: Block): boolean => ["sh", "console"].includes(language);
const documents = documentPaths().map((path) => ({ path, blocks: blocksOf(path).filter(isShell) }));
const withBlocks = documents.filter(({ blocks }) => blocks.length > 0);
const withRuns = withBlocks.filter(({ blocks }) => blocks.some(({ noRun }) => noRun === null));

/** Programs of others that documents may call. */
const others = new Set(
  "docker curl jq chmod cp pg_dump createdb pg_restore psql sqlite3 npm npx node duckdb cat mkdir soffice openssl git sleep".split(
    " ",
  ),
);
const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8"))).scripts;

/** Options of the chaos, and of other programs. */
const foreignOptions = new Set([
  "--form",
  "--pages",
  "--hosts",
  "--kills",
  "--stops",
  "--seed",
  "--workers",
  "--check",
]);

/** What is wrong with a command as it is written; null where nothing is. */
function faultOf(command: readonly string[]): string | null {
  const [name = "", first = "", second = ""] = command;
  const given = givenToSijill(command);
  if (given !== null) return misuse(given);
  if (!others.has(name)) return `nobody knows the program ${name}`;
  if (name === "npm") {
    const script = first === "run" ? second : first;
    return script in scripts || ["ci", "install", "test"].includes(script) ? null : `there is no script ${script}`;
  }
  const path = name === "node" ? first : name === "npx" ? command.slice(2).find((word) => word.includes("/")) : null;
  return typeof path !== "string" || /^https?:/.test(path) || existsSync(join(root, path)) ? null : `${path} is gone`;
}

describe("as it is written", () => {
  test("there is something to look at", () => {
    expect(withBlocks.length).toBeGreaterThan(2);
    expect(withRuns.length).toBeGreaterThan(2);
  });

  test.each(withBlocks)("every command of $path is understood", ({ blocks }) => {
    const faults = blocks.flatMap((block) => {
      const { commands, trouble } = hearCommands(scriptOf(block));
      const found = commands.map((command) => [faultOf(command), command.join(" ")] as const);
      const wrong = found.flatMap(([fault, words]) => (fault === null ? [] : [`${block.at}: ${words}: ${fault}`]));
      if (commands.length === 0) wrong.push(`${block.at}: no command; is it code of this language?`);
      return trouble === "" ? wrong : [...wrong, `${block.at}: ${trouble}`];
    });
    expect(faults).toEqual([]);
  });

  test.each(documents)("commands and options that $path mentions are there", ({ path }) => {
    const options = allOptions();
    const faults = codeIn(path).flatMap((code) => {
      const words = code.split(" ");
      const at = words.findIndex((word) => word === "sijill");
      if (at >= 0 && words.length > at + 1 && words.slice(0, at).every((word) => /^npx$|=/.test(word)))
        return unknownIn(words.slice(at + 1)).map((word) => `${code}: nobody knows ${word}`);
      return /^--[a-z-]+$/.test(code) && !options.has(code) && !foreignOptions.has(code)
        ? [`nobody knows ${code}`]
        : [];
    });
    expect(faults).toEqual([]);
  });

  test("what is wrong is found", () => {
    const { commands, trouble } = hearCommands(
      "sijil facts\nNAME=x sijill facts --tipe jobs\ndocker compose run --rm app fact",
    );
    expect(trouble).toBe("");
    expect(commands.map(faultOf)).toEqual([
      "nobody knows the program sijil",
      expect.stringContaining("unknown option '--tipe'"),
      expect.stringContaining("unknown command 'fact'"),
    ]);
    expect(hearCommands("sijill facts 'open").trouble).not.toBe("");
    expect(unknownIn(["facts", "--tipe=x", "--limit"])).toEqual(["--tipe=x"]);
    expect(unknownIn(["reveiw", "list"])).toEqual(["reveiw"]);
  });

  test("few blocks are not run, and each says why", () => {
    const blocks = documents.flatMap(({ blocks: all }) => all);
    const left = blocks.filter(({ noRun }) => noRun !== null);
    expect(left.filter(({ noRun }) => (noRun ?? "").length < 8).map(({ at }) => at)).toEqual([]);
    expect(left.length).toBeLessThan(blocks.length / 2);
  });
});

/** What commands are in a run: the program itself, and nothing of what would try the whole project or fetch something. */
const commands = `set -eu -o pipefail
sijill() { node "$SIJILL_MAIN" "$@"; }
npx() { if [ "$1" = tsx ]; then shift; fi; shift; sijill "$@"; }
npm() { :; }
curl() { command curl --silent --show-error --fail "\${@//http:\\/\\/127.0.0.1:4090/$DESK}"; }
`;

interface Ran {
  readonly status: number | null;
  readonly told: string;
}

async function runAll(blocks: readonly Block[], { folder, env, meant }: Prepared, desk: string): Promise<Ran> {
  const parts = blocks.map((block) => `echo "-- ${block.at}"\n${scriptOf(block)}`);
  const script = meant.reduce((text, [form, value]) => text.replaceAll(form, value), parts.join("\n"));
  const child = spawn("/bin/bash", ["--noprofile", "--norc", "-c", commands + script], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: folder, SIJILL_MAIN: compiledMain(), DESK: desk, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (told = (told + text).slice(-4_000)));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, told };
}

describe("as it is run", () => {
  let prepared = "";
  let meant: Meant = [];
  beforeAll(async () => {
    prepared = mkdtempSync(join(tmpdir(), "sijill-docs-"));
    meant = await prepareRegister(prepared);
  }, 180_000);
  afterAll(() => rmSync(prepared, { recursive: true }));

  test.each(withRuns)("every command of $path does what it is shown for", { timeout: 300_000 }, async ({ blocks }) => {
    const runs = blocks.filter(({ noRun }) => noRun === null);
    const place = await copyOf(prepared, meant);
    const needsDesk = runs.some(({ text }) => text.includes("127.0.0.1:4090"));
    const desk = needsDesk ? await openDesk(place) : "";
    const { status, told } = await runAll(runs, place, desk);
    expect(status, told).toBe(0);
  });

  test("a command that fails is found", async () => {
    const place: Prepared = { folder: makeFolder(), env: {}, meant: [] };
    const block = { at: "here:1", language: "sh", noRun: null, text: "sijill facts\necho on\n" };
    expect(await runAll([block], place, "")).toMatchObject({ status: 1, told: expect.stringContaining("here:1") });
  });
});

/** A desk for whoever has a token, and somebody who may get one. */
async function openDesk({ folder, env }: Prepared): Promise<string> {
  const input = "twelve letters and more\n";
  await sijill(["user", "add", "amina", "--role", "admin", "--password-stdin"], { folder, input });
  const desk = startSijill(["serve"], { folder, env });
  return String((await desk.logged("the desk is open"))["address"]);
}
