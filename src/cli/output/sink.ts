import type { SinkStatus } from "../../export/postgres/status.ts";
import { differs, type Verified } from "../../export/postgres/verify.ts";
import { tableText } from "./table.ts";

/** How far a sink has followed its register, for people. */
export function sinkStatusText(status: SinkStatus): string {
  const { place, version, isOfRegister, change, lastChange, isTakenAnew, withText, writtenAt, rows } = status;
  const behind = lastChange - change;
  const about = [
    ["tables", `version ${version}${withText ? ", with the texts of articles" : ""}`],
    ["register", isOfRegister === null ? "none yet" : isOfRegister ? "this one" : "another one"],
    ["change", `${change} of ${lastChange}, ${behind > 0 ? `${behind} behind` : "up to date"}`],
    ["written", `${writtenAt ?? "never"}${isTakenAnew ? ", everything is being taken anew" : ""}`],
  ];
  const counts = Object.entries(rows).map(([table, count]) => [table, String(count)]);
  return `${place}\n${tableText(about)}${tableText(counts, { names: ["table", "rows"], numbers: true })}`;
}

/**
 * What each table has in the register and in the sink.
 * @param behind how many numbers the sink is behind the register
 */
export function verifiedText(verified: readonly Verified[], behind: number): string {
  const rows = verified.map((one) => [
    one.table,
    String(one.register.rows),
    String(one.sink.rows),
    one.register.checksum.slice(0, 12),
    one.sink.checksum.slice(0, 12),
  ]);
  const names = ["table", "register", "sink", "checksum", "checksum"];
  const wrong = verified.filter(differs).map(({ table }) => table);
  return `${tableText(rows, { names, numbers: true })}${verdict(wrong, behind)}\n`;
}

function verdict(wrong: readonly string[], behind: number): string {
  if (wrong.length === 0) return "Every table holds what the register does.";
  const told = `These tables differ: ${wrong.join(", ")}.`;
  if (behind > 0) return `${told} The register has changed since; run sijill sink run, and compare again.`;
  return `${told} Run sijill sink run --anew to make them what the register holds.`;
}
