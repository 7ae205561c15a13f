import { SijillError } from "../errors.ts";
import type { ListedRecord } from "../store/records.ts";
import { recordsText, recordText } from "./output/records.ts";
import { oneLine } from "../text/one-line.ts";
import { write, writeJson } from "./output/write.ts";
import type { RecordsOptions, ShowRecordOptions } from "./records.ts";
import { moreText, recordPages, usualRecords } from "./record-pages.ts";
import { filterOf } from "./record-filter.ts";
import { withRegister } from "./register.ts";

/** Writes the records that are asked for. */
export async function listRecords({ data, format, by, limit = usualRecords, ...asked }: RecordsOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const order = { by, descending: by !== "source" };
    const table: ListedRecord[] = [];
    let after: string | null = null;
    for await (const { records, next } of recordPages(register, filterOf(asked), order, limit)) {
      if (format === "table") table.push(...records);
      else for (const record of records) await writeJson(record);
      after = next;
    }
    if (format !== "table") return;
    await write(table.length === 0 ? "no records: nothing in the register answers to this\n" : recordsText(table));
    if (after !== null) await write(moreText(limit));
  });
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
