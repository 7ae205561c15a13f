/** Whole chaos runs, the same for the short and the long form. */
import type { Location } from "../../src/store/open.ts";
import { type Ground, type GroundOptions, layGround } from "./ground.ts";
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
const usualPause = 0.05;
const longestPause = 0.5;

/** `sijill crawl` over SQLite, killed and started again until it ends by itself. */
export function chaosOfRunner({ kills, ...options }: ChaosOptions, tell: Tell): Promise<ChaosReport> {
  return chaos({ ...options, pauseFor: () => usualPause }, tell, async (ground, random) => ({
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
  // Others go on while one is replaced: the pages must last for all kills.
  const pauseFor = (start: number, pagesOfHost: number) =>
    Math.min(Math.max(usualPause, (kills * start) / pagesOfHost), longestPause);
  try {
    return await chaos({ ...options, pauseFor }, tell, (ground, random) => {
      return crawlAsTeam(ground, servers, { workers, kills, stops, random, tell });
    });
  } finally {
    await servers.remove();
  }
}

/** Crawls a press twice, disturbed and undisturbed, and compares. */
async function chaos(
  { seed, ...options }: GroundOptions & Pick<ChaosOptions, "seed">,
  tell: Tell,
  disturbed: (ground: Ground, random: Random) => Promise<{ location: Location; faults: readonly string[] }>,
): Promise<ChaosReport> {
  const ground = await layGround(options);
  const began = performance.now();
  try {
    const { pages, pause, requestTimeout } = ground;
    tell(`${pages} pages on ${options.hosts} hosts, ${pause} s apart; a request may take ${requestTimeout} s`);
    const { location, faults } = await disturbed(ground, seededRandom(seed));
    const seconds = Math.round((performance.now() - began) / 1000);
    const seen = [...ground.press.seen];
    const undisturbed = await crawlUndisturbed(ground);
    const report = await reportOn({ ground, location, undisturbed, seen, seconds });
    return { ...report, faults: [...faults, ...report.faults] };
  } finally {
    await ground.clear();
  }
}
