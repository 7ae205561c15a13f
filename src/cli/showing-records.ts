import { SijillError } from "../errors.ts";
import { readSettings } from "../settings.ts";
import type { RecordFilter, RecordOrder } from "../store/record-filter.ts";
import type { ListedRecord } from "../store/records.ts";
import type { Register } from "../store/register.ts";
import { foldForSearch } from "../text/fold.ts";
import { recordsText, recordText } from "./output/records.ts";
import { oneLine } from "../text/one-line.ts";
import { colours } from "./output/screen.ts";
import { write, writeJson } from "./output/write.ts";
import type { RecordsOptions, ShowRecordOptions } from "./records.ts";
import { openExistingRegister } from "./register.ts";

const usual = 50;
const mostAtOnce = 1000;

async function withRegister(data: string | undefined, work: (register: Register) => Promise<void>): Promise<void> {
  const register = await openExistingRegister(readSettings(process.env, { dataFolder: data }));
  try {
    await work(register);
  } finally {
    await register.close();
  }
}

/** Writes the records that are asked for. */
export async function listRecords({ data, format, by, limit = usual, ...asked }: RecordsOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const order = { by, descending: by !== "source" };
    const table: ListedRecord[] = [];
    let [left, after]: [number, string | null] = [limit, null];
    do {
      const page: Awaited<ReturnType<Register["listRecords"]>> = await register.listRecords(
        filterOf(asked),
        order satisfies RecordOrder,
        Math.min(mostAtOnce, left),
        after,
      );
      if (format === "table") table.push(...page.records);
      else for (const record of page.records) await writeJson(record);
      left -= page.records.length;
      after = page.next;
    } while (after !== null && left > 0);
    if (format !== "table") return;
    await write(table.length === 0 ? "no records: nothing in the register answers to this\n" : recordsText(table));
    if (after !== null) await write(`\n${colours.dim(`the first ${limit}; there are more: --limit shows them`)}\n`);
  });
}

function filterOf(asked: Omit<RecordsOptions, "data" | "format" | "by" | "limit">): RecordFilter {
  const { type, status, state, from, to, text, region, sector, programme, party, outlet, outlets, disagreeing } = asked;
  return {
    types: type,
    statuses: status,
    states: state,
    from,
    to,
    text,
    regions: region,
    sectors: sector,
    programmes: programme,
    parties: party?.map(foldForSearch),
    outlets: outlet,
    leastOutlets: outlets,
    disagreeing,
  };
}

/** Writes everything that is known of a record. */
export async function showRecord(id: string, { data, json = false }: ShowRecordOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const record = await register.findRecord(id);
    if (record === null)
      throw new SijillError(
        "missing-input",
        `there is no record ${oneLine(id).slice(0, 60)}; sijill records lists those there are`,
      );
    await (json ? writeJson(record) : write(recordText(record)));
  });
}
