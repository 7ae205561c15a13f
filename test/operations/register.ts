import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";

/** An empty register of its own for a test. */
export async function newRegister(): Promise<Register> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-operations-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return register;
}
