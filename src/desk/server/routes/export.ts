import { Readable } from "node:stream";
import { z } from "zod";
import { formats } from "../../../export/formats.ts";
import { tableRows, withoutRejected } from "../../../export/rows/rows.ts";
import { loadTables } from "../../../export/schema.ts";
import { askedTable } from "../../../export/table.ts";
import { exportQuery } from "../../api/export.ts";
import type { App, Desk } from "../app.ts";
import { filterOf } from "../record-query.ts";
import { found, Refusal } from "../refusal.ts";

/** Exports that are written at one time: each reads the register as fast as its receiver takes it. */
const mostAtOnce = 3;

/** Tables as files, streamed: nothing is kept here, and an export ends when its receiver goes. */
export function addExportRoutes(app: App, { register, now }: Desk): void {
  const tables = loadTables();
  let atWork = 0;
  app.route({
    method: "GET",
    url: "/api/export",
    config: { access: { role: "reader" } },
    schema: {
      summary: "A table with what a filter of records leaves, as a file",
      tags: ["records"],
      querystring: exportQuery,
      produces: Object.values(formats).map(({ mediaType }) => mediaType.replace(/;.*$/, "")),
      response: { 200: z.unknown() },
    },
    handler: async ({ query: { table: name = "records", format: named = "csv", titles = null, ...query } }, reply) => {
      const table = askedTable(found(tables.get(name), "table"), false);
      const asked = { selection: { records: withoutRejected(filterOf(query)) }, text: false };
      if (atWork >= mostAtOnce) {
        reply.header("retry-after", "10");
        throw new Refusal(429, "Others are being given exports just now. Ask again in a few seconds.");
      }
      const format = formats[named];
      // Excel, which most files of this form end in, knows UTF-8 by the mark alone; other programs skip it.
      const bytes = format.write(table, tableRows(register, name, asked), { titles, byteOrderMark: true });
      const stream = Readable.from(bytes, { objectMode: false });
      atWork += 1;
      stream.once("close", () => (atWork -= 1));
      const file = `sijill-${name}-${now().slice(0, 10)}.${format.extension}`;
      return await reply
        .type(format.mediaType)
        .header("content-disposition", `attachment; filename="${file}"`)
        .send(stream);
    },
  });
}
