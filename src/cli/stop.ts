import { once } from "node:events";

/** A command that goes on until it is stopped. */
export interface Stopping {
  /** Aborted by the first Ctrl-C or SIGTERM; the second ends the process at once, which loses nothing either. */
  readonly signal: AbortSignal;
  /** Resolves at the first of them. */
  whenAsked(): Promise<void>;
  /** Gives the signals back. */
  end(): void;
}

const signals = ["SIGINT", "SIGTERM"] as const;

/** @param told of the first of them; the terminal unless somebody else is */
export function stopOnSignal(told: () => void = tellTerminal): Stopping {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    told();
  };
  for (const signal of signals) process.on(signal, stop);
  return {
    signal: controller.signal,
    async whenAsked() {
      if (!controller.signal.aborted) await once(controller.signal, "abort");
    },
    end() {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

function tellTerminal(): void {
  process.stderr.write("sijill: stopping after the requests at hand; press again to stop at once\n");
}
