import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { SijillError } from "../errors.ts";

/** Bytes of standard input that are looked at for a password. */
const mostRead = 8_192;

/**
 * A password from whoever typed the command: asked for twice on the terminal, where nothing shows it, or the first line of standard input.
 * @throws SijillError "wrong-use" where nobody can be asked, and for two that differ
 */
export async function readPassword(fromInput: boolean): Promise<string> {
  if (fromInput) return await firstLine();
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new SijillError(
      "wrong-use",
      "nobody can be asked for the password here: add --password-stdin and write it there",
    );
  const password = await ask("Password: ");
  if (password !== (await ask("The same again: ")))
    throw new SijillError("wrong-use", "the two passwords differ; try again");
  return password;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  // As a terminal it takes the echo away from the real one, and what it would write instead goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const typed = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await typed.question("");
  } catch (cause) {
    // Ctrl-C and Ctrl-D.
    throw new SijillError("wrong-use", "no password was given; nothing was changed", { cause });
  } finally {
    typed.close();
    process.stderr.write("\n");
  }
}

async function firstLine(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    text += String(chunk);
    if (text.includes("\n") || text.length > mostRead) break;
  }
  return text.slice(0, mostRead).split(/\r?\n/, 1)[0] ?? "";
}
