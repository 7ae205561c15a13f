import { setTimeout as pause } from "node:timers/promises";
import type { Changes } from "../store/changes.ts";

/** Somebody who waits for what comes after a number. */
interface Waiting {
  readonly seq: number;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
}

/** Tells those who wait that something has changed. However many they are, the register is asked once for all of them. */
export class ChangeWatch {
  readonly #register: Pick<Changes, "lastChange">;
  readonly #every: number;
  readonly #waiting = new Set<Waiting>();
  #isLooking = false;

  /** @param every milliseconds between two looks at the register, as long as somebody waits */
  constructor(register: Pick<Changes, "lastChange">, every: number) {
    this.#register = register;
    this.#every = every;
  }

  /** Resolves when there are changes after a number, or when the signal ends the wait. @throws what the register throws */
  async after(seq: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiting);
        signal.removeEventListener("abort", waiting.end);
      };
      const waiting: Waiting = {
        seq,
        end: () => {
          leave();
          resolve();
        },
        fail: (error) => {
          leave();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      };
      signal.addEventListener("abort", waiting.end);
      this.#waiting.add(waiting);
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    for (;;) {
      await pause(this.#every);
      // Whoever waited may have let the register go.
      if (this.#waiting.size === 0) break;
      try {
        const last = await this.#register.lastChange();
        for (const { seq, end } of this.#waiting) if (last > seq) end();
      } catch (error) {
        for (const { fail } of this.#waiting) fail(error);
      }
    }
    this.#isLooking = false;
  }
}
