import { z } from "zod";
import { rotate, subscribe, usualKeep } from "../../../export/webhooks/subscribe.ts";
import type { Subscription } from "../../../store/subscriptions.ts";
import {
  newSecretAnswer,
  newWebhook,
  retryAnswer,
  retryRequest,
  secretRequest,
  webhook,
  type WebhookAnswer,
  webhookChange,
  webhookDetail,
  webhookId,
  webhookList,
  webhookRequest,
} from "../../api/webhooks.ts";
import type { App, Desk } from "../app.ts";
import { personOf } from "../people.ts";
import { filterOf, queryOf } from "../record-query.ts";
import { found, Refusal } from "../refusal.ts";

const tags = ["webhooks"];
const params = z.object({ id: webhookId });
/** Deliveries that one answer shows. */
const shown = 100;

/** Who is told of changes, and what could not be told. */
export function addWebhookRoutes(app: App, { register, guard, now }: Desk): void {
  const answerOf = async (subscription: Subscription): Promise<WebhookAnswer> => {
    const { cursor: _, filter, ...told } = subscription;
    return { ...told, filter: queryOf(filter), deliveries: await register.countDeliveries(subscription.id) };
  };
  const known = async (id: string) => found(await register.findSubscription(id), "webhook");

  app.route({
    method: "GET",
    url: "/api/webhooks",
    config: { access: { role: "admin" } },
    schema: { summary: "The webhooks", tags, response: { 200: webhookList } },
    handler: async () => ({ webhooks: await Promise.all((await register.listSubscriptions()).map(answerOf)) }),
  });

  app.route({
    method: "POST",
    url: "/api/webhooks",
    config: { access: { role: "admin", changes: "webhook.add" } },
    schema: { summary: "Tell an address of changes", tags, body: webhookRequest, response: { 201: newWebhook } },
    handler: async (request, reply) => {
      const { name, url, filter, fromStart = false } = request.body;
      const who = personOf(request).name;
      const made = await subscribe(register, guard, {
        name,
        url,
        filter: filterOf(filter),
        fromStart,
        who,
        now: now(),
      });
      if (made === null) throw new Refusal(409, `There is a webhook "${name}" already.`);
      return await reply.code(201).send({ webhook: await answerOf(made.subscription), secret: made.secret });
    },
  });

  app.route({
    method: "GET",
    url: "/api/webhooks/:id",
    config: { access: { role: "admin" } },
    schema: { summary: "A webhook with its dead letters", tags, params, response: { 200: webhookDetail } },
    handler: async ({ params: { id } }) => ({
      ...(await answerOf(await known(id))),
      dead: await register.listDeliveries(id, shown, "dead"),
      latest: await register.listDeliveries(id, shown),
    }),
  });

  app.route({
    method: "PATCH",
    url: "/api/webhooks/:id",
    config: { access: { role: "admin", changes: "webhook.change" } },
    schema: { summary: "Pause or resume a webhook", tags, params, body: webhookChange, response: { 200: webhook } },
    handler: async ({ params: { id }, body: { state } }) => {
      await register.setSubscriptionState((await known(id)).id, state);
      return await answerOf(await known(id));
    },
  });

  app.route({
    method: "POST",
    url: "/api/webhooks/:id/secret",
    config: { access: { role: "admin", changes: "webhook.rotate" } },
    schema: { summary: "Make another secret", tags, params, body: secretRequest, response: { 200: newSecretAnswer } },
    handler: async ({ params: { id }, body: { keepHours } }) =>
      found(await rotate(register, id, keepHours ?? usualKeep, now()), "webhook"),
  });

  app.route({
    method: "POST",
    url: "/api/webhooks/:id/retry",
    config: { access: { role: "admin", changes: "webhook.retry" } },
    schema: { summary: "Send dead letters again", tags, params, body: retryRequest, response: { 200: retryAnswer } },
    handler: async ({ params: { id }, body: { record } }) => {
      await known(id);
      return { asked: await register.retryDeliveries(id, record ?? undefined) };
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/webhooks/:id",
    config: { access: { role: "admin", changes: "webhook.remove" } },
    schema: { summary: "Remove a webhook", tags, params, response: { 204: z.null() } },
    handler: async ({ params: { id } }, reply) => {
      await register.removeSubscription((await known(id)).id);
      return await reply.code(204).send(null);
    },
  });
}
