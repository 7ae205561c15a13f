import { readFileSync } from "node:fs";

/** The version of this package. */
export function readVersion(): string {
  const described: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const hasVersion = typeof described === "object" && described !== null && "version" in described;
  return hasVersion ? String(described.version) : "0.0.0";
}
