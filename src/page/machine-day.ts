import { readDay } from "./day.ts";

/** "20190506", "20190506T103000Z", "201905061030". */
const compact = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:t?(\d\d)(\d\d)(\d\d)?(z|[+-]\d\d:?\d\d)?)?$/iu;
/** Seconds or milliseconds since 1970, to the year 2100. */
const epoch = /^([1-3]\d{9}|[5-9]\d{8})(\d{3})?$/u;

/**
 * The day or moment in a value that is written for programs: all that `readDay` reads, digits without marks, and the seconds
 * or milliseconds of clocks.
 *
 * @returns ISO 8601; null where the value is no day
 */
export function readMachineDay(value: string): string | null {
  const text = value.trim();
  const [, year, month, day, hour, minute, second = "00", offset = ""] = compact.exec(text) ?? [];
  if (year !== undefined) {
    return readDay(`${year}-${month}-${day}${hour === undefined ? "" : `T${hour}:${minute}:${second}${offset}`}`);
  }
  const [, seconds] = epoch.exec(text) ?? [];
  if (seconds !== undefined) return new Date(Number(seconds) * 1000).toISOString().replace(".000", "");
  return readDay(text);
}
