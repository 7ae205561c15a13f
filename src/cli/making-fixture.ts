/** What `sijill sources fixture` does: writes a saved page and what reading it gives, and says what to look at. */
import { isUtf8 } from "node:buffer";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../crawl/clock.ts";
import { SijillError } from "../errors.ts";
import type { Article } from "../model.ts";
import { readPage } from "../page/read.ts";
import { readSettings } from "../settings.ts";
import { bareHost, type Sources } from "../sources/load.ts";
import { openExtractor } from "./extractor.ts";
import { draftFixture, nameOfFixture, type Fixture } from "./fixture.ts";
import { readBytes } from "./input/file.ts";
import { loadKnownSources } from "./known.ts";
import { cell, tableText } from "./output/table.ts";
import { write } from "./output/write.ts";
import type { SourcesOptions } from "./sourcing.ts";

export interface FixtureOptions extends SourcesOptions {
  readonly address: string;
  readonly out: string;
  readonly name?: string;
  readonly force?: true;
}

/** Removed blocks that are shown: the longest, for those are what was taken out wrongly if anything was. */
const mostRemoved = 8;
const shownLength = 100;

/**
 * Writes the two files of a fixture and a list of what to check by eye.
 * @throws SijillError "wrong-use" for an address or name that is none, and for files that are there already
 */
export async function makeFixture(path: string, options: FixtureOptions): Promise<void> {
  const settings = readSettings(process.env, { sourcesFolder: options.sources });
  const sources = loadKnownSources(settings);
  const { address } = options;
  if (!URL.canParse(address) || !/^https?:/iu.test(address))
    throw new SijillError("wrong-use", "--address is the whole address of the page, https:// included");
  const name = options.name ?? nameOfFixture(address, publisherOf(address, sources));
  if (!/^[\w.-]+$/u.test(name)) throw new SijillError("wrong-use", "--name is made of letters, digits, - and _");
  const target = { page: join(options.out, `${name}.html`), expected: join(options.out, `${name}.json`) };
  refuseToOverwrite(Object.values(target), options.force === true);

  const body = await readBytes(path, settings.pageLimit);
  const fetchedAt = new Date(systemClock.now()).toISOString();
  const page = { address, finalAddress: address, status: 200, headers: {}, fetchedAt, body };
  const article = readPage(page, sources, { sizeLimit: settings.pageLimit });
  const extractor = openExtractor(settings);
  const found = extractor.whyUnread(article) === null ? extractor.extract(article).facts : [];
  const fixture = draftFixture(address, article, found);

  mkdirSync(options.out, { recursive: true });
  writeFileSync(target.page, body);
  writeFileSync(target.expected, `${JSON.stringify(fixture, null, 2)}\n`);
  await write(
    `wrote ${cell(target.page)}\nwrote ${cell(target.expected)}\n\n${whatToCheck(article, fixture, isUtf8(body))}`,
  );
}

function publisherOf(address: string, sources: Sources): string {
  const { hostname } = new URL(address);
  return sources.forHost(hostname)?.id ?? bareHost(hostname).split(".")[0] ?? "";
}

function refuseToOverwrite(paths: readonly string[], force: boolean): void {
  const there = paths.find((path) => existsSync(path));
  if (there === undefined || force) return;
  throw new SijillError("wrong-use", `${there} is there already: --force writes over it, --name gives another name`);
}

function whatToCheck(article: Article, fixture: Fixture, isUnicode: boolean): string {
  const { title, publishedAt, publishedFrom, outlet, originalOutlet, author, section, kind, kindReason } = article;
  const rows = [
    ["title", title],
    ["published", publishedAt === null ? "not told" : `${publishedAt} (${publishedFrom})`],
    ["outlet", [outlet, originalOutlet].filter((name) => name !== null).join(", from ")],
    ["author", author ?? "nobody"],
    ["section", section ?? "not told"],
    ["kind", `${kind}: ${kindReason}`],
    ["first words", fixture.text[0] ?? ""],
    ["last words", fixture.text.at(-1)?.slice(-shownLength) ?? ""],
    ["paragraphs", String(fixture.text.length)],
    ["facts", String(fixture.facts.length)],
    ...(isUnicode ? [] : [["encoding", 'not UTF-8: name it in a field "encoding"']]),
  ];
  const removed = article.blocks
    .flatMap(({ text, removed: why }) => (why === null ? [] : [{ text, why }]))
    .toSorted((one, other) => other.text.length - one.text.length)
    .slice(0, mostRemoved)
    .map(({ text, why }) => [cell(why, 40), cell(text, shownLength)]);
  return [
    "Compare with the page as a browser shows it:\n",
    tableText(
      rows.map(([label = "", text = ""]) => [label, cell(text, shownLength)]),
      { indent: 2 },
    ),
    "\nTaken out, the longest first; none of it may belong to the article:\n",
    removed.length === 0 ? "  nothing\n" : tableText(removed, { indent: 2 }),
    "\nThen correct the JSON by hand: text, absent, facts, and in note why the page is worth keeping.\n",
  ].join("");
}
