import type { Outline, OutlineItem } from "./outline.ts";

/** A digest as plain text. What stands in articles is one line each, so that nothing in it can pass for the digest's own words. */
export function textOf({ title, period, sums, parts, nothing, notes }: Outline): string {
  const sections = [
    [title, period],
    ...(sums.rows.length === 0
      ? []
      : [[heading(sums.title), ...sums.rows.map(({ what, sum, records }) => `- ${what}: ${sum} (${records})`)]]),
    ...parts.map(({ title: about, items, more }) => [
      heading(about),
      ...items.map(itemText),
      ...(more === "" ? [] : [`  ${more}`]),
    ]),
    ...(nothing === "" ? [] : [[nothing]]),
    // By RFC 3676 a signature begins so; mail programs show what follows as an aside.
    ["-- ", ...notes],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function heading(text: string): string {
  return `${text}\n${"=".repeat(Math.min(60, text.length))}`;
}

function itemText({ claim, link, lines, source }: OutlineItem): string {
  const under = [...lines, source.label, source.link ?? "", link ?? ""].filter((one) => one !== "");
  return [`- ${claim}`, ...under.map((one) => `  ${one}`)].join("\n");
}
