import { setTimeout as pause } from "node:timers/promises";
import { isAway } from "./failures.ts";

/** Milliseconds between two attempts, so that a server that starts is not besieged. */
const between = 250;

/**
 * Does something, and again as long as the server is away, which after a restart is for seconds.
 * @param outage milliseconds after which it is said to be away; 0 says so at once
 * @throws whatever `work` throws
 */
export async function onceBack<T>(outage: number, work: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + outage; ;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || performance.now() + between > end) throw error;
      await pause(between);
    }
  }
}
