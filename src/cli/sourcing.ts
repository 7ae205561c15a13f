/** What `sijill sources` does: lists publishers, shows one. */
import { readSettings } from "../settings.ts";
import type { Source } from "../sources/load.ts";
import { findSource } from "./choose.ts";
import { loadKnownSources } from "./known.ts";
import { oneLine } from "../text/one-line.ts";
import { colours, screen } from "./output/screen.ts";
import { cell, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";

/** What all of them are told. */
export interface SourcesOptions {
  readonly sources?: string;
}

export interface ListSourcesOptions extends SourcesOptions {
  readonly json?: true;
}

/** Characters; hosts may be many. */
const widestCell = 40;

const settingsOf = ({ sources }: SourcesOptions) => readSettings(process.env, { sourcesFolder: sources });

/** Writes the publishers: a table for people, tab-separated lines for a pipe, or JSON. */
export async function listSources({ json, ...options }: ListSourcesOptions): Promise<void> {
  const { all } = loadKnownSources(settingsOf(options));
  if (json) {
    for (const source of all) await writeJson(source);
    return;
  }
  const rows = all.map((source) => [
    source.id,
    source.name,
    source.outlet,
    source.languages.join(" "),
    waysIn(source),
    source.markup,
    source.hosts.join(" "),
  ]);
  if (!screen.isTerminal) return await write(rows.map((row) => `${row.map(oneLine).join("\t")}\n`).join(""));
  const names = ["id", "name", "outlet", "languages", "crawl by", "markup", "hosts"];
  await write(
    tableText(
      rows.map((row) => row.map((text) => cell(text, widestCell))),
      { names },
    ),
  );
}

/** What a crawl of a publisher begins with. */
function waysIn({ feeds, sitemaps, listings }: Source): string {
  const ways = { feed: feeds, sitemap: sitemaps, listing: listings };
  const names = Object.entries(ways).flatMap(([name, addresses]) => (addresses.length > 0 ? [name] : []));
  return names.length === 0 ? "-" : names.join(" ");
}

/**
 * Writes all that is known of one publisher.
 * @param name its id, or one of its hosts
 */
export async function showSource(name: string, { json, ...options }: ListSourcesOptions): Promise<void> {
  const source = findSource(name, loadKnownSources(settingsOf(options)));
  if (json) return await writeJson(source);
  for (const [field, value] of Object.entries(source)) await writeField(field, value, "");
}

/** As the publisher's file writes it, without what it leaves out. */
async function writeField(field: string, value: unknown, indent: string): Promise<void> {
  const name = `${indent}${colours.dim(`${field}:`)}`;
  if (typeof value !== "object" || value === null) return await write(`${name} ${cell(String(value))}\n`);
  if (!holdsAnything(value)) return;
  await write(`${name}\n`);
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) await writeField(key, part, `${indent}  `);
    else if (typeof part === "object") await writeField(`- ${Number(key) + 1}`, part, `${indent}  `);
    else await write(`${indent}  - ${cell(String(part))}\n`);
  }
}

const holdsAnything = (value: object): boolean =>
  Object.values(value).some((part: unknown) => typeof part !== "object" || part === null || holdsAnything(part));
