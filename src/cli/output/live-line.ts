import ora from "ora";
import { screen } from "./screen.ts";

/** One line that says how far a command has got, on standard error and only where a person looks at it. */
export interface LiveLine {
  show(text: string): void;
  /** Makes room for something that is written; the line comes again with the next `show`. */
  clear(): void;
  stop(): void;
}

export function openLiveLine(): LiveLine {
  const isLive = screen.isTerminal && process.stderr.isTTY;
  const line = ora({ isEnabled: isLive, isSilent: !isLive, discardStdin: false });
  return {
    show: (text) => {
      line.text = text;
      if (!line.isSpinning) line.start();
    },
    clear: () => void line.clear(),
    stop: () => void line.stop(),
  };
}
