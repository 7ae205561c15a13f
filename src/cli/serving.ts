import { readSettings } from "../settings.ts";
import { openInBrowser } from "./browser.ts";
import { startDelivering } from "./delivering.ts";
import { openServedDesk, type ServedDesk } from "./desk.ts";
import { tell } from "./failure.ts";
import { loadKnownSources } from "./known.ts";
import { colours } from "./output/screen.ts";
import { write } from "./output/write.ts";
import { openRegister } from "./register.ts";
import { type AtEnd, closingAtEnd, openService, runService, whileAnswering } from "./service.ts";
import type { ServeOptions } from "./serve.ts";
import { stopOnSignal } from "./stop.ts";

/** Serves the desk until it is stopped. On a terminal it tells people where; elsewhere it is a service that writes a log. */
export async function serveDesk({ host, port, open = false, data }: ServeOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data, deskHost: host, deskPort: port });
  const known = loadKnownSources(settings);
  const isService = !process.stderr.isTTY;
  const service = openService({ logLevel: isService ? settings.logLevel : "silent" }, known.all);
  const { log } = service;
  const trouble = isService ? service.trouble : (_: string, error: unknown) => tell(error);
  const work = async (atEnd: AtEnd) => {
    const register = await openRegister(settings);
    atEnd(() => register.close());
    const stopping = stopOnSignal(() => log.info("stopping"));
    atEnd(() => stopping.end());
    const desk = await openServedDesk(register, settings, known, trouble);
    atEnd(() => desk.close());
    const delivering = startDelivering(register, settings, trouble);
    atEnd(() => delivering.stop());
    await whileAnswering(service, settings, { checks: { register: () => register.ping() }, gathered: [] }, async () => {
      log.info({ address: desk.address }, "the desk is open");
      if (!isService) await write(deskText(desk));
      if (open) openInBrowser(desk.address, trouble);
      await stopping.whenAsked();
    });
  };
  await (isService ? runService(log, work) : closingAtEnd(work));
}

/** Where the desk is, for people. */
export function deskText({ address, loginNeeded }: ServedDesk): string {
  const who = loginNeeded ? "" : " Nobody has to log in on this machine.";
  return `The desk is open on ${colours.bold(address)}.${who} Ctrl-C closes it.\n`;
}
