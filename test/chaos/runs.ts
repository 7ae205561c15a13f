/** Whole chaos runs, the same for the short and the long form. */
import type { Location } from "../../src/store/open.ts";
import { type Ground, layGround } from "./ground.ts";
import { seededRandom, type Random } from "./random.ts";
import { type ChaosReport, reportOn } from "./report.ts";
import { crawlKilled, crawlUndisturbed } from "./runner.ts";
import { crawlAsTeam, startServers } from "./team.ts";

export interface ChaosOptions {
  readonly pages: number;
  readonly hosts: number;
  readonly kills: number;
  readonly seed: number;
}

type Tell = (text: string) => void;

/** Seconds between two requests to a host. */
const pause = 0.05;

/** `sijill crawl` over SQLite, killed and started again until it ends by itself. */
export function chaosOfRunner({ kills, ...options }: ChaosOptions, tell: Tell): Promise<ChaosReport> {
  return chaos(options, tell, async (ground, random) => ({
    location: await crawlKilled(ground, kills, random, tell),
    faults: [],
  }));
}

export interface TeamChaosOptions extends ChaosOptions {
  readonly workers: number;
  /** Of each server. */
  readonly stops: number;
}

/** A scheduler and workers over PostgreSQL and Redis; all of them are killed, or stopped, and started again. */
export async function chaosOfTeam(
  { workers, kills, stops, ...options }: TeamChaosOptions,
  tell: Tell,
): Promise<ChaosReport> {
  const servers = await startServers();
  try {
    return await chaos(options, tell, (ground, random) => {
      return crawlAsTeam(ground, servers, { workers, kills, stops, random, tell });
    });
  } finally {
    await servers.remove();
  }
}

/** Crawls a press twice, disturbed and undisturbed, and compares. */
async function chaos(
  { pages, hosts, seed }: Omit<ChaosOptions, "kills">,
  tell: Tell,
  disturbed: (ground: Ground, random: Random) => Promise<{ location: Location; faults: readonly string[] }>,
): Promise<ChaosReport> {
  const ground = await layGround({ hosts, pages, pause });
  const began = performance.now();
  try {
    tell(`${ground.pages} pages on ${hosts} hosts; a request may take ${ground.requestTimeout} s`);
    const { location, faults } = await disturbed(ground, seededRandom(seed));
    const seconds = Math.round((performance.now() - began) / 1000);
    const seen = [...ground.press.seen];
    const undisturbed = await crawlUndisturbed(ground);
    const report = await reportOn({ ground, location, undisturbed, seen, seconds, pause });
    return { ...report, faults: [...faults, ...report.faults] };
  } finally {
    await ground.clear();
  }
}
