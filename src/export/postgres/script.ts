/** The schema as SQL. */
import { readFileSync } from "node:fs";
import { loadTables } from "../schema.ts";
import type { TableSchema } from "../table.ts";
import { codesSql, commentsSql, quoted, tableSql } from "./columns.ts";

/** A change from one version of the schema to the next, as a file of SQL. */
export interface Step {
  /** The version that it leads to. */
  readonly to: number;
  readonly sql: string;
}

/** A view as a file of SQL, which may be run over the view as it was before. */
export interface View {
  readonly name: string;
  readonly sql: string;
}

/** All that a schema is made of. */
export interface Blueprint {
  readonly version: number;
  readonly tables: readonly TableSchema[];
  /** From version 1 on, one for each. */
  readonly steps: readonly Step[];
  /** Each after those that it is made of. */
  readonly views: readonly View[];
}

const viewNames = [
  "summed_records",
  "sums_by_year",
  "sums_by_sector",
  "sums_by_region",
  "sums_by_programme",
  "promises_and_results_by_year",
  "promises_and_results_by_sector",
  "promises_and_results_by_region",
  "promise_result_pairs",
  "undertakings",
  "money_by_year",
  "agreements_by_party",
  "waiting_records",
  "reviewed_records",
  "reviews_by_person",
];

/** Files of `steps/`, in the order of their versions; `steps/README.md` says what stands in one. */
const stepNames: readonly string[] = [];

/** The schema of this version of the program. A change of any of it is a step more: `steps/0002-….sql`. */
export function loadBlueprint(): Blueprint {
  const steps = stepNames.map((name) => ({ to: Number(name.slice(0, 4)), sql: read(`steps/${name}.sql`) }));
  const views = viewNames.map((name) => ({ name, sql: read(`views/${name}.sql`) }));
  return { version: steps.at(-1)?.to ?? 1, tables: [...loadTables().values()], steps, views };
}

/** The statements that make the tables in the first schema of the search path. */
export function tablesScript({ tables }: Blueprint): string {
  return [...tables.map(tableSql), read("house.sql")].join("\n\n");
}

/** The statements that tell what the tables and their codes mean; run again, they tell it anew. */
export function meaningsScript({ tables }: Blueprint): string {
  return [...tables.map(commentsSql), codesSql(tables)].join("\n\n");
}

/** All that makes a sink in a schema, for whoever would rather make it by hand than by `sijill sink init`. */
export function wholeScript(blueprint: Blueprint, schema: string): string {
  const names = blueprint.views.map(({ name }) => `'${name}'`).join(", ");
  const state = `insert into sink_state (schema_version, with_text, view_names) values (${blueprint.version}, false, array[${names}]);`;
  return [
    "begin;",
    `create schema if not exists ${quoted(schema)};`,
    `set local search_path = ${quoted(schema)};`,
    tablesScript(blueprint),
    meaningsScript(blueprint),
    ...blueprint.views.map(({ sql }) => sql.trimEnd()),
    state,
    "commit;\n",
  ].join("\n\n");
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}
