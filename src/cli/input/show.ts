import type { Article, DatedFrom } from "../../model.ts";
import { readSettings } from "../../settings.ts";
import { failureOf, tell, tellStack } from "../failure.ts";
import type { PageOptions } from "../options.ts";
import { oneLine } from "../../text/one-line.ts";
import { colours } from "../output/screen.ts";
import { write, writeJson } from "../output/write.ts";
import { openReader } from "./reader.ts";
import { listInputs } from "./walk.ts";

/** A page as a command shows it. */
export interface Shown {
  /** What other programs get beside the article. */
  readonly fields: object;
  /** For people. */
  readonly text: () => string;
}

/** An article as other programs get it: all but its blocks, which are the reader's working material. */
export function articleFields(article: Article): object {
  return Object.fromEntries(Object.entries(article).filter(([name]) => name !== "blocks"));
}

/**
 * Reads inputs one after the other and writes each as soon as it is read, so that memory does not grow with their number.
 * What fails is told and the rest goes on; the exit status is then 1.
 */
export async function showPages(
  inputs: readonly string[],
  options: PageOptions,
  show: (article: Article, days: readonly DatedFrom[]) => Shown,
): Promise<void> {
  const reader = openReader(readSettings(process.env));
  const asJson = options.format === "ndjson";
  let before = 0;
  try {
    for await (const { input, error } of listInputs(inputs)) {
      try {
        if (error !== null) throw error;
        let days: readonly DatedFrom[] = [];
        const article = await reader.read(input, options.published, (found) => (days = found));
        const { fields, text } = show(article, days);
        if (asJson) await writeJson({ input, article: articleFields(article), ...fields });
        else await write(`${before === 0 ? "" : "\n"}${colours.dim(oneLine(input))}\n${text()}`);
        before += 1;
      } catch (thrown) {
        process.exitCode = 1;
        if (asJson) {
          tellStack(thrown);
          await writeJson({ input, error: failureOf(thrown) });
        } else tell(thrown, input);
      }
    }
  } finally {
    await reader.close();
  }
}
