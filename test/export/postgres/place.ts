/** A schema for the sink of one test, and what another program sees in it. */
import { Client } from "pg";
import { onTestFinished } from "vitest";
import { withSink } from "../../../src/export/postgres/open.ts";
import { type Prepared, prepareSink } from "../../../src/export/postgres/prepare.ts";
import { type Blueprint, loadBlueprint } from "../../../src/export/postgres/script.ts";
import type { Row } from "../../../src/export/table.ts";
import { testDatabase } from "../../support/servers/index.ts";

export interface SinkPlace {
  readonly url: string;
  readonly schema: string;
  /** Makes or upgrades the schema. */
  readonly prepare: (blueprint?: Blueprint, withText?: boolean) => Promise<Prepared>;
  /** What another program's connection is answered; the schema is its search path. */
  readonly ask: (text: string, values?: readonly unknown[]) => Promise<Readonly<Record<string, unknown>>[]>;
}

/** An empty schema for the test that runs. */
export async function makeSinkPlace(): Promise<SinkPlace> {
  const { url, prefix: schema, clear } = await testDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await clear();
  });
  return {
    url,
    schema,
    prepare: (blueprint = loadBlueprint(), withText) =>
      withSink({ url, schema }, (sink) => prepareSink(sink, blueprint, withText)),
    ask: async (text, values = []) => (await client.query<Row>(text, [...values])).rows,
  };
}
