/** Options that several commands share, and the forms that options take. */
import { InvalidArgumentError, Option } from "commander";
import { dayOf } from "../store/times.ts";

export const inputHelp = "path of a page (*.html, or *.txt as a browser copies it), folder of pages, web address, or -";

/** What `read` and `extract` are told. */
export interface PageOptions {
  readonly published?: string;
  readonly rules?: string;
  readonly format: "text" | "ndjson";
}

export const publishedOption = (): Option =>
  new Option("--published <day>", "publication day of pages that tell none, as 2024-05-31, or month").argParser(
    dayOrMonth,
  );

export const rulesOption = (): Option =>
  new Option("--rules <folder>", "rules of your own, laid over the built-in ones (default: SIJILL_RULES)");

export const sourcesOption = (): Option =>
  new Option("--sources <folder>", "publishers of your own, laid over the built-in ones (default: SIJILL_SOURCES)");

export const dataFormat = (): Option => new Option("--json", "one line of JSON for each");

export const dataOption = (): Option =>
  new Option(
    "--data <folder>",
    "folder of the register, even where DATABASE_URL names a database (default: ./data, or SIJILL_DATA)",
  );

export const formatOption = (...formats: [string, ...string[]]): Option =>
  new Option("--format <format>", "form of the output").choices(formats).default(formats[0]);

function dayOrMonth(text: string): string {
  const first = dayOf(text, "first");
  if (first === null || (first !== text && first !== `${text}-01`))
    throw new InvalidArgumentError("Write a day of the calendar as 2024-05-31, or a month as 2024-05.");
  return text;
}

/** A day that may be written as a month or year, whose first or last day it then is. */
export const dayOption = (flags: string, description: string, edge: "first" | "last"): Option =>
  new Option(flags, description).argParser((text) => {
    const day = dayOf(text, edge);
    if (day === null)
      throw new InvalidArgumentError("Write a day as 2024-05-31, a month as 2024-05 or a year as 2024.");
    return day;
  });

const units: { readonly [unit: string]: number } = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time such as `30m`, in milliseconds: from ten seconds to a year. */
export function interval(text: string): number {
  const [, number, unit = ""] = /^(\d{1,4})([smhd])$/.exec(text) ?? [];
  const milliseconds = Number(number) * (units[unit] ?? 0);
  if (!(milliseconds >= 10_000 && milliseconds <= 365 * 86_400_000))
    throw new InvalidArgumentError("Write a time from 10s to 365d, as 30m, 2h or 1d.");
  return milliseconds;
}

/** A number of days, with or without "d". */
export function days(text: string): number {
  const [, number] = /^([1-9]\d{0,4})d?$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError("Write a number of days, 1d or more, as 365d.");
  return Number(number);
}

/** A whole number from 1 to a billion. */
export function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("Write a whole number, 1 or more.");
  return Number(text);
}

/** Names separated by commas, or in options of their own. */
export function namesOf(text: string, before: readonly string[] = []): string[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0) throw new InvalidArgumentError("Write one name, or several with commas between.");
  return [...before, ...names];
}

/** One or more of `allowed`, separated by commas or in options of their own. */
export function someOf<Name extends string>(
  allowed: readonly Name[],
): (text: string, before: readonly Name[] | undefined) => Name[] {
  return (text, before = []) => {
    const names = text.split(",").map((name) => {
      const known = allowed.find((one) => one === name.trim().toLowerCase());
      if (known === undefined) throw new InvalidArgumentError(`Allowed: ${allowed.join(", ")}.`);
      return known;
    });
    return [...before, ...names];
  };
}
