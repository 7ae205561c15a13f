import { SijillError } from "../errors.ts";
import { beginAnew } from "../export/postgres/anew.ts";
import { catchUp, type Progress } from "../export/postgres/follow.ts";
import { keepUp } from "../export/postgres/keep-up.ts";
import { tablesMarkdown, viewsMarkdown } from "../export/postgres/markdown.ts";
import { keepOthersOut, type Sink, withSink } from "../export/postgres/open.ts";
import { prepareSink } from "../export/postgres/prepare.ts";
import { loadBlueprint, wholeScript } from "../export/postgres/script.ts";
import { findState, readState } from "../export/postgres/state.ts";
import { readStatus } from "../export/postgres/status.ts";
import type { Flow } from "../export/postgres/take.ts";
import { differs, verifyTable, type Verified } from "../export/postgres/verify.ts";
import { loadTables } from "../export/schema.ts";
import { openLog } from "../operations/log.ts";
import { readSettings } from "../settings.ts";
import type { Register } from "../store/register.ts";
import { openLiveLine } from "./output/live-line.ts";
import { sinkStatusText, verifiedText } from "./output/sink.ts";
import { write, writeJson } from "./output/write.ts";
import { withRegister } from "./register.ts";
import { closingAtEnd, runService } from "./service.ts";
import type { InitSinkOptions, RunSinkOptions, SinkOptions, SinkSchemaOptions, SinkStatusOptions } from "./sink.ts";
import { stopOnSignal } from "./stop.ts";

/** Makes the tables and views or brings them up to date, and writes what was done. */
export async function initSink(options: InitSinkOptions): Promise<void> {
  await inSink(options, async (sink) => {
    await keepOthersOut(sink);
    const { from, to } = await prepareSink(sink, loadBlueprint(), options.text);
    const done = from === null ? "made" : from === to ? "up to date already" : `brought from version ${from} to ${to}`;
    await write(`${sink.place}: version ${to}, ${done}\n`);
  });
}

/** Writes what has changed in the register into the sink, once or until it is stopped. */
export async function runSink(options: RunSinkOptions): Promise<void> {
  if (options.follow === true) return followRegister(options);
  await closingAtEnd(async (atEnd) => {
    const stopping = stopOnSignal();
    atEnd(() => stopping.end());
    const live = openLiveLine();
    atEnd(() => live.stop());
    await withRegister(options.data, async (register) => {
      await inSink(options, async (sink) => {
        const flow = await beginRun(sink, register, options.anew === true);
        const report = (progress: Progress) => live.show(progressText(progress));
        const progress = await catchUp(flow, { signal: stopping.signal, report });
        live.stop();
        await write(`${sink.place}: ${progressText(progress)}\n`);
      });
    });
  });
}

/** The same until it is stopped. Where nobody looks at its terminal it is a service, which writes a log. */
async function followRegister(options: RunSinkOptions): Promise<void> {
  const { logLevel } = readSettings(process.env);
  const isService = !process.stderr.isTTY;
  const log = openLog(isService ? logLevel : "silent");
  const live = openLiveLine();
  const work = async (): Promise<void> => {
    const stopping = isService ? stopOnSignal(() => log.info("stopping")) : stopOnSignal();
    let isAnew = options.anew === true;
    try {
      await withRegister(options.data, async (register) => {
        const open = (follow: (flow: Flow) => Promise<void>) =>
          inSink(options, async (sink) => {
            const flow = await beginRun(sink, register, isAnew);
            isAnew = false;
            log.info({ place: sink.place }, "sink follows");
            await follow(flow);
          });
        await keepUp({
          open,
          signal: stopping.signal,
          report(progress) {
            log.info(progress, "written");
            live.show(progressText(progress));
          },
          trouble(error) {
            log.warn({ err: error }, "tried again soon");
            live.show(`${error.message} Trying again.`);
          },
        });
      });
    } finally {
      live.stop();
      stopping.end();
    }
  };
  await (isService ? runService(log, work) : work());
}

/** Writes how far the sink has followed the register. */
export async function showSink(options: SinkStatusOptions): Promise<void> {
  await withRegister(options.data, async (register) => {
    await inSink(options, async (sink) => {
      const status = await readStatus(sink, register);
      await (options.json === true ? writeJson(status) : write(sinkStatusText(status)));
    });
  });
}

/** Compares the sink with the register, and writes what each table has on both sides. A difference sets exit status 1. */
export async function verifySink(options: SinkOptions): Promise<void> {
  await withRegister(options.data, async (register) => {
    await inSink(options, async (sink) => {
      const state = await readState(sink);
      const live = openLiveLine();
      const verified: Verified[] = [];
      try {
        for (const table of loadTables().values()) {
          live.show(table.name);
          verified.push(await verifyTable(sink, register, table, state.with_text));
        }
      } finally {
        live.stop();
      }
      const behind = (await register.lastChange()) - state.last_change;
      await write(verifiedText(verified, behind));
      if (verified.some(differs)) process.exitCode = 1;
    });
  });
}

/** Writes the schema of this version for people: as SQL that makes it, or as Markdown that describes it. */
export async function printSchema({ schema, format }: SinkSchemaOptions): Promise<void> {
  const blueprint = loadBlueprint();
  const isSql = format === "sql";
  await write(isSql ? wholeScript(blueprint, schema) : `${viewsMarkdown(blueprint)}\n\n${tablesMarkdown(blueprint)}\n`);
}

/** Works with the sink that the options or settings name. */
async function inSink<Result>(
  { to, schema }: Pick<SinkOptions, "to" | "schema">,
  work: (sink: Sink) => Promise<Result>,
): Promise<Result> {
  const { sinkUrl: url } = readSettings(process.env, { sinkUrl: to });
  if (url === null) throw new SijillError("wrong-use", "Name the database of the sink by SIJILL_SINK_URL, or by --to.");
  return withSink({ url, schema }, work);
}

/** Keeps others out, and makes the tables where there are none or older ones: whoever may only write needs nothing else where they are there. */
async function beginRun(sink: Sink, register: Register, isAnew: boolean): Promise<Flow> {
  await keepOthersOut(sink);
  const blueprint = loadBlueprint();
  const state = await findState(sink);
  if (state?.schema_version !== blueprint.version) await prepareSink(sink, blueprint);
  if (isAnew) await beginAnew(sink, await register.identity());
  return { sink, register, tables: loadTables() };
}

function progressText({ at, of, changed, removed }: Progress): string {
  return `change ${at} of ${of}, ${changed} rows written, ${removed} removed`;
}
