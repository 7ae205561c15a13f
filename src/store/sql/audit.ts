import type { Kysely } from "kysely";
import { z } from "zod";
import type { AuditEntry } from "../accounts.ts";
import { fromJson, toJson } from "../json.ts";
import { utc } from "../times.ts";
import { nextNumber } from "./counters.ts";
import type { Tables } from "./tables.ts";

const detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export async function noteAudit(database: Kysely<Tables>, entry: Omit<AuditEntry, "seq">): Promise<void> {
  const row = { at: utc(entry.at), who: entry.who, what: entry.what, detail_json: toJson(entry.detail) };
  await database.transaction().execute(async (transaction) => {
    const seq = await nextNumber(transaction, "audit");
    await transaction
      .insertInto("audit")
      .values({ seq, ...row })
      .execute();
  });
}

export async function listAudit(database: Kysely<Tables>, limit: number, before?: number): Promise<AuditEntry[]> {
  const newest = database.selectFrom("audit").selectAll().orderBy("seq", "desc").limit(limit);
  const rows = await (before === undefined ? newest : newest.where("seq", "<", before)).execute();
  return rows.map(({ seq, at, who, what, detail_json }) => ({
    seq,
    at,
    who,
    what,
    detail: fromJson(detail, detail_json),
  }));
}
