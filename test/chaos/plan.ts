/** What is done to a team, and when. */
import type { Random } from "./random.ts";

export interface Step {
  /** Who is hit: some process, or a server. */
  readonly kind: "kill" | "redis" | "postgres";
  /** So many pages have been asked for by then. */
  readonly goal: number;
}

/** Kills and stops by chance, spread over all pages; a kill comes last, when all pages were asked for. */
export function planOf(
  { kills, stops, random }: { kills: number; stops: number; random: Random },
  pages: number,
): Step[] {
  const at = (number: number, of: number) => Math.floor((pages * (number + random.next())) / of);
  const killed = Array.from({ length: kills }, (_, number): Step => {
    return { kind: "kill", goal: number === kills - 1 ? pages : at(number, kills) };
  });
  const stopped = Array.from({ length: 2 * stops }, (_, number): Step => {
    return { kind: number % 2 === 0 ? "redis" : "postgres", goal: at(number, 2 * stops) };
  });
  return [...killed, ...stopped].toSorted((one, other) => one.goal - other.goal);
}
