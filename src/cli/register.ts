import { SijillError } from "../errors.ts";
import { readSettings, type Settings } from "../settings.ts";
import { type Location, locationOf, mayExist, openRegister as openAt } from "../store/open.ts";
import type { Register } from "../store/register.ts";

/** What settings say of where the register is. */
type Place = Pick<Settings, "dataFolder" | "databaseUrl">;

/** Opens the register that the settings name, and makes one where there is none. */
export function openRegister(settings: Place): Promise<Register> {
  return openAt(locationOf(settings));
}

/**
 * Opens the register that the settings name; in a data folder it must be there, so that looking leaves nothing behind.
 * @throws SijillError "missing-input"
 */
export async function openExistingRegister(settings: Place): Promise<Register> {
  return await openAt(existingLocation(settings));
}

/**
 * Works with the register in a data folder, or with the one that the environment names, and lets it go.
 * @throws SijillError "missing-input", and whatever the work throws
 */
export async function withRegister(
  data: string | undefined,
  work: (register: Register) => Promise<void>,
): Promise<void> {
  const register = await openExistingRegister(readSettings(process.env, { dataFolder: data }));
  try {
    await work(register);
  } finally {
    await register.close();
  }
}

/**
 * Where that register is.
 * @throws SijillError "missing-input"
 */
export function existingLocation(settings: Place): Location {
  const location = locationOf(settings);
  if (mayExist(location)) return location;
  const message = `there is no register in ${settings.dataFolder}: run sijill crawl or sijill sample first, or name another folder by --data`;
  throw new SijillError("missing-input", message);
}
