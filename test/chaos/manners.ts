/** How a press was treated by processes that were killed now and then, as its servers saw it. */
import { type SeenRequest, treatmentOf } from "../support/press/press.ts";

export interface Manners {
  readonly requests: number;
  /** Requests to a host while another was under way. */
  readonly overlaps: number;
  /** Milliseconds between two requests to a host. */
  readonly shortestPause: number;
  /** The two requests with the shortest pause between them, for people. */
  readonly closest: string;
  /** Asked for again because the process that had asked was killed before the answer was kept. */
  readonly again: number;
  /** Asked for again for no such reason: `host path`. */
  readonly doubled: readonly string[];
}

/**
 * A process asks a host for the next page when the one before is kept: so of each host only the last request of a process
 * that was killed may be made again. Feeds are looked at whenever a crawl begins.
 * @param killed names of processes, as their user agents have them
 */
export function mannersOf(seen: readonly SeenRequest[], killed: ReadonlySet<string>): Manners {
  const hosts = [...new Set(seen.map(({ host }) => host))];
  const treatments = hosts.map((host) => treatmentOf(seen, host));
  const lastOf = new Map<string, SeenRequest>();
  const before = new Map<string, SeenRequest>();
  const ordered = seen.toSorted((one, other) => one.began - other.began);
  for (const request of ordered) lastOf.set(`${request.agent} ${request.host}`, request);
  const doubled: string[] = [];
  let again = 0;
  for (const request of ordered) {
    const { host, path } = request;
    if (path === "/feed") continue;
    const first = before.get(`${host}${path}`);
    before.set(`${host}${path}`, request);
    if (first === undefined) continue;
    const wasLast = lastOf.get(`${first.agent} ${host}`) === first;
    if (wasLast && killed.has(processOf(first.agent))) again += 1;
    else
      doubled.push(
        `${host}${path} by ${told(first)}, which went on with ${told(lastOf.get(`${first.agent} ${host}`))}; then by ${told(request)}`,
      );
  }
  const [hastiest] = treatments.toSorted((one, other) => one.shortestPause - other.shortestPause);
  return {
    requests: seen.length,
    overlaps: treatments.reduce((sum, { overlaps }) => sum + overlaps, 0),
    shortestPause: hastiest?.shortestPause ?? Infinity,
    closest: (hastiest?.closest ?? []).map(told).join(", then "),
    again,
    doubled,
  };
}

function told(request: SeenRequest | undefined): string {
  if (request === undefined) return "nothing";
  const { agent, path, status, began, ended } = request;
  return `${processOf(agent)} ${path} (${status}, ${began.toFixed(0)} to ${ended.toFixed(0)} ms)`;
}

function processOf(agent: string): string {
  return /process-\d+/.exec(agent)?.[0] ?? agent;
}
