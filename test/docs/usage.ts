/** Whether words that are written somewhere are what the command line understands. */
import { type Command, CommanderError } from "commander";
import { makeProgram } from "../../src/cli/program.ts";

/** The program as it reads its arguments, doing nothing. */
function idleProgram(): Command {
  const program = makeProgram();
  const calm = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
    for (const each of command.commands) calm(each);
  };
  calm(program);
  return program;
}

/** What the command line has against some arguments; null for nothing. */
export function misuse(args: readonly string[]): string | null {
  try {
    idleProgram().parse(args, { from: "user" });
    return null;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) return String(thrown);
    return thrown.exitCode === 0 ? null : thrown.message;
  }
}

/** What is not known of a command that is only mentioned: its names and options, whatever stands for its arguments. */
export function unknownIn(args: readonly string[]): string[] {
  let command = makeProgram();
  const names = args.filter((word) => /^[a-z]/.test(word));
  for (const name of names) {
    const next = command.commands.find((each) => each.name() === name);
    if (next === undefined) {
      if (command.commands.length > 0 && command.registeredArguments.length === 0 && !hasDefault(command))
        return [name];
      break;
    }
    command = next;
  }
  const known = new Set([...optionsOf(command), "--help", "--version"]);
  return args.filter((word) => word.startsWith("--")).filter((word) => !known.has(word.replace(/=.*/, "")));
}

function hasDefault(command: Command): boolean {
  return command.commands.some((each) => optionsOf(each).length > 0 && /list/.test(each.name()));
}

function optionsOf(command: Command): string[] {
  return command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]));
}

/** Every option of every command. */
export function allOptions(command: Command = makeProgram()): Set<string> {
  return new Set(["--help", ...optionsOf(command), ...command.commands.flatMap((each) => [...allOptions(each)])]);
}
