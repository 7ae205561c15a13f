/** `sijill crawl` over SQLite, killed again and again and started again. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Location, openDatabase } from "../../src/store/open.ts";
import type { Ground } from "./ground.ts";
import type { Running } from "./processes.ts";
import type { Random } from "./random.ts";

/** Milliseconds. One crawl that makes no progress for so long hangs. */
const patience = 120_000;

function startCrawl(ground: Ground, name: string, changes: NodeJS.ProcessEnv = {}): Running {
  const args = ["crawl", ...ground.sources, "--max", "1000000"];
  return ground.processes.start(args, { SIJILL_DATA: ground.folder(name), ...changes });
}

/** Crawls the press as nobody disturbs it. @returns where the register is */
export async function crawlUndisturbed(ground: Ground): Promise<Location> {
  await endsByItself(startCrawl(ground, "undisturbed", { SIJILL_HOST_PAUSE: "0" }));
  return join(ground.folder("undisturbed"), "register.db");
}

/**
 * Crawls the press in processes that are killed: some when they have hardly begun, so that opening and discovery are hit,
 * the others spread over the pages, and the last one when all pages were asked for and are being read, kept and linked.
 * @returns where the register is
 */
export async function crawlKilled(
  ground: Ground,
  kills: number,
  random: Random,
  tell: (text: string) => void,
): Promise<Location> {
  for (let kill = 1; kill <= kills; kill += 1) {
    const running = startCrawl(ground, "killed");
    const isEarly = random.next() < 0.2;
    const goal = kill === kills ? ground.pages : Math.floor((ground.pages * kill) / kills);
    const begun = await reaches(running, () => isEarly || ground.pagesAsked() >= goal);
    if (!begun) {
      const left = await unfetched(join(ground.folder("killed"), "register.db"));
      throw new Error(`${running.name} ended at ${ground.pagesAsked()} pages; ${left}\n${running.said()}`);
    }
    await sleep(isEarly ? random.whole(0, 3_000) : random.whole(0, 250));
    await running.kill();
    tell(`kill ${kill} of ${kills} at ${ground.pagesAsked()} of ${ground.pages} pages${isEarly ? ", early" : ""}`);
  }
  await endsByItself(startCrawl(ground, "killed"));
  return join(ground.folder("killed"), "register.db");
}

/** What a register has not fetched, for people. */
async function unfetched(location: Location): Promise<string> {
  const { database, close } = await openDatabase(location);
  try {
    const left = database.selectFrom("addresses").where("status", "<>", "fetched");
    const rows = await left.select(["address", "status", "last_error", "next_due"]).orderBy("address").execute();
    return `${rows.length} addresses are not fetched: ${JSON.stringify(rows.slice(0, 20))}`;
  } finally {
    await close();
  }
}

/** @returns false where the process ended before */
async function reaches(running: Running, isThere: () => boolean): Promise<boolean> {
  for (const end = performance.now() + patience; performance.now() < end; await sleep(5)) {
    if (isThere()) return true;
    if (running.hasEnded()) return false;
  }
  throw new Error(`${running.name} makes no progress; it said: ${running.said()}`);
}

async function endsByItself(running: Running): Promise<void> {
  const late = await Promise.race([running.ended.then(() => false), sleep(10 * patience, true, { ref: false })]);
  const { code, signal } = late ? { code: null, signal: "none" } : await running.ended;
  if (code !== 0) throw new Error(`${running.name} ended with ${code ?? signal}: ${running.said()}`);
}
