import { SijillError } from "../errors.ts";
import { compareFacts } from "../pipeline/changes.ts";
import { hereReader } from "../pipeline/reader.ts";
import { dayInMorocco } from "../pipeline/schedule.ts";
import { openReadingTools } from "../pipeline/tools.ts";
import { readVersion, type VersionParts } from "../pipeline/versions.ts";
import { readSettings } from "../settings.ts";
import type { ArticleVersion } from "../store/register.ts";
import { articleText } from "./output/article.ts";
import { changesText, shownChanges } from "./output/changes.ts";
import { cell, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { openExistingRegister } from "./register.ts";
import type { VersionsOptions } from "./versions.ts";

/** Writes the versions of an article: a list of them, what each edit changed, or one of them. */
export async function showVersions(url: string, { at, changes, json, data }: VersionsOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data });
  const register = await openExistingRegister(settings);
  try {
    const versions = await register.versionsOf(url);
    if (versions.length === 0) throw new SijillError("missing-input", `the register has no article at ${url}`);
    const parts = (): VersionParts => ({ register, reader: hereReader(openReadingTools(settings)) });
    if (at !== undefined) await showVersion(url, versions, at, parts());
    else if (changes === true) await showChanges(url, versions, parts());
    else if (json === true) for (const version of versions) await writeJson(version);
    else await write(listText(versions));
  } finally {
    await register.close();
  }
}

function listText(versions: readonly ArticleVersion[]): string {
  const rows = versions.map(({ fetchedAt, replacedAt, modifiedAt, facts, isReadable, title }) => [
    minute(fetchedAt) ?? "without a page",
    minute(replacedAt) ?? "now",
    cell(modifiedAt ?? ""),
    String(facts),
    isReadable ? "kept" : "pruned",
    cell(title),
  ]);
  return tableText(rows, { names: ["fetched", "until", "modified", "facts", "page", "title"] });
}

/** An instant as people read it. */
function minute(instant: string | null): string | null {
  return instant === null ? null : `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
}

/** Writes the article as it stood at the end of a day. */
async function showVersion(
  url: string,
  versions: readonly ArticleVersion[],
  day: string,
  parts: VersionParts,
): Promise<void> {
  const version = versions.find(({ fetchedAt }) => fetchedAt !== null && dayInMorocco(Date.parse(fetchedAt)) <= day);
  if (version === undefined)
    throw new SijillError("missing-input", `the register has no version of ${url} from ${day} or before`);
  const reading = await readVersion(url, version, parts);
  if (reading === null) throw pruned(url, version);
  if (reading.article === null) throw new SijillError("not-readable", `${url} is ${reading.kind}: ${reading.reason}`);
  await write(articleText(reading.article));
}

/** Writes the facts that each edit changed, the oldest edit first. */
async function showChanges(url: string, versions: readonly ArticleVersion[], parts: VersionParts): Promise<void> {
  const [oldest, ...later] = versions.toReversed();
  let before = oldest === undefined ? null : await readVersion(url, oldest, parts);
  let edits = 0;
  for (const version of later) {
    const after = await readVersion(url, version, parts);
    edits += 1;
    await write(`${minute(version.fetchedAt) ?? ""}\n`);
    if (before === null || after === null) await write("  a version is no longer kept: it was pruned\n\n");
    else {
      const facts = compareFacts(before.facts, after.facts);
      const outcome = facts.changes.length > 0 ? "changed" : "unchanged";
      const page = { address: url, outcome, reason: "", article: after.article ?? before.article, ...facts } as const;
      const shown = shownChanges(page, false);
      await write(shown.length === 0 ? "  no fact changed\n\n" : changesText(page, shown));
    }
    before = after;
  }
  if (edits === 0) await write("the article was never edited\n");
}

function pruned(url: string, { fetchedAt }: ArticleVersion): SijillError {
  return new SijillError(
    "missing-input",
    `the version of ${url} of ${minute(fetchedAt) ?? "then"} is no longer kept: it was pruned`,
  );
}
