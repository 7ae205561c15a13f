import type { FeedEntry } from "../../export/feed.ts";
import { quantityText, statusText, whenText } from "./people.ts";
import { colours } from "./screen.ts";
import { cell, roomBeside, tableText } from "./table.ts";

const leastTitle = 16;

/** Changes of records under each other, each with what it is now or what became of it. */
export function changesText(entries: readonly FeedEntry[]): string {
  const rows = entries.map(({ seq, id, change, record }) => {
    const about = record === null ? ["", "", ""] : [whenText(record), quantityText(record), statusText(record.status)];
    return [String(seq), changeTexts[change], id, ...about];
  });
  const size = Math.max(leastTitle, roomBeside(rows));
  return tableText(
    rows.map((row, at) => row.concat(cell(lastCell(entries[at]), size))),
    { names: ["number", "change", "record", "date", "value", "status", "article"] },
  );
}

function lastCell(entry: FeedEntry | undefined): string {
  if (entry?.into != null) return `now part of ${entry.into}`;
  return entry?.record?.lead?.title ?? "";
}

const changeTexts: { readonly [change in FeedEntry["change"]]: string } = {
  changed: colours.green("changed"),
  removed: colours.red("removed"),
  left: colours.yellow("left"),
};
