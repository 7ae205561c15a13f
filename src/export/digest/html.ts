import type { Words } from "../words/words.ts";
import type { Outline, OutlineItem, OutlinePart } from "./outline.ts";

/** What mail programs take: styles on the elements, tables for columns, nothing that is fetched. */
const styles = {
  body: "margin:0;padding:16px;background:#faf8f4;color:#20262b;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5",
  sheet: "max-width:640px;margin:0 auto;padding:20px;background:#ffffff;border:1px solid #e2ddd2",
  title: "margin:0;font-size:22px;line-height:1.3",
  period: "margin:4px 0 20px;color:#596067",
  heading: "margin:24px 0 8px;font-size:17px;border-bottom:1px solid #e2ddd2",
  table: "width:100%;border-collapse:collapse",
  cell: "padding:4px 8px;border-bottom:1px solid #f2efe8",
  item: "margin:0 0 14px",
  claim: "font-weight:bold;color:#0b6655",
  line: "color:#20262b",
  source: "color:#596067;font-size:13px",
  note: "margin:8px 0 0;color:#596067;font-size:13px",
} as const;

/** A digest as HTML: every text in it is text, whatever stands in an article. */
export function htmlOf(outline: Outline, { language, direction }: Words): string {
  const { subject, title, period, sums, parts, nothing, notes } = outline;
  // Cells begin where the language begins; mail programs do not all know `text-align:start`.
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const body = [
    element("h1", styles.title, text(title)),
    element("p", styles.period, text(period)),
    ...(sums.rows.length === 0 ? [] : [sumsHtml(sums, start, end)]),
    ...parts.map(partHtml),
    ...(nothing === "" ? [] : [element("p", styles.line, text(nothing))]),
    ...notes.map((note) => element("p", styles.note, text(note))),
  ];
  return [
    "<!doctype html>",
    `<html lang="${language}" dir="${direction}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(subject)}</title></head>`,
    `<body style="${styles.body}" dir="${direction}"><div style="${styles.sheet};text-align:${start}">`,
    ...body,
    "</div></body></html>",
    "",
  ].join("\n");
}

function sumsHtml({ title, rows }: Outline["sums"], start: string, end: string): string {
  const [first, number] = [`${styles.cell};text-align:${start}`, `${styles.cell};text-align:${end}`];
  const lines = rows.map(
    ({ what, sum, records }) =>
      `<tr><th scope="row" style="${first};font-weight:normal">${text(what)}</th><td style="${number}"><b>${text(sum)}</b></td><td style="${number};color:#596067">${text(records)}</td></tr>`,
  );
  return `${element("h2", styles.heading, text(title))}\n<table style="${styles.table}">${lines.join("\n")}</table>`;
}

function partHtml({ title, items, more }: OutlinePart): string {
  const shown = items.map((item) => element("div", styles.item, itemHtml(item)));
  const rest = more === "" ? [] : [element("p", styles.note, text(more))];
  return [element("h2", styles.heading, text(title)), ...shown, ...rest].join("\n");
}

function itemHtml({ claim, link, lines, source }: OutlineItem): string {
  const said = lines.map((line) => element("div", styles.line, foreign(line)));
  const from = source.label === "" ? (source.link ?? "") : source.label;
  return [
    linked(link, `<span style="${styles.claim}">${text(claim)}</span>`),
    ...said,
    ...(from === "" ? [] : [element("div", styles.source, linked(source.link, foreign(from)))]),
  ].join("\n");
}

/** Words of an article, which may run in the other direction. */
function foreign(words: string): string {
  return `<bdi dir="auto">${text(words)}</bdi>`;
}

function linked(address: string | null, html: string): string {
  return address === null ? html : `<a href="${text(address)}" style="color:#0b6655">${html}</a>`;
}

function element(name: string, style: string, html: string): string {
  return `<${name} style="${style}">${html}</${name}>`;
}

const escapes: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function text(words: string): string {
  return words.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? "");
}
