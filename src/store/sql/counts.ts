import type { ExpressionBuilder, Kysely } from "kysely";
import type { FactType, Status } from "../../model.ts";
import type { Counts } from "../register.ts";
import type { Tables } from "./tables.ts";

export async function countAll(database: Kysely<Tables>): Promise<Counts> {
  const totals = await database
    .selectNoFrom((row) => [
      row.selectFrom("addresses").select(countAllRows).$asScalar().$notNull().as("addresses"),
      row.selectFrom("pages").select(countAllRows).$asScalar().$notNull().as("pages"),
      row.selectFrom("articles").select(countAllRows).$asScalar().$notNull().as("articles"),
    ])
    .executeTakeFirstOrThrow();
  const groups = await database
    .selectFrom("facts")
    .select(["type", "status"])
    .select((row) => row.fn.countAll<number>().as("count"))
    .groupBy(["type", "status"])
    .execute();
  const count = (value?: FactType | Status) =>
    groups
      .filter(({ type, status }) => value === undefined || type === value || status === value)
      .reduce((sum, group) => sum + group.count, 0);
  return {
    ...totals,
    facts: count(),
    factsByType: {
      convention: count("convention"),
      jobs: count("jobs"),
      funds: count("funds"),
      indicator: count("indicator"),
    },
    factsByStatus: {
      planned: count("planned"),
      approved: count("approved"),
      committed: count("committed"),
      underway: count("underway"),
      realised: count("realised"),
      lost: count("lost"),
    },
  };
}

function countAllRows<Table extends keyof Tables>(row: ExpressionBuilder<Tables, Table>) {
  return row.fn.countAll<number>().as("count");
}
