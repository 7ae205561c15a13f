/** A folder as somebody has it who has tried the program out: a register of the sample press, a page, and publishers on this machine. */
import { copyFileSync, cpSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { jsonLines, samplePages, sijill } from "../cli/program.ts";
import { serveTable } from "../crawl/server.ts";
import { root } from "../support/cache.ts";
import { makeProject } from "../support/project.ts";

/** What stands in documents for something of the reader's own, with what that is here. */
export type Meant = readonly (readonly [RegExp, string])[];

export interface Prepared {
  readonly folder: string;
  /** What the program is run with. */
  readonly env: { readonly [name: string]: string };
  readonly meant: Meant;
}

/** Publishers that documents crawl; here they are on loopback. */
const publishers = ["ecoactu", "medias24"];

const entry = `<item><link>/parc</link></item>`;
const parc = `<html lang="fr"><head><meta property="og:type" content="article"></head><body><article><h1>Un parc pour Taza</h1>
  <p>Le parc a créé 870 emplois depuis son ouverture, selon ses gérants, qui ont reçu mardi les élus de la commune.</p>
  <p>Les responsables du chantier ont présenté le calendrier des travaux aux habitants, en présence du ministre.</p></article></body></html>`;

async function run(folder: string, ...args: string[]): Promise<string> {
  const { status, out, err } = await sijill(args, { folder });
  if (status !== 0) throw new Error(`sijill ${args.join(" ")}: ${err}`);
  return out;
}

/** Fills a folder with a register in `data` and an archive of its pages. */
export async function prepareRegister(folder: string): Promise<Meant> {
  await run(folder, "sample", "--no-desk", "--data", "data");
  const made = join(folder, "data", "sample");
  for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, "data", name));
  await run(folder, "archive", "export", "crawl.warc.gz");
  const records = await run(folder, "records", "list", "--limit", "1", "--format", "ndjson");
  const facts = await run(folder, "facts", "--limit", "1", "--format", "ndjson");
  const [record] = jsonLines(records, z.looseObject({ id: z.string() }));
  const [fact] = jsonLines(facts, z.looseObject({ article: z.looseObject({ url: z.string() }) }));
  return [
    [/\bID\b|\br…/g, record?.id ?? ""],
    [/https:\/\/www\.example\.ma\/economie\/un-titre/g, fact?.article.url ?? ""],
    // The sample was fetched just now.
    [/(?<=--at )\d{4}-\d\d-\d\d/g, "2099-12-31"],
  ];
}

/** A copy of such a folder, with a small press site for its publishers, for one test. */
export async function copyOf(prepared: string, meant: Meant): Promise<Prepared> {
  const folder = makeProject({ "press/keep": "" });
  cpSync(prepared, folder, { recursive: true });
  copyFileSync(join(samplePages, "ecoactu-poids-lourds.html"), join(folder, "page.html"));
  symlinkSync(join(root, "fixtures"), join(folder, "fixtures"));
  cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
  const site = await serveTable({
    "/feed": (_, response) =>
      response
        .setHeader("content-type", "application/rss+xml")
        .end(`<rss version="2.0"><channel>${entry}</channel></rss>`),
    "/parc": parc,
  });
  for (const id of publishers) {
    const source = `id: ${id}\nname: ${id}\nhosts: [127.0.0.1]\nlanguages: [fr]\noutlet: press\nfeeds: [${site.origin}/feed]\nmarkup: unproven\n`;
    writeFileSync(join(folder, "press", `${id}.yaml`), source);
  }
  const env = { SIJILL_SOURCES: "press", SIJILL_ALLOW_HOSTS: site.host, SIJILL_HOST_PAUSE: "0", SIJILL_DESK_PORT: "0" };
  return { folder, env, meant };
}
