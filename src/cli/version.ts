import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package.ts";

/** The version of this package. */
export function readVersion(): string {
  const described: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const hasVersion = typeof described === "object" && described !== null && "version" in described;
  return hasVersion ? String(described.version) : "0.0.0";
}
