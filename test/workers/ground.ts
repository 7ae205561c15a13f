/** What a test of workers stands on, cleared away after it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { type Press, openPress, type PressOptions } from "../support/press/press.ts";

export async function pressFor(options: PressOptions): Promise<Press> {
  const press = await openPress(options);
  onTestFinished(() => press.close());
  return press;
}

export async function newRegister(): Promise<Register> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-team-"));
  const register = await openSqliteRegister(join(folder, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return register;
}
