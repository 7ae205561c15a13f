import { z } from "zod";
import type { DatedFrom } from "../model.ts";
import { readData } from "../data.ts";
import type { Source } from "../sources/load.ts";
import type { Draft } from "./draft.ts";
import { fold } from "./fold.ts";

/** When an article was published and last changed, each with where the page says so; null where it does not. */
export interface Dates {
  readonly published: DatedFrom | null;
  readonly modified: DatedFrom | null;
}

/** The days of a line; `isLabelled` where words before the day of publication say that it is that. */
export interface LineDates extends Dates {
  readonly isLabelled: boolean;
}

const noDates: Dates = { published: null, modified: null };

const labelSchema = z.array(z.string().min(1)).transform((labels) => labels.map(fold));
const labels = readData(
  new URL("datelines.yaml", import.meta.url),
  z.strictObject({ published: labelSchema, modified: labelSchema, other: labelSchema }),
);

/**
 * What a line says about the article's days.
 *
 * @param labelledOnly where it stands, a bare day is as likely somebody else's
 */
export function readDateLine(line: Draft, labelledOnly: boolean, source: Source | null): LineDates {
  let { published, modified }: Dates = noDates;
  let isLabelled = false;
  let before = 0;
  for (const day of line.days) {
    const words = fold(line.text.slice(before, day.start));
    before = day.end;
    const kind = labelKind(words, source);
    if (kind === "modified") modified ??= { value: day.value, from: "dateline" };
    else if (kind === "published") {
      isLabelled ||= published === null;
      published ??= { value: day.value, from: "dateline" };
    } else if (kind === null && !labelledOnly && isBareDateline(line.text)) {
      published ??= { value: day.value, from: "dateline" };
    }
  }
  return { published, modified, isLabelled };
}

type LabelKind = "published" | "modified" | "other";
type Labels = ReadonlyMap<string, LabelKind>;

const generalLabels: Labels = new Map(
  (["other", "published", "modified"] as const).flatMap((kind) => labels[kind].map((label) => [label, kind] as const)),
);
const labelsOfSources = new WeakMap<Source, Labels>();

/** What a publisher says of its days comes before what others say. */
function labelsOf(source: Source | null): Labels {
  if (source === null) return generalLabels;
  const known = labelsOfSources.get(source);
  if (known !== undefined) return known;
  const own = (["published", "modified"] as const).flatMap((kind) =>
    source.dates[kind].map((form) => [fold(form.slice(0, form.indexOf("{day}"))), kind] as const),
  );
  const all = new Map([...generalLabels, ...own]);
  labelsOfSources.set(source, all);
  return all;
}

/** By the longest label that the words before a day end in; a weekday may stand between. */
function labelKind(words: string, source: Source | null): LabelKind | null {
  const known = labelsOf(source);
  let best: LabelKind | null = null;
  let longest = 0;
  for (const variant of [words, words.replace(/ ?\p{L}+$/u, "")]) {
    for (let start = variant.length; start > 0 && variant.length - start < longestLabel;) {
      start = variant.lastIndexOf(" ", start - 2) + 1;
      const label = variant.slice(start);
      const kind = known.get(label);
      if (kind === undefined || label.length <= longest) continue;
      best = kind;
      longest = label.length;
    }
  }
  return best;
}

/** In characters. */
const longestLabel = 40;

/** A day with an author and a rubric beside it, not a sentence. */
function isBareDateline(text: string): boolean {
  return text.length <= 160 && !/[.!?؟]\s*$/u.test(text);
}
