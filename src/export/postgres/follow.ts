import { sql } from "kysely";
import { SijillError } from "../../errors.ts";
import type { Change } from "../../store/changes.ts";
import { nextAnew } from "./anew.ts";
import type { Sink } from "./open.ts";
import { readState, type SinkState } from "./state.ts";
import { type Flow, type Next, type SinkSource, takeBatch } from "./take.ts";
import type { Written } from "./write.ts";

/** How far a run has come. */
export interface Progress extends Written {
  /** The number of the last change that was taken, and that of the register's last. */
  readonly at: number;
  readonly of: number;
}

export interface RunOptions {
  /** Asked between two batches. */
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  /** Changes in one transaction. */
  readonly atOnce?: number;
}

const usualAtOnce = 500;

/**
 * Brings a sink up to its register: what is left of taking everything anew, then all changes that it has not taken yet. Cut short between
 * any two statements and begun again, it comes to the same.
 * @throws SijillError "store-broken" where the sink follows another register, or this one was restored; as `takeBatch`
 */
export async function catchUp(flow: Flow, { signal, report, atOnce = usualAtOnce }: RunOptions): Promise<Progress> {
  const { sink, register } = flow;
  let state = await readState(sink);
  await checkRegister(sink, register, state);
  let [changed, removed] = [0, 0];
  const told = async (): Promise<Progress> => {
    return { at: state.last_change, of: await register.lastChange(), changed, removed };
  };
  while (!signal.aborted) {
    const next = (await nextAnew(sink, state, atOnce)) ?? (await nextChanges(flow, state, atOnce));
    if (next === null) break;
    const written = await takeBatch(flow, state, next);
    state = Object.assign({}, state, next.progress);
    changed += written.changed;
    removed += written.removed;
    report(await told());
  }
  return told();
}

async function nextChanges({ sink, register }: Flow, state: SinkState, atOnce: number): Promise<Next | null> {
  const changes = await register.listChanges(state.last_change, atOnce);
  const last = changes.at(-1);
  if (last === undefined) return null;
  const idsOf = (of: Change["of"]) => changes.flatMap((change) => (change.of === of ? [change.id] : []));
  const records = idsOf("record");
  const orphans = records.length > 0 ? await orphansOf(sink) : [];
  return {
    batch: { records: [...new Set([...records, ...orphans])], articles: idsOf("article") },
    progress: { register: await register.identity(), last_change: last.seq, last_change_of: nameOf(last) },
  };
}

/** Records that only reviews tell of: they became part of others, whose changes may part them again, or forget their reviews. */
async function orphansOf({ database, schema }: Sink): Promise<string[]> {
  const [reviews, records] = [sql.table(`${schema}.reviews`), sql.table(`${schema}.records`)];
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from ${reviews} as reviews
    where not exists (select from ${records} as records where records.id = reviews.record_id)`.execute(database);
  return rows.map(({ id }) => id);
}

/**
 * @throws SijillError "store-broken" where the numbers of the sink are not those of the register
 */
async function checkRegister({ place }: Sink, register: SinkSource, state: SinkState): Promise<void> {
  const refuse = (why: string) => {
    const message = `${place} ${why}. To make it follow this register, run sijill sink run --anew; or name another schema with --schema.`;
    return new SijillError("store-broken", message);
  };
  if (state.register !== null && state.register !== (await register.identity()))
    throw refuse("follows another register");
  if (state.last_change === 0) return;
  const last = await register.lastChange();
  const restored = "the register was restored from a backup";
  if (last < state.last_change)
    throw refuse(`has taken change ${state.last_change}, and the register ends at ${last}: ${restored}`);
  const [same] = await register.listChanges(state.last_change - 1, 1);
  if (same?.seq === state.last_change && nameOf(same) !== state.last_change_of)
    throw refuse(`has taken another change ${state.last_change} than the register has: ${restored}`);
}

function nameOf({ of, id }: Change): string {
  return `${of} ${id}`;
}
