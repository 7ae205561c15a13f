/** Which facts are worth comparing: those that share a key. */
import type { Fact } from "../model.ts";
import { currencies, inDirhams } from "./exchange.ts";
import { weightOf } from "./names.ts";
import { profileOf } from "./profile.ts";
import type { Statement } from "./statement.ts";
import { digitsOf, type Reading } from "./values.ts";

/** Values within half a step of each other share a cell of one of two rulers, so that every rounding does. */
const step = Math.log(1.25);
/** Days of one cell; the same holds for days within half of it. */
const fortnight = 14;
/** A name that tells less is carried by too many facts to look by. */
const leastTelling = 0.4;
/** A figure of so many digits is rare enough to be looked for by itself. */
const rareDigits = 3;

/** The keys of a statement: its figure with each telling name, and with the days that its article or its date are of. */
export function keysOf(statement: Statement): string[] {
  const { fact, article } = statement;
  const { readings, when } = profileOf(statement);
  const cells = unique(readings.flatMap(cellsOf));
  const days = [when.said, when.stated].flatMap((each) => (each === null ? [] : [each.first, each.last]));
  const near = [
    ...tellingNames(statement),
    ...unique(days.flatMap((day) => rulerCells(day / fortnight).map((cell) => `day ${cell}`))),
    `text ${article.text}`,
    ...(isRare(fact) ? ["rare"] : []),
  ];
  return unique(cells.flatMap((cell) => near.map((name) => `${fact.type} ${fact.per ?? ""} ${cell} ${name}`)));
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

function isRare({ value, unit }: Fact): boolean {
  return value !== null && unit !== "agreement" && digitsOf(value) >= rareDigits;
}

function cellsOf({ low, high, unit, year }: Reading): string[] {
  if (low === null || high === null) return [`${unit} open`];
  if (unit === "agreement" && low < 20) return [`${unit} ${low}`];
  const measure = currencies.has(unit) ? "money" : unit;
  return [low, high].flatMap((value) => {
    const amount = inDirhams(value, unit, year) ?? value;
    return amount < 1 ? [`${measure} 0`] : rulerCells(Math.log(amount) / step).map((cell) => `${measure} ${cell}`);
  });
}

/** The cell of a value on a ruler, and on another that is shifted by half a cell. */
function rulerCells(at: number): string[] {
  return [`${Math.floor(at)}`, `${Math.floor(at + 0.5)}h`];
}

/** The names of a statement that few facts carry: by id, or by consonants so that scripts meet. */
export function tellingNames(statement: Statement): string[] {
  const { known, spelled } = profileOf(statement);
  const ids = [...known.keys()].filter((name) => weightOf(name) >= leastTelling);
  const words = spelled.filter(({ sure }) => sure).map(({ word }) => `word:${word}`);
  const consonants = spelled.filter((each) => each.consonants !== "").map((each) => `spelled:${each.consonants}`);
  return unique([...ids, ...words, ...consonants]);
}
