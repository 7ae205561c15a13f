import type { Article, DatedFrom } from "../../model.ts";
import { removedBlocks } from "../../page/removed.ts";
import { articleText } from "./article.ts";
import { cell, roomBeside, tableText } from "./table.ts";

/** Without a terminal there is no end of the line; so much of a block tells which it is. */
const longestShown = 100;
const indent = 2;

/**
 * An article for people, with how its page was read: its kind, where its days were found, and each block taken out.
 *
 * @param days all that the day of publication was chosen from, the surest first
 */
export function readingText(article: Article, days: readonly DatedFrom[]): string {
  const { kind, kindReason, publishedAt, publishedFrom, modifiedAt, modifiedFrom } = article;
  const found = [
    [kind, kindReason],
    ["published", day(publishedAt, publishedFrom)],
    ["modified", day(modifiedAt, modifiedFrom)],
    ...days.map(({ value, from }) => ["day found", `${value}, from ${from}`]),
  ];
  const rows = removedBlocks(article).map(
    ({ step, role, reason, text }) => [step, role, cell(reason, 60), text] as const,
  );
  const room = Math.min(
    longestShown,
    roomBeside(
      rows.map(([step, role, reason]) => [step, role, reason]),
      indent,
    ),
  );
  const removed = rows.map(([step, role, reason, text]) => [step, role, reason, cell(text, Math.max(20, room))]);
  const names = ["step", "role", "reason", "block"];
  return [
    articleText(article),
    `\nHow it was read\n${tableText(
      found.map((row) => row.map((text) => cell(text))),
      { indent },
    )}`,
    `\nTaken out\n${removed.length === 0 ? "  nothing\n" : tableText(removed, { names, indent })}`,
  ].join("");
}

function day(value: string | null, from: string | null): string {
  return value === null ? "the page does not tell" : `${value}, from ${from ?? "the page"}`;
}
