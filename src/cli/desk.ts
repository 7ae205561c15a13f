import { join } from "node:path";
import { systemClock } from "../crawl/clock.ts";
import { createGuard } from "../crawl/guard.ts";
import { openDesk } from "../desk/server/desk.ts";
import { isOpen, refuseUnguarded } from "../desk/server/hosts.ts";
import { startUpkeep } from "../desk/server/upkeep.ts";
import { SijillError } from "../errors.ts";
import { loadEngine } from "../facts/engine.ts";
import type { Settings } from "../settings.ts";
import type { Sources } from "../sources/load.ts";
import type { Register } from "../store/register.ts";
import { packageFolder } from "./package.ts";
import { readVersion } from "./version.ts";

/** Milliseconds. */
const upkeepEvery = 30_000;

/** A desk that answers. */
export interface ServedDesk {
  /** Where: `http://127.0.0.1:4090`. */
  readonly address: string;
  /** Whether somebody has to log in. */
  readonly loginNeeded: boolean;
  /** Closes it when what was begun is done; the register stays open. */
  close(): Promise<void>;
}

/**
 * Opens the desk over a register, and keeps its records up to date meanwhile.
 * @throws SijillError "wrong-use" where others could reach it without a login, "bad-setting" where it cannot listen
 */
export async function openServedDesk(
  register: Register,
  settings: Pick<Settings, "allowHosts" | "deskHost" | "deskPort" | "deskNames" | "requestTimeout" | "rulesFolder">,
  sources: Sources,
  trouble: (message: string, error: unknown) => void,
): Promise<ServedDesk> {
  const { deskHost: host, deskPort: port, deskNames: names, rulesFolder } = settings;
  const countUsers = async () => (await register.listUsers()).length;
  await refuseUnguarded({ host, names }, countUsers);
  const engine = loadEngine(rulesFolder === null ? [] : [rulesFolder]);
  const upkeep = startUpkeep({ register, clock: systemClock, every: upkeepEvery, trouble });
  const app = await openDesk(register, {
    version: readVersion(),
    clock: systemClock,
    host,
    names,
    sources,
    engine,
    guard: createGuard(settings.allowHosts, settings.requestTimeout),
    pages: join(packageFolder, "dist", "web"),
    logins: { byAddress: 30, byName: 10 },
    mergeSoon: () => upkeep.soon(),
    trouble,
  });
  const close = async () => {
    await app.close();
    await upkeep.stop();
  };
  try {
    const address = await app.listen({ host, port });
    return { address, loginNeeded: !isOpen({ host, names }) || (await countUsers()) > 0, close };
  } catch (cause) {
    await close();
    throw cannotListen(host, port, cause);
  }
}

function cannotListen(host: string, port: number, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (typeof code !== "string" || !code.startsWith("E")) return cause;
  const why = code === "EADDRINUSE" ? "another program listens there" : code;
  const message = `the desk cannot be opened on ${host} port ${port} (${why}); name another by --host and --port`;
  return new SijillError("bad-setting", message, { cause });
}
