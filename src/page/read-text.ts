import { SijillError } from "../errors.ts";
import { detectLanguage } from "../language/detect.ts";
import type { Article } from "../model.ts";
import type { Source, Sources } from "../sources/load.ts";
import { blocksOf, signingAgency, textOf } from "./assemble.ts";
import { readAttribution, type Attribution } from "./attribution.ts";
import { findByline } from "./byline.ts";
import type { Draft } from "./draft.ts";
import { tellKind } from "./kind.ts";
import { draftLines, findTitle, siftLines } from "./lines.ts";
import { noPhrases } from "./noise.ts";
import { readDateLine, type Dates } from "./date-line.ts";
import { sift } from "./sift.ts";
import { fold } from "./fold.ts";
import { detach } from "./tidy.ts";

/** Longer texts are no page. In UTF-16 code units. */
const longestText = 10_000_000;

/**
 * Reads the text of a page as a browser copies it with "select all": one block a line, the site around it included.
 * There are no links and no markup to go by, only lines, so the title is where prose begins below it.
 *
 * @param sources see `loadSources`; a line that names one of them tells the outlet
 * @throws SijillError `empty-input`, `too-large`
 * @example
 * ```ts
 * import { loadSources, readText } from "sijill";
 *
 * const { language, text } = readText("Le parc a créé 870 emplois.", loadSources());
 * console.log(language, text); // fr Le parc a créé 870 emplois.
 * ```
 */
export function readText(text: string, sources: Sources): Article {
  if (text.length > longestText)
    throw new SijillError("too-large", `the text has ${text.length} characters, above the limit of ${longestText}`);
  const drafts = draftLines(text);
  if (drafts.length === 0) throw new SijillError("empty-input", "the text is empty: give the text of a page");
  const source = sourceOf(drafts, sources);
  const attribution = takeAttribution(drafts, source, sources);
  const title = findTitle(drafts, source ?? noPhrases);
  const dates = readDates(drafts, title, source);
  siftLines(drafts, title, source ?? noPhrases);
  const headline = title?.text ?? "";
  sift(drafts, headline, source ?? noPhrases, null);

  const blocks = blocksOf(drafts);
  const body = textOf(blocks);
  const bylines = drafts.filter((draft) => draft.role === "byline").map((draft) => draft.text);
  const author = bylines.map((line) => findByline(line)).find((name) => name !== null) ?? null;
  const published = attribution?.day ?? dates.published?.value ?? null;
  const from = published === null ? null : attribution?.day === published ? "attribution" : "dateline";
  const { kind, reason } = tellKind({
    status: 200,
    title: headline,
    drafts,
    source,
    address: null,
    articleSign: attribution === null ? null : "it names the outlet that it was taken from",
    types: new Set(),
    isFree: true,
    dayFrom: from,
    peers: 0,
  });
  return {
    url: null,
    title: detach(headline),
    text: body,
    blocks,
    language: detectLanguage(body === "" ? headline : body),
    publishedAt: published,
    publishedFrom: from,
    modifiedAt: dates.modified?.value ?? null,
    modifiedFrom: dates.modified?.from ?? null,
    outlet: source?.name ?? null,
    originalOutlet: attribution?.outlet ?? signingAgency(drafts, bylines, source),
    author,
    section: null,
    kind,
    kindReason: reason,
  };
}

/** A text names its site by the site's own way of attributing, or by a line that is the site's name. */
function sourceOf(drafts: readonly Draft[], sources: Sources): Source | null {
  const short = drafts.filter((draft) => draft.text.length <= 200);
  const attributing = sources.all.filter((source) => source.attribution.some((form) => /\{day\}/u.test(form)));
  const byForm = attributing.find((source) =>
    short.some(
      (draft) =>
        readAttribution(draft.text, source, sources) !== null && readAttribution(draft.text, null, sources) === null,
    ),
  );
  if (byForm !== undefined) return byForm;
  for (const line of short.slice(0, 10)) {
    const named = sources.all.find((source) =>
      [source.name, ...source.alsoNamed].some((name) => fold(name) === line.folded),
    );
    if (named !== undefined) return named;
  }
  return null;
}

function takeAttribution(drafts: readonly Draft[], source: Source | null, sources: Sources): Attribution | null {
  for (const draft of drafts) {
    const attribution = readAttribution(draft.text, source, sources);
    if (attribution === null) continue;
    draft.remove("dateline", "attribution", "it names the outlet that the article was taken from");
    return attribution;
  }
  return null;
}

/** Days above the title are the masthead's: of the visit, or of the weather. */
function readDates(drafts: readonly Draft[], title: Draft | null, source: Source | null): Dates {
  const at = title === null ? -1 : drafts.indexOf(title);
  const found = drafts.map((draft, index) => {
    const beside = title !== null && index > at && index <= at + 4;
    return readDateLine(draft, !beside, source);
  });
  return {
    published: found.find((dates) => dates.published !== null)?.published ?? null,
    modified: found.find((dates) => dates.modified !== null)?.modified ?? null,
  };
}
