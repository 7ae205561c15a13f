/** Whole chaos runs, the same for the short and the long form. */
import type { Location } from "../../src/store/open.ts";
import { type Ground, layGround } from "./ground.ts";
import { seededRandom, type Random } from "./random.ts";
import { type ChaosReport, reportOn } from "./report.ts";
import { crawlKilled, crawlUndisturbed } from "./runner.ts";

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
export function chaosOfRunner(options: ChaosOptions, tell: Tell): Promise<ChaosReport> {
  return chaos(options, (ground, random) => crawlKilled(ground, options.kills, random, tell));
}

/** Crawls a press twice, disturbed and undisturbed, and compares. */
async function chaos(
  { pages, hosts, seed }: ChaosOptions,
  disturbed: (ground: Ground, random: Random) => Promise<Location>,
): Promise<ChaosReport> {
  const ground = await layGround({ hosts, pages, pause });
  const began = performance.now();
  try {
    const location = await disturbed(ground, seededRandom(seed));
    const seconds = Math.round((performance.now() - began) / 1000);
    const seen = [...ground.press.seen];
    const undisturbed = await crawlUndisturbed(ground);
    return await reportOn({ ground, location, undisturbed, seen, seconds, pause });
  } finally {
    await ground.clear();
  }
}
