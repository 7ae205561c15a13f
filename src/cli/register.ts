import { existsSync } from "node:fs";
import { join } from "node:path";
import { SijillError } from "../errors.ts";
import type { Register } from "../store/register.ts";
import { openSqliteRegister } from "../store/sqlite/open.ts";

/** Opens the register of a data folder, and makes one where there is none. */
export function openRegister(dataFolder: string): Promise<Register> {
  return openSqliteRegister(fileIn(dataFolder));
}

/**
 * Opens the register of a data folder that must hold one, so that looking leaves nothing behind.
 * @throws SijillError "missing-input"
 */
export async function openExistingRegister(dataFolder: string): Promise<Register> {
  if (!existsSync(fileIn(dataFolder))) {
    const message = `there is no register in ${dataFolder}: run sijill crawl or sijill sample first, or name another folder by --data`;
    throw new SijillError("missing-input", message);
  }
  return await openRegister(dataFolder);
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, "register.db");
}
