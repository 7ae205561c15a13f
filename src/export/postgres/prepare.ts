import { type Kysely, sql } from "kysely";
import { SijillError } from "../../errors.ts";
import { oneLine } from "../../text/one-line.ts";
import { quoted } from "./columns.ts";
import { codeOf, detailOf } from "./failures.ts";
import type { Sink } from "./open.ts";
import { type Blueprint, meaningsScript, tablesScript } from "./script.ts";
import { findState, type SinkState } from "./state.ts";

/** What preparing a schema did. `from` is the version that was there; null where there was none. */
export interface Prepared {
  readonly from: number | null;
  readonly to: number;
}

/**
 * Makes the tables and views, or brings them up to date, all of it or nothing. Rows stay, and so does whatever else is in the schema.
 * @param withText whether the texts of articles are to be taken; undefined leaves it as it is, or at no
 * @throws SijillError "store-broken" where something of the user's is in the way, or a newer Sijill made the schema
 */
export async function prepareSink(sink: Sink, blueprint: Blueprint, withText?: boolean): Promise<Prepared> {
  return sink.database.transaction().execute(async (transaction) => {
    const inside = { ...sink, database: transaction };
    await enterSchema(inside);
    const state = await findState(inside);
    if (state === null) await make(inside, blueprint, withText ?? false);
    else await upgrade(inside, blueprint, state, withText);
    return { from: state?.schema_version ?? null, to: blueprint.version };
  });
}

/** To make a schema one needs rights that the owner of one that is there does not. */
async function enterSchema({ database, schema }: Sink): Promise<void> {
  const { rows } = await sql`select from pg_catalog.pg_namespace where nspname = ${schema}`.execute(database);
  if (rows.length === 0) await sql`create schema ${sql.id(schema)}`.execute(database);
  await sql`select set_config('search_path', ${quoted(schema)}, true)`.execute(database);
}

async function make(sink: Sink, blueprint: Blueprint, withText: boolean): Promise<void> {
  const { database, place } = sink;
  const wanted = [...blueprint.tables, ...blueprint.views].map(({ name }) => name).concat("codes", "sink_state");
  const there = await relationsOf(sink, wanted);
  if (there.length > 0) {
    const message = `There is something else in ${place} that is called ${there.join(", ")}; choose another schema with --schema.`;
    throw new SijillError("store-broken", message);
  }
  await run(database, tablesScript(blueprint));
  await sql`insert into sink_state (schema_version, with_text) values (${blueprint.version}, ${withText})`.execute(
    database,
  );
  await run(database, meaningsScript(blueprint));
  await makeViews(sink, blueprint);
}

async function upgrade(sink: Sink, blueprint: Blueprint, state: SinkState, withText?: boolean): Promise<void> {
  const { database, place } = sink;
  const { version, steps, views } = blueprint;
  if (state.schema_version > version) {
    const message = `${place} has version ${state.schema_version} of the tables, which a newer Sijill made; update Sijill.`;
    throw new SijillError("store-broken", message);
  }
  const inTheWay = (
    await relationsOf(
      sink,
      views.map(({ name }) => name),
    )
  ).filter((name) => !state.view_names.includes(name));
  if (inTheWay.length > 0) {
    const message = `${inTheWay.join(", ")} in ${place} is not of the sink, which now has views of that name; rename what is there.`;
    throw new SijillError("store-broken", message);
  }
  const bringUp = async (): Promise<void> => {
    const outdated = state.view_names.filter((name) => !views.some((view) => view.name === name));
    for (const name of outdated.toReversed()) await dropView(sink, name);
    for (const step of steps.filter(({ to }) => to > state.schema_version)) await run(database, step.sql);
    await run(database, meaningsScript(blueprint));
    await makeViews(sink, blueprint);
  };
  await run(database, "savepoint before_upgrade");
  try {
    await bringUp();
  } catch (error) {
    if (!isBoundByViews(error)) throw error;
    await run(database, "rollback to savepoint before_upgrade");
    for (const name of state.view_names.toReversed()) await dropView(sink, name);
    await bringUp().catch((again: unknown) => {
      throw isBoundByViews(again) ? boundBy(again, place) : again;
    });
  }
  if (withText !== undefined && withText !== state.with_text) await changeText(sink, withText);
  await sql`update sink_state set schema_version = ${version}`.execute(database);
}

async function makeViews({ database }: Sink, { views }: Blueprint): Promise<void> {
  for (const view of views) await run(database, view.sql);
  await sql`update sink_state set view_names = ${views.map(({ name }) => name)}`.execute(database);
}

async function dropView({ database, place }: Sink, name: string): Promise<void> {
  try {
    await sql`drop view if exists ${sql.id(name)}`.execute(database);
  } catch (error) {
    throw isBoundByViews(error) ? boundBy(error, place) : error;
  }
}

/** All rows are read again for the texts that are wanted now; those that are not go at once. */
async function changeText({ database }: Sink, withText: boolean): Promise<void> {
  await sql`update sink_state set with_text = ${withText}, last_change = 0, last_change_of = null`.execute(database);
  if (!withText) await sql`update articles set text = null where text is not null`.execute(database);
}

/** Which of some names tables and views of the schema have. */
async function relationsOf({ database, schema }: Sink, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_catalog.pg_class
    where relnamespace = (select oid from pg_catalog.pg_namespace where nspname = ${schema}) and relname = any(${names})
    order by relname`.execute(database);
  return rows.map(({ name }) => name);
}

/** A view cannot be replaced by one of other columns, nor a column changed that a view shows, nor either dropped. */
function isBoundByViews(error: unknown): boolean {
  return ["42P16", "0A000", "2BP01"].includes(codeOf(error));
}

function boundBy(error: unknown, place: string): SijillError {
  const message = `The tables in ${place} cannot be brought up to date, because something of yours is made of them: ${oneLine(detailOf(error))}. Nothing was changed. Drop it, run sijill sink init, and make it again.`;
  return new SijillError("store-broken", message, { cause: error });
}

async function run(database: Kysely<unknown>, script: string): Promise<void> {
  await sql.raw(script).execute(database);
}
