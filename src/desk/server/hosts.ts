import { SijillError } from "../../errors.ts";
import type { App, DeskOptions } from "./app.ts";
import { Refusal } from "./refusal.ts";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether a name or address is this machine's own and nobody else's. */
export function isLoopback(host: string): boolean {
  return loopback.test(host.toLowerCase());
}

/** Whether only programs of this machine reach it, so that nobody has to log in as long as there are no users. */
export function isOpen({ host, names }: Pick<DeskOptions, "host" | "names">): boolean {
  return isLoopback(host) && names.length === 0;
}

/** The host of a `Host` header or origin, without its port. */
export function hostIn(header: string): string {
  return header
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/:\d{1,5}$/, "");
}

/**
 * @throws SijillError "wrong-use" where others can reach the desk and nobody would have to log in
 */
export async function refuseUnguarded(
  options: Pick<DeskOptions, "host" | "names">,
  countUsers: () => Promise<number>,
): Promise<void> {
  if (isOpen(options) || (await countUsers()) > 0) return;
  const where = isLoopback(options.host) ? options.names.join(", ") : options.host;
  throw new SijillError(
    "wrong-use",
    `the desk is not opened to others (${where}) as long as nobody has to log in: add a user first, by sijill user add NAME --role admin`,
  );
}

/**
 * Answers only to names that are its own: a page from elsewhere whose name was made to lead here (DNS rebinding) reads nothing.
 * Served to others under names that nobody has configured, it cannot tell, and a login is asked for anyway.
 */
export function checkHosts(app: App, { host, names }: Pick<DeskOptions, "host" | "names">): void {
  if (!isLoopback(host) && names.length === 0) return;
  app.addHook("onRequest", async (request) => {
    const asked = hostIn(request.headers.host ?? "");
    if (isLoopback(asked) || names.includes(asked) || asked === host.toLowerCase()) return;
    const name = asked.slice(0, 100);
    throw new Refusal(421, `This desk is not called "${name}"; add the name to SIJILL_DESK_NAMES if it should be.`);
  });
}
