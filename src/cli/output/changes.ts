import type { Fact } from "../../model.ts";
import type { Aspect, FactChange } from "../../pipeline/changes.ts";
import type { PageComparison } from "../../pipeline/tally.ts";
import { snippetCell } from "./facts.ts";
import { dateText, quantityText, statusText, typeText, whenText } from "./people.ts";
import { oneLine } from "../../text/one-line.ts";
import { colours, screen } from "./screen.ts";
import { snippetOf } from "../../text/snippet.ts";
import { isolated } from "./table.ts";

/** Characters of context where no terminal sets a width. */
const pipedSnippet = 120;
const indent = 6;

/**
 * The changes of a page that people are shown.
 * @param all also those that tell readers nothing: the same fact, found by another rule or with another confidence
 */
export function shownChanges({ changes }: PageComparison, all: boolean): readonly FactChange[] {
  return all ? changes : changes.filter(({ aspects }) => aspects.length === 0 || aspects.some((one) => one !== "rule"));
}

/** Changed facts under the title of their article: what each was and is, and the words that state it. */
export function changesText({ address, article }: PageComparison, changes: readonly FactChange[]): string {
  const title = colours.bold(isolated(oneLine(article?.title ?? "") || "(no title)"));
  const size = screen.isTerminal ? screen.width - indent - 2 : pipedSnippet;
  const lines = changes.map((change) => {
    const [evidence] = (change.after ?? change.before)?.evidence ?? [];
    const words = evidence === undefined ? "" : snippetCell(snippetOf(article, evidence, size), size);
    return `  ${changeText(change)}\n${" ".repeat(indent)}${words}\n`;
  });
  return `${title}\n${colours.dim(oneLine(address))}\n${lines.join("")}\n`;
}

function changeText({ before, after, aspects }: FactChange): string {
  if (after === null) return `${colours.red("gone")}  ${before === null ? "" : factText(before)}`;
  if (before === null) return `${colours.green("new")}  ${factText(after)}`;
  const told = aspects.map((aspect) => `${aspect} ${arrow(aspectTexts[aspect], before, after)}`);
  return `${colours.yellow("changed")}  ${quantityText(after)}: ${told.join("; ")}`;
}

function factText(fact: Fact): string {
  const status = fact.type === "indicator" ? [] : [statusText(fact.status)];
  return [quantityText(fact), typeText(fact), ...status, whenText(fact)].join(" · ");
}

function arrow(text: (fact: Fact) => string, before: Fact, after: Fact): string {
  return [before, after].map((fact) => isolated(oneLine(text(fact))) || "none").join(" → ");
}

const aspectTexts: { readonly [aspect in Aspect]: (fact: Fact) => string } = {
  type: typeText,
  value: (fact) =>
    [fact, ...fact.alternatives.map((one) => ({ ...one, max: null, per: null }))].map(quantityText).join(" = "),
  status: ({ status }) => statusText(status),
  date: ({ date }) => dateText(date),
  horizon: ({ horizon }) => horizon ?? "",
  kind: ({ kind }) => kind?.replaceAll("_", " ") ?? "",
  part: ({ partOf }) => (partOf === null ? "a whole" : "a part"),
  parties: ({ parties, saidBy }) =>
    [...parties.map(({ name }) => name), saidBy].filter((name) => name !== null).join(", "),
  subject: ({ subject, sectors, regions, programmes }) =>
    [subject?.text ?? "", ...sectors, ...regions, ...programmes].filter((name) => name !== "").join(", "),
  quote: ({ evidence }) => evidence.map(({ quote }) => `“${quote}”`).join(" "),
  rule: ({ rule, confidence }) => `${rule} ${confidence.score.toFixed(2)}`,
};
