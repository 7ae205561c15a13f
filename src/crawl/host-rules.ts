import { z } from "zod";
import type { Page } from "../model.ts";
import type { Clock } from "./clock.ts";
import { askRobots, type KeptRobots, type RobotsRules, robotsRules } from "./robots.ts";
import { askTdmRules, type KeptTdmRules, type TdmRule } from "./tdmrep.ts";
import type { Turns } from "./turns.ts";

/** What hosts say to robots, asked for when first needed, kept for a day, and shared by all who share the turns. */
export interface HostRules {
  /**
   * @param url of which only the origin matters
   * @throws SijillError where the host cannot be spoken to at all
   */
  robotsFor(url: URL): Promise<RobotsRules>;
  /** What the origin reserves of text and data mining by its tdmrep.json. */
  reservationsFor(url: URL): Promise<readonly TdmRule[]>;
}

export interface HostRulesOptions {
  /** Fetches a robots.txt or tdmrep.json, following redirects. */
  readonly fetch: (address: string) => Promise<Page>;
  /** See `robotsRules`. */
  readonly agent: string;
  readonly clock: Clock;
  readonly turns: Pick<Turns, "stateOf" | "noteRobots">;
}

interface Kept {
  readonly robots?: KeptRobots | undefined;
  readonly reservations?: KeptTdmRules | undefined;
}

const keptRobots = z.object({
  state: z.enum(["rules", "none", "closed"]),
  text: z.string(),
  reason: z.string().nullable(),
  until: z.string(),
});
const keptReservations = z.object({
  rules: z.array(z.object({ location: z.string(), isReserved: z.boolean(), policy: z.string().nullable() })),
  until: z.string(),
});
/** By origin: a host may have others on http than on https. */
const keptOfHost = z.record(
  z.string(),
  z.object({ robots: keptRobots.optional(), reservations: keptReservations.optional() }),
);

/** Answers by origin, each with the moment at which it grows old, in milliseconds. */
type Asked<Answer> = Map<string, { until: number; readonly answer: Promise<Answer> }>;

/** Origins whose answers stay in memory: a robots.txt may be half a megabyte. The turns remember all of them. */
const mostOrigins = 500;

/** A host that could not be spoken to is spared the same question for so long. */
const troubleFor = 10 * 60_000;

export function createHostRules({ fetch, agent, clock, turns }: HostRulesOptions): HostRules {
  const robotsAsked: Asked<KeptRobots> = new Map();
  const reservationsAsked: Asked<KeptTdmRules> = new Map();
  const parsed = new WeakMap<KeptRobots, RobotsRules>();

  /** Asks each origin once, however many wait for the answer, and again when the answer has grown old. */
  function once<Answer extends { readonly until: string }>(
    asked: Asked<Answer>,
    { origin }: URL,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const before = asked.get(origin);
    if (before !== undefined && clock.now() < before.until) return before.answer;
    const answer = ask();
    const entry = { until: Infinity, answer };
    asked.delete(origin);
    asked.set(origin, entry);
    const [eldest = origin] = asked.keys();
    if (asked.size > mostOrigins) asked.delete(eldest);
    answer.then(
      ({ until }) => (entry.until = Date.parse(until)),
      () => (entry.until = clock.now() + troubleFor),
    );
    return answer;
  }

  function keptOf({ host, origin }: URL): Kept {
    const text = turns.stateOf(host)?.robots ?? null;
    return text === null ? {} : (readKept(text)[origin] ?? {});
  }

  async function keep({ host, origin }: URL, news: Kept): Promise<void> {
    await turns.noteRobots(host, (before) => {
      const all = before === null ? {} : readKept(before);
      return JSON.stringify({ ...all, [origin]: { ...all[origin], ...news } });
    });
  }

  const isFresh = ({ until }: { readonly until: string }) => clock.now() < Date.parse(until);

  return {
    async robotsFor(url) {
      const kept = await once(robotsAsked, url, async () => {
        const { robots } = keptOf(url);
        if (robots !== undefined && isFresh(robots)) return robots;
        const news = await askRobots(url.origin, fetch, clock.now());
        await keep(url, { robots: news });
        return news;
      });
      const rules = parsed.get(kept) ?? robotsRules(kept, agent);
      parsed.set(kept, rules);
      return rules;
    },
    async reservationsFor(url) {
      const kept = await once(reservationsAsked, url, async () => {
        const { reservations } = keptOf(url);
        if (reservations !== undefined && isFresh(reservations)) return reservations;
        const news = await askTdmRules(url.origin, fetch, clock.now());
        await keep(url, { reservations: news });
        return news;
      });
      return kept.rules;
    },
  };
}

/** What another version wrote is asked for again. */
function readKept(text: string): z.infer<typeof keptOfHost> {
  try {
    return keptOfHost.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
