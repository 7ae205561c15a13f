/** What `sijill webhooks` does. */
import { createGuard } from "../crawl/guard.ts";
import { SijillError } from "../errors.ts";
import { rotate, subscribe } from "../export/webhooks/subscribe.ts";
import { readSettings } from "../settings.ts";
import type { Register } from "../store/register.ts";
import type { Subscription } from "../store/subscriptions.ts";
import { deliverWebhooks } from "./delivering.ts";
import { tell } from "./failure.ts";
import { nameFrom } from "./filtering.ts";
import { type CountedSubscription, webhooksText, webhookText } from "./output/webhooks.ts";
import { write, writeJson } from "./output/write.ts";
import { checkedFilter } from "./record-filter.ts";
import { closingAtEnd, openService, runService } from "./service.ts";
import { stopOnSignal } from "./stop.ts";
import { openExistingRegister } from "./register.ts";
import { note, withRegister } from "./users.ts";
import type { AddWebhookOptions, RetryOptions, RotateOptions, RunWebhooksOptions, WebhookOptions } from "./webhooks.ts";

/** Deliveries that are shown. */
const shown = 20;

/** Writes the secret to standard output and nothing else, so that a script can take it. */
export async function addWebhook(
  given: string,
  url: string,
  { fromStart = false, data, ...asked }: AddWebhookOptions,
): Promise<void> {
  const name = nameFrom(given);
  const { allowHosts, requestTimeout } = readSettings(process.env, { dataFolder: data });
  const guard = createGuard(allowHosts, requestTimeout);
  await withRegister(data, async (register, now) => {
    const filter = checkedFilter(asked);
    const made = await subscribe(register, guard, { name, url, filter, fromStart, who: "command line", now });
    if (made === null)
      throw new SijillError("wrong-use", `there is a webhook "${name}" already; sijill webhooks list shows them`);
    await note(register, now, "webhook.add", { name, id: made.subscription.id });
    await write(`${made.secret}\n`);
  });
}

export async function listWebhooks({ json = false, data }: WebhookOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const all = await register.listSubscriptions();
    const counted: CountedSubscription[] = [];
    for (const one of all) counted.push({ ...one, deliveries: await register.countDeliveries(one.id) });
    if (json) for (const one of counted) await writeJson(one);
    else await write(webhooksText(counted));
  });
}

export async function showWebhook(name: string, { json = false, data }: WebhookOptions): Promise<void> {
  await withRegister(data, async (register) => {
    const one = await known(register, name);
    const deliveries = await register.countDeliveries(one.id);
    const dead = await register.listDeliveries(one.id, shown, "dead");
    const latest = await register.listDeliveries(one.id, shown);
    await (json
      ? writeJson({ ...one, deliveries, dead, latest })
      : write(webhookText({ ...one, deliveries }, dead, latest)));
  });
}

export const pause = (name: string, options: WebhookOptions): Promise<void> => setState(name, "paused", options);
export const resume = (name: string, options: WebhookOptions): Promise<void> => setState(name, "active", options);

async function setState(name: string, state: Subscription["state"], { data }: WebhookOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    const { id } = await known(register, name);
    await register.setSubscriptionState(id, state);
    await note(register, now, "webhook.change", { id, state });
    await write(`${name} is ${state}\n`);
  });
}

export async function remove(name: string, { data }: WebhookOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    const { id } = await known(register, name);
    await register.removeSubscription(id);
    await note(register, now, "webhook.remove", { id, name });
    await write(`${name} is told no more\n`);
  });
}

/** Writes the secret to standard output and nothing else. */
export async function rotateWebhook(name: string, { keep, data }: RotateOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    const { id } = await known(register, name);
    const rotated = await rotate(register, id, keep, now);
    await note(register, now, "webhook.rotate", { id, keepHours: keep });
    await write(`${rotated?.secret ?? ""}\n`);
  });
}

export async function retryWebhook(name: string, { record, data }: RetryOptions): Promise<void> {
  await withRegister(data, async (register, now) => {
    const { id } = await known(register, name);
    const asked = await register.retryDeliveries(id, record);
    await note(register, now, "webhook.retry", { id, asked });
    await write(`${asked} dead ${asked === 1 ? "letter goes" : "letters go"} out again\n`);
  });
}

/** Delivers; on its own and endless it is a service that writes a log, unless somebody looks at it. */
export async function runWebhooksCommand({ once = false, data }: RunWebhooksOptions): Promise<void> {
  const settings = readSettings(process.env, { dataFolder: data });
  const isService = !once && !process.stderr.isTTY;
  const { log, trouble } = openService({ logLevel: isService ? settings.logLevel : "silent" }, []);
  const work = async (atEnd: (close: () => unknown) => void): Promise<void> => {
    const register = await openExistingRegister(settings);
    atEnd(() => register.close());
    const stopping = stopOnSignal(() => log.info("stopping"));
    atEnd(() => stopping.end());
    log.info("webhooks are delivered");
    const told = isService ? trouble : (_: string, error: unknown) => tell(error);
    const arrived = await deliverWebhooks(register, settings, !once, told, stopping.signal);
    if (!isService) await write(`${arrived} ${arrived === 1 ? "event" : "events"} arrived\n`);
  };
  await (isService ? runService(log, work) : closingAtEnd(work));
}

async function known(register: Register, name: string): Promise<Subscription> {
  const found = (await register.listSubscriptions()).find((one) => one.name === name.normalize("NFC"));
  if (found !== undefined) return found;
  throw new SijillError("wrong-use", `there is no webhook "${name.slice(0, 64)}"; sijill webhooks list shows them`);
}
