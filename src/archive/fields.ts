import { Damage } from "./damage.ts";
import type { Pull } from "./pull.ts";

/** The named fields of a record or of an HTTP answer, by their names in lower case. */
export type Fields = ReadonlyMap<string, string>;

/** More lines are no header. */
const mostLines = 1_000;

/** Reads `name: value` lines up to an empty one. The fields of a record are written in UTF-8. */
export async function readFields(pull: Pull, longestLine: number): Promise<Fields> {
  const lines: string[] = [];
  const utf8 = new TextDecoder();
  for (let line = await pull.line(longestLine); line?.length !== 0; line = await pull.line(longestLine)) {
    if (line === null) throw new Damage("it ends in the middle of its header");
    if (lines.length === mostLines) throw new Damage(`its header has more than ${mostLines} lines`);
    lines.push(utf8.decode(line));
  }
  return fieldsOf(lines);
}

/** Fields from their lines. A line that begins with a space goes on with the one before; a name that comes again is joined by ", ". */
export function fieldsOf(lines: readonly string[]): Fields {
  const fields = new Map<string, string>();
  let last = "";
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (/^[ \t]/u.test(line) && last !== "") fields.set(last, `${fields.get(last) ?? ""} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      const value = line.slice(colon + 1).trim();
      const before = fields.get(last);
      fields.set(last, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return fields;
}
