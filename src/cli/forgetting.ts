import { createInterface } from "node:readline/promises";
import { systemClock } from "../crawl/clock.ts";
import { SijillError } from "../errors.ts";
import { forgetSource } from "../pipeline/forget.ts";
import { readSettings } from "../settings.ts";
import { bareHost, type Sources } from "../sources/load.ts";
import type { ForgottenSource, Register, Removal, RemovalNote, Traces } from "../store/register.ts";
import { findSource } from "./choose.ts";
import type { ForgetOptions } from "./forget.ts";
import { isAddress } from "./input/address.ts";
import { identifyBy, loadKnownSources } from "./known.ts";
import { openLiveLine } from "./output/live-line.ts";
import { cell, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { mergeNow } from "./merging.ts";
import { openExistingRegister } from "./register.ts";
import { stopOnSignal } from "./stop.ts";

/** Removes a page or a publisher for good, once whoever asked has said that it is meant. */
export async function forget(
  what: string | undefined,
  { data, reason = null, yes = false }: Omit<ForgetOptions, "reason"> & { readonly reason?: string | null },
): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data });
  if (what === undefined)
    throw new SijillError("wrong-use", "name the web address of a page, or a publisher; or add --list");
  const known = loadKnownSources(settings);
  const register = await openExistingRegister(settings);
  try {
    const source = isAddress(what) ? null : await sourceIn(register, what, known);
    const name = source?.id ?? what;
    const identify = identifyBy(known);
    const traces = source === null ? await register.countPage(what, identify) : await register.countSource(source);
    if (!yes && !(await isMeant(`${name}: ${tracesText(traces)}`))) return;
    const note = { at: new Date(systemClock.now()).toISOString(), reason };
    if (source === null) {
      const forgotten = await register.forgetPage(what, identify, note);
      // What records say of it goes with it.
      await mergeNow(register, new AbortController().signal);
      await write(`Forgot ${what}: ${tracesText(forgotten)}\n`);
    } else await forgetAll(register, source, known, note);
  } finally {
    await register.close();
  }
}

/** A publisher that is known, or of which the register still keeps something though its file is gone. */
async function sourceIn(register: Register, name: string, known: Sources): Promise<ForgottenSource> {
  const stranger: ForgottenSource = { id: name, hosts: [] };
  const isKnown = known.all.some(({ id }) => id === name);
  if (!isKnown && (await register.addressesOf(stranger, "", 1)).length > 0) return stranger;
  const { id, hosts } = findSource(name, known);
  return { id, hosts: [...new Set(hosts.map(bareHost))] };
}

/** Asks on a terminal; nobody can be asked in a pipe. */
async function isMeant(what: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new SijillError("wrong-use", "what is forgotten is gone for good: add --yes where nobody can be asked");
  }
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await questions.question(`${what}\nThis is gone for good. Forget it? [y/N] `);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    questions.close();
  }
}

async function forgetAll(
  register: Register,
  source: ForgottenSource,
  known: Sources,
  note: RemovalNote,
): Promise<void> {
  const stopping = stopOnSignal();
  const live = openLiveLine();
  const done = { pages: 0, articles: 0, facts: 0 };
  try {
    for await (const one of forgetSource(register, source, identifyBy(known), note, stopping.signal)) {
      done.pages += one.pages;
      done.articles += one.articles;
      done.facts += one.facts;
      live.show(tracesText(done));
    }
    await mergeNow(register, stopping.signal);
  } finally {
    live.stop();
    stopping.end();
  }
  const stopped = stopping.signal.aborted
    ? "Stopped: start it again to go on; nothing of it is taken up meanwhile.\n"
    : "";
  await write(`Forgot ${source.id}: ${tracesText(done)}\n${stopped}`);
}

function tracesText({ pages, articles, facts }: Traces): string {
  return `pages ${pages}, articles ${articles}, facts ${facts}`;
}

/** Writes the notes of what was forgotten. */
export async function listForgotten({ data, json = false }: ForgetOptions): Promise<void> {
  const register = await openExistingRegister(readSettings(process.env, { dataFolder: data }));
  try {
    const removals = await register.listRemovals();
    if (json) for (const removal of removals) await writeJson(removal);
    else await write(removals.length === 0 ? "nothing was forgotten\n" : listText(removals));
  } finally {
    await register.close();
  }
}

function listText(removals: readonly Removal[]): string {
  const rows = removals.map(({ removedAt, kind, what, pages, articles, facts, refused, reason }) =>
    [removedAt.slice(0, 10), kind, cell(what)].concat(
      [pages, articles, facts, refused].map(String),
      cell(reason ?? ""),
    ),
  );
  return tableText(rows, { names: ["day", "kind", "what", "pages", "articles", "facts", "refused since", "reason"] });
}
