/** A digest in words, before it is drawn as HTML or text: both show the same. */
import type { Disagreement } from "../../records/record.ts";
import type { ListedRecord } from "../../store/records.ts";
import { type Formats, formatsOf } from "../words/formats.ts";
import { line, tellingIn } from "../words/telling.ts";
import type { Words } from "../words/words.ts";
import type { DigestValues, Shown } from "./values.ts";

/** One record: what it says, what is added to it, and where more stands. */
export interface OutlineItem {
  readonly claim: string;
  readonly link: string | null;
  /** Lines under it, plain text. */
  readonly lines: readonly string[];
  /** The article that speaks for it. */
  readonly source: { readonly label: string; readonly link: string | null };
}

export interface OutlinePart {
  readonly title: string;
  readonly items: readonly OutlineItem[];
  /** "12 more"; "" where all are shown. */
  readonly more: string;
}

export interface Outline {
  readonly subject: string;
  readonly title: string;
  readonly period: string;
  readonly sums: {
    readonly title: string;
    readonly rows: readonly { readonly what: string; readonly sum: string; readonly records: string }[];
  };
  readonly parts: readonly OutlinePart[];
  /** Said where there is nothing else; "" otherwise. */
  readonly nothing: string;
  readonly notes: readonly string[];
}

export function outlineOf(values: DigestValues, words: Words): Outline {
  const { say } = words;
  const formats = formatsOf(words);
  const tell = tellingIn(words, formats);
  const name = line(values.name);
  const linkOf = ({ id }: ListedRecord) =>
    values.desk === null ? null : `${values.desk}/records/${encodeURIComponent(id)}`;
  const item = (record: ListedRecord, added: readonly string[] = []): OutlineItem => {
    const { claim, when, about, quote, outlets, title, article } = tell(record);
    const lines = [about, ...added, quote === "" ? "" : `“${quote}”`].filter((one) => one !== "");
    const label = [outlets, title].filter((one) => one !== "").join(" – ");
    return { claim: `${claim} (${when})`, link: linkOf(record), lines, source: { label, link: article } };
  };
  const part = <Item>(title: string, shown: Shown<Item>, draw: (one: Item) => OutlineItem): OutlinePart[] => {
    if (shown.all === 0) return [];
    const left = shown.all - shown.items.length;
    return [{ title, items: shown.items.map(draw), more: left <= 0 ? "" : say("digest.more", { count: left }) }];
  };
  const parts = [
    ...part(say("digest.new"), values.fresh, (record) => item(record)),
    ...part(say("digest.results"), values.results, ({ promise, result }) =>
      item(result, [`${say("digest.promised")}: ${tell(promise).claim} (${tell(promise).when})`]),
    ),
    ...part(say("digest.disagreeing"), values.disagreeing, ({ record, disagreements }) =>
      item(
        record,
        disagreements.map((one) => disagreementText(one, words, formats)),
      ),
    ),
    ...part(say("digest.corrected"), values.corrected, ({ record, who }) =>
      item(record, [say("digest.by", { who: line(who) })]),
    ),
  ];
  const period = periodOf(values);
  const news = say("digest.fresh", { count: values.fresh.all });
  return {
    subject: say("digest.subject", { name, news, period }),
    title: say("feed.title", { name }),
    period: `${period} · ${news}`,
    sums: {
      title: say("digest.sums"),
      rows: values.sums.map(({ type, status, unit, records, total }) => ({
        what: [say(`type.${type}`), say(`status.${status}`)].join(words.separator),
        sum: formats.sum(total, unit),
        records: say("records", { count: records }),
      })),
    },
    parts,
    nothing: parts.length === 0 ? say("digest.nothing") : "",
    notes: [...(values.sums.length === 0 ? [] : [say("digest.note")]), say("digest.why", { name })],
  };

  function periodOf({ from, to }: DigestValues): string {
    // The end is the first instant that is not in it.
    const [first, last] = [formats.day(from), formats.day(new Date(Date.parse(to) - 1).toISOString())];
    return first === last ? say("period.day", { from: first }) : say("period.days", { from: first, to: last });
  }
}

/** "320 jobs (2 outlets) / 350 jobs (1 outlet)" */
function disagreementText(disagreement: Disagreement, { say }: Words, formats: Formats): string {
  const tellings =
    disagreement.field === "value"
      ? disagreement.tellings.map(({ value, outlets }) => [formats.quantity({ ...value, per: null }), outlets] as const)
      : disagreement.field === "date"
        ? disagreement.tellings.map(
            ({ value, outlets }) => [formats.when({ date: value, horizon: null }), outlets] as const,
          )
        : disagreement.field === "status"
          ? disagreement.tellings.map(({ value, outlets }) => [say(`status.${value}`), outlets] as const)
          : disagreement.field === "kind"
            ? disagreement.tellings.map(({ value, outlets }) => [say(`kind.${value}`), outlets] as const)
            : disagreement.tellings.map(
                ({ value, outlets }) => [say("date.horizon", { when: formats.day(value) }), outlets] as const,
              );
  return tellings.map(([text, outlets]) => `${text} (${say("outlets", { count: outlets })})`).join(" / ");
}
