import { createReadStream } from "node:fs";
import { SijillError } from "../../errors.ts";

export interface Line {
  /** From 1 on. */
  readonly number: number;
  readonly bytes: Buffer;
  /** Whether a line feed ends it; only the last line of a file may lack one. */
  readonly ended: boolean;
}

/** Far beyond the largest page that is kept, as text: no file may fill the memory with one line. */
const longestLine = 256 * 1024 * 1024;
const lineFeed = 10;

/**
 * The lines of a file, one by one.
 * @throws SijillError "missing-input", "not-readable", "bad-data" for a line without end
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let length = 0;
  let number = 0;
  for await (const chunk of chunksOf(file)) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      const bytes = Buffer.concat([...rest, chunk.subarray(from, end)]);
      yield { number: (number += 1), bytes, ended: true };
      [rest, length, from] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > longestLine) throw new SijillError("bad-data", `${file}, line ${number + 1} is longer than any row.`);
  }
  if (length > 0) yield { number: number + 1, bytes: Buffer.concat(rest), ended: false };
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      if (Buffer.isBuffer(chunk)) yield chunk;
    }
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new SijillError(
      missing ? "missing-input" : "not-readable",
      missing ? `there is no file ${file}` : `${file} cannot be read; check that it is a file that you may read.`,
      { cause },
    );
  }
}
