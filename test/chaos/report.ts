/** What came of a chaos run. */
import type { Location } from "../../src/store/open.ts";
import type { SeenRequest } from "../support/press/press.ts";
import { differences, readHeld, sizes } from "./equality.ts";
import type { Ground } from "./ground.ts";
import { type Manners, mannersOf } from "./manners.ts";

export interface ChaosReport {
  readonly kills: number;
  /** That the disturbed crawl took. */
  readonly seconds: number;
  /** What the register holds in the end. */
  readonly holds: string;
  readonly manners: Manners;
  /** Everything that may not be, in lines for people. */
  readonly faults: readonly string[];
}

export interface Outcome {
  readonly ground: Ground;
  readonly location: Location;
  readonly undisturbed: Location;
  /** What the press saw of the disturbed crawl, which took so many seconds. */
  readonly seen: readonly SeenRequest[];
  readonly seconds: number;
}

/** Timers may be a millisecond early, and the clocks of two processes a little apart. */
const tolerance = 3;

export async function reportOn(outcome: Outcome): Promise<ChaosReport> {
  const { ground, seen, seconds } = outcome;
  const { killed } = ground.processes;
  const held = await readHeld(outcome.location);
  const manners = mannersOf(seen, killed);
  const { overlaps, shortestPause, doubled } = manners;
  const faults = [
    ...differences(held, await readHeld(outcome.undisturbed)),
    ...doubled.map((request) => `asked for twice: ${request}`),
    ...ground.processes.left().map((pid) => `process ${pid} is still there`),
  ];
  const late = [...(held.get("addresses")?.values() ?? [])].filter((row) => row.get("last_error") === '"timed-out"');
  if (late.length > 0)
    faults.unshift(`${late.length} requests took too long: the machine was too busy or asleep, run it again`);
  if (overlaps > 0) faults.push(`${overlaps} requests while the host was answering another`);
  if (shortestPause < ground.pause * 1000 - tolerance)
    faults.push(`a pause of ${shortestPause.toFixed(1)} ms: ${manners.closest}`);
  return { kills: killed.size, seconds, holds: sizes(held), manners, faults };
}

/** The report for people. */
export function summary(name: string, { kills, seconds, holds, manners, faults }: ChaosReport): string {
  const { requests, again, shortestPause } = manners;
  return [
    `${name}: ${kills} processes killed in ${seconds} s; the register holds ${holds}`,
    `  ${requests} requests; ${again} asked for again because their process was killed, ${manners.doubled.length} for no such reason`,
    `  shortest pause ${shortestPause.toFixed(1)} ms, ${manners.overlaps} requests while another was under way`,
    ...faults.map((fault) => `  FAULT ${fault}`),
    `  ${faults.length === 0 ? "equal to an undisturbed crawl" : `${faults.length} faults`}`,
  ].join("\n");
}
