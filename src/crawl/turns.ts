import type { Clock } from "./clock.ts";
import { AskedToWait } from "./failures.ts";

/** Turns to speak to a host: one request at a time, with a pause between the end of one and the start of the next. */
export interface Turns {
  /**
   * Waits for the host's turn and does the work in it.
   * @param host with its port, if that is not the default one
   * @param pause milliseconds since the end of the request before
   * @throws AskedToWait "too-many-requests" without a request while the host's own Retry-After lasts; whatever `work` throws
   */
  take<T>(host: string, pause: number, work: () => Promise<T>): Promise<T>;
}

interface Host {
  queue: Promise<unknown>;
  lastEnd: number;
  /** The host asked to be left alone until then. */
  quietUntil: number;
}

/** Seconds to leave a host alone that asks for patience without saying for how long. */
const unnamedWait = 60;

export function createTurns(clock: Clock): Turns {
  const hosts = new Map<string, Host>();

  async function turn<T>(name: string, host: Host, pause: number, work: () => Promise<T>): Promise<T> {
    const quiet = Math.ceil((host.quietUntil - clock.now()) / 1000);
    if (quiet > 0)
      throw new AskedToWait(
        "too-many-requests",
        `${name} asked to be left alone; try again in ${quiet} seconds`,
        quiet,
      );
    const wait = host.lastEnd + pause - clock.now();
    // Never longer than the pause itself, even where somebody set the clock back meanwhile.
    if (wait > 0) await clock.sleep(Math.min(wait, pause));
    try {
      return await work();
    } catch (error) {
      if (error instanceof AskedToWait) host.quietUntil = clock.now() + (error.seconds ?? unnamedWait) * 1000;
      throw error;
    } finally {
      host.lastEnd = clock.now();
    }
  }

  return {
    async take(name, pause, work) {
      const host = hosts.get(name) ?? { queue: Promise.resolve(), lastEnd: -Infinity, quietUntil: -Infinity };
      hosts.set(name, host);
      const mine = host.queue.then(() => turn(name, host, pause, work));
      host.queue = mine.catch(() => undefined);
      return await mine;
    },
  };
}
