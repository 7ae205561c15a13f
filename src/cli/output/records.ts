import type { CourseStep, KeptRecord, ListedRecord, RecordFact } from "../../store/records.ts";
import { quantityText, statusText, typeText, whenText } from "./people.ts";
import { oneLine } from "../../text/one-line.ts";
import { colours, screen } from "./screen.ts";
import { cell, roomBeside, tableText } from "./table.ts";

const leastTitle = 16;
/** On a narrow terminal the columns that tell least give way to the title. */
const wideEnough = 140;

/** Records under each other. */
export function recordsText(records: readonly ListedRecord[]): string {
  const isWide = screen.width >= wideEnough;
  const rows = records.map((record) => {
    const first = [record.id, whenText(record), quantityText(record)];
    if (!isWide) return first.concat(record.type, statusText(record.status));
    return first.concat(typeText(record), statusText(record.status), outletsText(record), stateText(record));
  });
  const size = Math.max(leastTitle, roomBeside(rows));
  const between = isWide ? ["outlets", "review"] : [];
  return tableText(
    rows.map((row, at) => row.concat(cell(records[at]?.lead?.title ?? "", size))),
    { names: ["record", "date", "value", "type", "status", ...between, "article"] },
  );
}

/** `2 of 5`: five outlets show it, two speak for themselves. */
function outletsText({ independentOutlets, outlets }: ListedRecord): string {
  const shown = Math.max(outlets.length, independentOutlets);
  return shown === independentOutlets ? String(shown) : `${independentOutlets} of ${shown}`;
}

function stateText({ state, withdrawnAt }: ListedRecord): string {
  return withdrawnAt === null ? state : `${state}, withdrawn`;
}

/** A record with who says so, where they disagree, and its course. */
export function recordText(record: KeptRecord): string {
  const told = [quantityText(record), typeText(record), statusText(record.status), whenText(record)];
  const set = Object.keys(record.amended);
  const about = [
    ["review", stateText(record) + (set.length === 0 ? "" : `; set by people: ${set.join(", ")}`)],
    ["about", cell(record.subject ?? "")],
    ["parties", cell(record.parties.map(({ name, role }) => `${name} (${role})`).join(", "))],
    ["sectors", record.sectors.join(", ")],
    ["regions", record.regions.join(", ")],
    ["programmes", record.programmes.join(", ")],
    ["outlets", outletsText(record)],
    ["languages", record.languages.join(", ")],
  ].filter(([, text]) => text !== "");
  return [
    `${colours.bold(record.id)}\n${told.join("  ")}\n\n`,
    tableText(about.map(([name = "", text = ""]) => [colours.dim(name), text])),
    ...part("stated by", record.statedBy.map(statedText)),
    ...part("told differently", disagreementLines(record)),
    ...part("course", record.course.map(stepText)),
  ].join("");
}

function part(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`\n${colours.dim(name)}\n`, ...lines.map((line) => `  ${line}\n`)];
}

function statedText({ fact, article }: RecordFact): string {
  const where = [article.publishedAt?.slice(0, 10) ?? "undated", cell(article.outlet ?? "no outlet")].join("  ");
  const quote = cell(fact.evidence[0]?.quote ?? "");
  return `${where}  ${quote}${article.url === null ? "" : `\n    ${colours.dim(oneLine(article.url))}`}`;
}

/** The telling that the record goes by comes first. */
function disagreementLines({ disagreements }: KeptRecord): string[] {
  return disagreements.map((disagreement) => {
    const tellings =
      disagreement.field === "value"
        ? disagreement.tellings.map(({ value, outlets }) => [quantityText({ ...value, per: null }), outlets] as const)
        : disagreement.field === "date"
          ? disagreement.tellings.map(
              ({ value, outlets }) => [whenText({ date: value, horizon: null }), outlets] as const,
            )
          : disagreement.tellings.map(({ value, outlets }) => [value, outlets] as const);
    const texts = tellings.map(([text, outlets]) => `${text} (${outlets})`);
    return `${disagreement.field}: ${texts.join(", ")}`;
  });
}

function stepText({ is, record }: CourseStep): string {
  return [is, whenText(record), quantityText(record), statusText(record.status), record.id].join("  ");
}
