import type { HostState } from "../store/frontier.ts";
import type { Register } from "../store/register.ts";

/** What a process knows of hosts and tells of them, for itself alone or together with others. */
export interface Hosts {
  /** Takes a host, or holds it longer; null while another process has it. Times are milliseconds since 1970. */
  take(host: string, now: number, until: number): Promise<HostState | null>;
  note(host: string, changes: Partial<HostState>): Promise<void>;
  leave(host: string): Promise<void>;
}

const untouched: HostState = { askedAt: null, freeAt: null, failures: 0, robots: null };

/** Hosts that only this process knows of. They are few: it is for single pages. */
export function rememberedHosts(): Hosts {
  const states = new Map<string, HostState>();
  return {
    take: (host) => Promise.resolve(states.get(host) ?? untouched),
    note: (host, changes) => {
      states.set(host, { ...(states.get(host) ?? untouched), ...changes });
      return Promise.resolve();
    },
    leave: () => Promise.resolve(),
  };
}

/**
 * Hosts that all processes over a register share.
 * @param visitor who this process is: unlike any other
 */
export function registeredHosts(register: Register, visitor: string): Hosts {
  return {
    take: (host, now, until) =>
      register.takeHost(host, visitor, new Date(now).toISOString(), new Date(until).toISOString()),
    note: (host, changes) => register.noteHost(host, changes),
    leave: (host) => register.leaveHost(host, visitor),
  };
}
