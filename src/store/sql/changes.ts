import type { Kysely } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Change } from "../changes.ts";
import { counted } from "./changing.ts";
import type { Tables } from "./tables.ts";

/** So many changes are given at once. */
const mostAtOnce = 1000;

const kinds = ["record", "article"] as const satisfies readonly Change["of"][];

export async function listChanges(
  database: Kysely<Tables>,
  since: number,
  limit: number,
  of?: Change["of"],
): Promise<Change[]> {
  if (!Number.isSafeInteger(since) || since < 0)
    throw new SijillError("wrong-use", `Changes are numbered from 1 on; ${since} is not one to go on from.`);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostAtOnce)
    throw new SijillError("wrong-use", `1 to ${mostAtOnce} changes are given at once, not ${limit}.`);
  const after = (kind: Change["of"]) =>
    database
      .selectFrom((row) =>
        row
          .selectFrom("changes")
          .selectAll()
          .where("of", "=", kind)
          .where("seq", ">", since)
          .orderBy("seq")
          .limit(limit)
          .as(`${kind}_changes`),
      )
      .selectAll();
  const [records, articles] = [after(kinds[0]), after(kinds[1])];
  // One statement sees one state: two could miss what is committed between them.
  const query = of === "record" ? records : of === "article" ? articles : records.unionAll(articles);
  const rows = await query.orderBy("seq").limit(limit).execute();
  return rows.map(({ of: kind, id, seq, at, removed, into_id: into }) => {
    return { of: kind, id, seq, at, removed: removed === 1, into };
  });
}

export async function lastChange(database: Kysely<Tables>): Promise<number> {
  const counter = database.selectFrom("counters").select("value").where("name", "=", counted);
  return (await counter.executeTakeFirst())?.value ?? 0;
}
