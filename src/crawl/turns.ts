import { asSijillError, type ErrorCode, type SijillError } from "../errors.ts";
import type { HostState } from "../store/frontier.ts";
import type { Clock } from "./clock.ts";
import { AskedToWait } from "./failures.ts";
import type { Hosts } from "./hosts.ts";

/**
 * Turns to speak to a host: one request at a time, with a pause between the end of one and the start of the next, whichever
 * process makes them. A host that fails again and again, or asks for patience, is left alone for a while.
 */
export interface Turns {
  /**
   * Waits for the host's turn and does the work in it.
   * @param host with its port, if that is not the default one
   * @param pause milliseconds since the end of the request before
   * @throws AskedToWait "too-many-requests" without a request while the host is to be left alone, "host-busy" while another
   *   process speaks to it; whatever `work` throws
   */
  take<T>(host: string, pause: number, work: () => Promise<T>): Promise<T>;
  /**
   * Keeps the host for one visit until it is let go, over any number of turns.
   * @returns false while another process has it, or another visit of this one
   */
  hold(host: string): Promise<boolean>;
  letGo(host: string): Promise<void>;
  /** Leaves a host alone for so many seconds, or as many as nobody named. */
  rest(host: string, seconds: number | null): Promise<void>;
  /** What is known of a host, as old as the last turn; null for one that is not held, or is another process's by now. */
  stateOf(host: string): HostState | null;
  /**
   * Notes what a host says to robots, in a turn of its own: of two who note something at the same moment, the second knows what the
   * first has noted. While another process has the host, nothing is noted.
   * @param renew makes the note from the one before; null where there was none
   */
  noteRobots(host: string, renew: (before: string | null) => string): Promise<void>;
}

export interface TurnsOptions {
  readonly clock: Clock;
  readonly hosts: Hosts;
  /** Longest time in milliseconds that the work of one turn may take; a process that vanishes keeps its hosts for so long. */
  readonly lease: number;
  /** Longest pause in milliseconds that is waited for; a host that wants a longer one is told of at once. */
  readonly longestWait: number;
  /** From 0 to 1; spreads what would otherwise come back all at once. */
  readonly random: () => number;
}

interface Host {
  queue: Promise<unknown>;
  /** How many visits and turns of this process have it now. */
  holders: number;
  isVisited: boolean;
  state: HostState | null;
}

/** Seconds to leave a host alone that asks for patience without saying for how long. */
const unnamedWait = 60;
/** Failures in a row after which a host is left alone: one or two happen to anybody. */
const toleratedFailures = 2;
const shortestRest = 60_000;
const longestRest = 6 * 3_600_000;

export function createTurns(options: TurnsOptions): Turns {
  const { clock, hosts } = options;
  const known = new Map<string, Host>();

  function hostOf(name: string): Host {
    const host = known.get(name) ?? { queue: Promise.resolve(), holders: 0, isVisited: false, state: null };
    known.set(name, host);
    return host;
  }

  /** @param more milliseconds beyond the lease: until the work begins, and for the pause after it */
  async function take(name: string, host: Host, more = 0): Promise<boolean> {
    const now = clock.now();
    const before = host.state;
    const taken = await hosts.take(name, now, now + more + options.lease);
    // A visit that was held up may come back to a host that another process has visited meanwhile: it is over.
    const isOver = host.isVisited && before !== null && taken?.askedAt !== before.askedAt;
    host.state = isOver ? null : taken;
    return host.state !== null;
  }

  async function note(name: string, host: Host, changes: Partial<HostState>): Promise<void> {
    if (host.state !== null) host.state = { ...host.state, ...changes };
    await hosts.note(name, changes);
  }

  async function leave(name: string, host: Host): Promise<void> {
    host.holders -= 1;
    if (host.holders > 0) return;
    known.delete(name);
    await hosts.leave(name);
  }

  function end(name: string, host: Host): Promise<void> {
    host.isVisited = false;
    return leave(name, host);
  }

  async function turn<T>(name: string, host: Host, pause: number, work: () => Promise<T>): Promise<T> {
    // Whoever is killed at work tells nobody when its request ended: the pause after it belongs to what it has taken.
    if (!(await take(name, host, pause))) throw busy(name);
    await waitForTurn(name, host, pause);
    const failures = host.state?.failures ?? 0;
    try {
      const result = await work();
      await note(name, host, { askedAt: instant(clock.now()), ...(failures > 0 && { failures: 0 }) });
      return result;
    } catch (thrown) {
      const error = asSijillError(thrown);
      const failed = isFailureOfHost(error) ? failures + 1 : 0;
      const rest = Math.max(askedRest(error), restAfter(failed, options.random()));
      const freeAt = rest > 0 ? { freeAt: instant(clock.now() + rest) } : {};
      await note(name, host, { askedAt: instant(clock.now()), failures: failed, ...freeAt });
      throw error;
    }
  }

  /** Works with a host when whoever came before is done. */
  async function inOrder<T>(name: string, work: (host: Host) => Promise<T>): Promise<T> {
    const host = hostOf(name);
    host.holders += 1;
    const mine = host.queue.then(() => work(host));
    host.queue = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      await leave(name, host);
    }
  }

  async function waitForTurn(name: string, host: Host, pause: number): Promise<void> {
    const rest = millisecondsTo(host.state?.freeAt);
    if (rest > 0) throw resting(name, rest);
    // Never longer than the pause itself, even where somebody set the clock back meanwhile.
    const wait = Math.min(millisecondsTo(host.state?.askedAt) + pause, pause);
    if (wait > options.longestWait) {
      await note(name, host, { freeAt: instant(clock.now() + wait) });
      throw resting(name, wait);
    }
    if (wait <= 0) return;
    if (!(await take(name, host, wait + pause))) throw busy(name);
    await clock.sleep(wait);
  }

  /** Negative for what is past, and for what never was. */
  function millisecondsTo(moment: string | null | undefined): number {
    return moment == null ? -Infinity : Date.parse(moment) - clock.now();
  }

  return {
    take: (name, pause, work) => inOrder(name, (host) => turn(name, host, pause, work)),
    async hold(name) {
      const host = hostOf(name);
      if (host.isVisited) return false;
      host.isVisited = true;
      host.holders += 1;
      let isTaken = false;
      try {
        isTaken = await take(name, host);
      } finally {
        if (!isTaken) await end(name, host);
      }
      return isTaken;
    },
    letGo: (name) => end(name, hostOf(name)),
    rest: (name, seconds) =>
      note(name, hostOf(name), { freeAt: instant(clock.now() + (seconds ?? unnamedWait) * 1000) }),
    stateOf: (name) => known.get(name)?.state ?? null,
    noteRobots: (name, renew) =>
      inOrder(name, async (host) => {
        if (await take(name, host)) await note(name, host, { robots: renew(host.state?.robots ?? null) });
      }),
  };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

const failuresOfHosts: ReadonlySet<ErrorCode> = new Set([
  "connection-failed",
  "timed-out",
  "tls-failed",
  "server-error",
  "unknown-host",
]);

/** What tells of the host's health rather than of one address. */
function isFailureOfHost({ code }: SijillError): boolean {
  return failuresOfHosts.has(code);
}

function askedRest(error: SijillError): number {
  return error instanceof AskedToWait ? (error.seconds ?? unnamedWait) * 1000 : 0;
}

/** Milliseconds of rest after so many failures in a row: nothing at first, then twice as long each time. */
function restAfter(failures: number, random: number): number {
  if (failures <= toleratedFailures) return 0;
  const rest = Math.min(shortestRest * 2 ** (failures - toleratedFailures - 1), longestRest);
  return rest * (0.5 + random / 2);
}

function busy(host: string): AskedToWait {
  return new AskedToWait("host-busy", `${host} is being visited by another process; try again in a minute`, 60);
}

function resting(host: string, wait: number): AskedToWait {
  const seconds = Math.ceil(wait / 1000);
  return new AskedToWait(
    "too-many-requests",
    `${host} is to be left alone for now; try again in ${seconds} seconds`,
    seconds,
  );
}
