import { describe, expect, it } from "vitest";
import { loadTables } from "../../src/export/schema.ts";
import { tableNames } from "../../src/export/names.ts";
import {
  articleKinds,
  dateBases,
  datePrecisions,
  factKinds,
  factTypes,
  languages,
  metrics,
  partyRoles,
  qualifiers,
  rates,
  reviewStates,
  statuses,
} from "../../src/model.ts";
import { reviewActions } from "../../src/records/review.ts";

const tables = loadTables();

function codesOf(table: (typeof tableNames)[number], column: string): string[] {
  const codes = tables.get(table)?.columns.find(({ name }) => name === column)?.codes;
  return Object.keys(codes ?? {}).toSorted();
}

describe("the tables that flow out", () => {
  it("are all there, in their order", () => {
    expect([...tables.keys()]).toEqual(tableNames);
  });

  it.each([
    ["records", "type", factTypes],
    ["records", "kind", factKinds],
    ["records", "metric", metrics],
    ["records", "status", statuses],
    ["records", "per", rates],
    ["records", "qualifier", qualifiers],
    ["records", "state", reviewStates],
    ["records", "languages", languages],
    ["facts", "date_precision", datePrecisions],
    ["facts", "date_basis", dateBases],
    ["articles", "kind", articleKinds],
    ["parties", "role", partyRoles],
    ["reviews", "action", reviewActions],
    ["reviews", "state_after", reviewStates],
  ] as const)("list every value of %s.%s", (table, column, values) => {
    expect(codesOf(table, column)).toEqual([...values].toSorted());
  });

  it("ask for the text of an article alone", () => {
    const asked = [...tables.values()].flatMap(({ name, columns }) =>
      columns.filter((column) => column.onRequest).map((column) => `${name}.${column.name}`),
    );
    expect(asked).toEqual(["articles.text"]);
  });

  it("require their keys", () => {
    for (const { key, columns } of tables.values())
      for (const part of key) expect(columns.find(({ name }) => name === part)?.required).toBe(true);
  });
});
