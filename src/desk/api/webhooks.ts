/**
 * Webhooks, for admins: GET and POST /api/webhooks, GET, PATCH and DELETE /api/webhooks/:id, POST /api/webhooks/:id/secret and
 * POST /api/webhooks/:id/retry.
 */
import { z } from "zod";
import { filterName } from "../../store/saved-filters.ts";
import { deliveryStates, subscriptionStates } from "../../store/subscriptions.ts";
import { recordId } from "./fields.ts";
import { recordQuery } from "./records.ts";

export const webhookId = z.string().regex(/^w[0-9a-f]{16}$/);

export const webhook = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  filter: recordQuery,
  state: z.enum(subscriptionStates),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Until when events are signed with the secret before as well; null where there is none. */
  previousUntil: z.string().nullable(),
  /** Attempts in vain since the last that was not, and when the next is made. */
  failures: z.int(),
  nextAt: z.string().nullable(),
  /** Records by what became of the latest event about each. */
  deliveries: z.record(z.enum(deliveryStates), z.int()),
});
export type WebhookAnswer = z.infer<typeof webhook>;
export const webhookList = z.object({ webhooks: z.array(webhook) });

export const delivery = z.object({
  record: z.string(),
  seq: z.int(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  at: z.string(),
  status: z.int().nullable(),
  error: z.string().nullable(),
});
/** Its dead letters, and what was tried last. */
export const webhookDetail = z.object({ ...webhook.shape, dead: z.array(delivery), latest: z.array(delivery) });
export type WebhookDetailAnswer = z.infer<typeof webhookDetail>;

/** With `fromStart` it is told of what is there already, else of what changes from now on. */
export const webhookRequest = z.strictObject({
  name: filterName,
  url: z.string().min(1).max(2000),
  filter: recordQuery,
  fromStart: z.boolean().optional(),
});
/** The secret is shown once. */
export const newWebhook = z.object({ webhook, secret: z.string() });
export const webhookChange = z.strictObject({ state: z.enum(subscriptionStates) });
/** Hours for which events are signed with the secret before as well; 24 where it is left out. */
export const secretRequest = z.strictObject({ keepHours: z.int().min(0).max(720).nullable() });
export const newSecretAnswer = z.object({ secret: z.string(), previousUntil: z.string() });
/** Of one record, or of all with null. */
export const retryRequest = z.strictObject({ record: recordId.nullable() });
export const retryAnswer = z.object({ asked: z.int() });
