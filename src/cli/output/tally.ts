import { type FactType, factTypes } from "../../model.ts";
import { allAspects, type Aspect } from "../../pipeline/changes.ts";
import { allFacts, type FactTally, pagesRead, type ReextractTally } from "../../pipeline/tally.ts";
import { tableText } from "./table.ts";

const typeNames: { readonly [type in FactType]: string } = {
  convention: "agreements",
  jobs: "jobs",
  funds: "funds",
  indicator: "indicators",
};

const aspectNames: { readonly [aspect in Aspect]: string } = {
  type: "type",
  value: "value or unit",
  status: "status",
  date: "date",
  horizon: "due by",
  kind: "kind",
  part: "part of",
  parties: "parties, speaker",
  subject: "subject, region, sector",
  quote: "words quoted",
  rule: "rule, confidence",
};

export interface TallyAbout {
  readonly dryRun: boolean;
  /** Pages that are to be read still, because the command was stopped. */
  readonly left: number;
  /** Pages that were pruned. */
  readonly pruned: number;
}

/** What reading pages again came to, for people. */
export function tallyText(tally: ReextractTally, { dryRun, left, pruned }: TallyAbout): string {
  const leftAlone = pruned === 0 ? "" : `${pruned} pages were pruned and are left alone.\n`;
  if (pagesRead(tally) === 0 && left === 0) return `Every page was read by these rules already.\n${leftAlone}`;
  const stopped = left === 0 ? "" : `Stopped: ${left} pages are left; start the command again to go on.\n`;
  const dry = dryRun ? "Nothing was changed: without --dry-run it is.\n" : "";
  const parts = [pagesTable(tally), factsTable(tally), aspectsTable(tally), `${leftAlone}${stopped}${dry}`];
  return parts.filter((part) => part !== "").join("\n");
}

function pagesTable(tally: ReextractTally): string {
  const { unchanged, changed, new: added, gone, "no-article": none, left, failed } = tally.pages;
  const counts = [pagesRead(tally), unchanged, changed, added, gone, none, left, failed];
  const names = ["", "read", "unchanged", "changed", "new", "gone", "no article", "superseded", "failed"];
  return tableText([["articles", ...counts.map(String)]], { names, numbers: true });
}

function factsTable(tally: ReextractTally): string {
  const rows = factTypes.map((type) => factsRow(typeNames[type], tally.facts[type]));
  const names = ["facts", "before", "unchanged", "changed", "new", "gone", "after"];
  return tableText([...rows, factsRow("all", allFacts(tally))], { names, numbers: true });
}

function factsRow(name: string, { unchanged, changed, added, gone }: FactTally): string[] {
  const counts = [unchanged + changed + gone, unchanged, changed, added, gone, unchanged + changed + added];
  return [name, ...counts.map(String)];
}

/** Only what changed anywhere; nothing where nothing did. */
function aspectsTable(tally: ReextractTally): string {
  const rows = allAspects.flatMap((aspect) => {
    const counts = [allFacts(tally), ...factTypes.map((type) => tally.facts[type])].map(
      ({ aspects }) => aspects[aspect],
    );
    return counts[0] === 0 ? [] : [[aspectNames[aspect], ...counts.map(String)]];
  });
  if (rows.length === 0) return "";
  const names = ["what changed", "all", ...factTypes.map((type) => typeNames[type])];
  return tableText(rows, { names, numbers: true });
}
