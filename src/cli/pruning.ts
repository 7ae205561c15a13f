import { systemClock } from "../crawl/clock.ts";
import { SijillError } from "../errors.ts";
import { prune } from "../pipeline/prune.ts";
import { readSettings } from "../settings.ts";
import { openDatabase } from "../store/open.ts";
import type { Prunable } from "../store/register.ts";
import { SqlRegister } from "../store/sql/register.ts";
import { openLiveLine } from "./output/live-line.ts";
import { write } from "./output/write.ts";
import type { PruneOptions } from "./prune.ts";
import { existingLocation } from "./register.ts";
import { stopOnSignal } from "./stop.ts";

const day = 24 * 3_600_000;

/** Removes what is old and writes how much it was. */
export async function pruneRegister({ dryRun = false, compact, data, ...ages }: PruneOptions): Promise<void> {
  const settings = readSettings(process.env, {
    dataFolder: data,
    keepBodies: ages.bodiesOlderThan,
    keepTexts: ages.textsOlderThan,
  });
  const { keepBodies, keepTexts } = settings;
  if (keepBodies === null && keepTexts === null) {
    const message =
      "say what is old: --bodies-older-than 365d, --texts-older-than 730d, or SIJILL_KEEP_BODIES, SIJILL_KEEP_TEXTS";
    throw new SijillError("wrong-use", message);
  }
  const now = systemClock.now();
  const [bodiesBefore, textsBefore] = [instantBefore(now, keepBodies), instantBefore(now, keepTexts)];
  const opened = await openDatabase(existingLocation(settings));
  const register = new SqlRegister(opened.database, opened.close);
  const stopping = stopOnSignal();
  const live = openLiveLine();
  try {
    if (dryRun) {
      await write(`Would remove ${amountText(await register.countPrunable(bodiesBefore, textsBefore))}\n`);
      return;
    }
    const done = { bodies: 0, bytes: 0, texts: 0 };
    const limits = { bodiesBefore, textsBefore, now: new Date(now).toISOString(), signal: stopping.signal };
    for await (const { bodies, bytes, texts } of prune(register, limits)) {
      done.bodies += bodies;
      done.bytes += bytes;
      done.texts += texts;
      live.show(amountText(done));
    }
    if (compact && done.bodies + done.texts > 0) {
      live.show("giving the room back");
      await opened.compact();
    }
    live.stop();
    const stopped = stopping.signal.aborted ? "Stopped: start it again to go on.\n" : "";
    await write(`Removed ${amountText(done)}\n${stopped}`);
  } finally {
    stopping.end();
    live.stop();
    await register.close();
  }
}

function instantBefore(now: number, days: number | null): string | null {
  return days === null ? null : new Date(now - days * day).toISOString();
}

function amountText({ bodies, bytes, texts }: Prunable): string {
  return `bodies of pages: ${bodies} (${(bytes / 1e6).toFixed(1)} MB); texts of articles: ${texts}`;
}
