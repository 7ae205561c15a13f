import { readSettings } from "../settings.ts";
import type { FactFilter, Register } from "../store/register.ts";
import { csvHead, csvLine } from "./output/csv.ts";
import { type ShownFact, withOutlets } from "./output/outlets.ts";
import { quantityText, statusText, typeText, whenText } from "./output/people.ts";
import { colours, screen } from "./output/screen.ts";
import { cell, roomBeside, tableText } from "./output/table.ts";
import { write, writeJson } from "./output/write.ts";
import { openExistingRegister } from "./register.ts";
import type { FactsOptions } from "./facts.ts";

/** A table is measured before it is drawn, so it has an end; the other formats flow. */
const tableLimit = 200;
const leastTitle = 16;

/** Writes the facts of the register that are asked for. */
export async function listFacts({ data, format, type, status, ...asked }: FactsOptions): Promise<void> {
  const register = await openExistingRegister(readSettings(process.env, { dataFolder: data }));
  try {
    const { from, to, text, outlet, limit } = asked;
    const filter: FactFilter = { types: type, statuses: status, from, to, text, outlet, limit };
    if (format === "table") await writeTable(register, filter);
    else if (format === "csv") await writeCsv(register, filter);
    else await writeLines(register, filter);
  } finally {
    await register.close();
  }
}

async function writeLines(register: Register, filter: FactFilter): Promise<void> {
  for await (const { fact, article, alsoIn } of withOutlets(register.listFacts(filter), register)) {
    await writeJson({ ...fact, article: { ...article, alsoIn } });
  }
}

async function writeCsv(register: Register, filter: FactFilter): Promise<void> {
  await write(csvHead());
  for await (const listed of register.listFacts(filter)) await write(csvLine(listed));
}

async function writeTable(register: Register, filter: FactFilter): Promise<void> {
  const limit = filter.limit ?? tableLimit;
  const listed: ShownFact[] = [];
  // One more than is shown tells whether there are more.
  const facts = register.listFacts({ ...filter, limit: limit + 1 });
  for await (const one of withOutlets(facts, register)) listed.push(one);
  if (listed.length === 0) {
    await write("no facts: nothing in the register answers to this\n");
    return;
  }
  const shown = listed.slice(0, limit);
  await write(listText(shown));
  if (listed.length > limit)
    await write(`\n${colours.dim(`the newest ${limit}; there are more: --limit shows them`)}\n`);
}

/** `L'Économiste +2`: two more outlets show the same text. */
function outletText(outlet: string | null, alsoIn: readonly string[]): string {
  const more = alsoIn.length === 0 ? "" : ` +${alsoIn.length}`;
  return `${cell(outlet ?? "", 20 - more.length)}${more}`;
}

/** On a narrow terminal the columns that tell least give way to the title. */
const wideEnough = 140;

function listText(listed: readonly ShownFact[]): string {
  const isWide = screen.width >= wideEnough;
  const rows = listed.map(({ fact, article, alsoIn }) => {
    const first = [whenText(fact), quantityText(fact)];
    if (!isWide) return first.concat(fact.type, statusText(fact.status));
    const quote = fact.evidence[0]?.quote ?? "";
    return first.concat(typeText(fact), statusText(fact.status), outletText(article.outlet, alsoIn), cell(quote, 30));
  });
  const size = Math.max(leastTitle, roomBeside(rows));
  const between = isWide ? ["outlet", "quote"] : [];
  return tableText(
    rows.map((row, at) => row.concat(cell(listed[at]?.article.title ?? "", size))),
    { names: ["date", "value", "type", "status", ...between, "article"] },
  );
}
