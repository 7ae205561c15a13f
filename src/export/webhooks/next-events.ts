/** Which events come next. They are made when they are sent, of what the register holds then: nothing that was removed is kept in a queue. */
import type { Change } from "../../store/changes.ts";
import type { ListedRecord } from "../../store/records.ts";
import type { Register } from "../../store/register.ts";
import type { Delivery, Subscription } from "../../store/subscriptions.ts";
import { eventHead, type WebhookEvent } from "./event.ts";

/** Changes that are looked at in one go. */
const portion = 100;

export interface NextEvents {
  /** Each with what is kept of the record's delivery before. */
  readonly events: readonly { readonly event: WebhookEvent; readonly before: Delivery | null }[];
  /** The number of the last change that was looked at. */
  readonly upTo: number;
  /** Whether there was nothing behind. */
  readonly isLast: boolean;
}

/** What a subscription is to be told after a change. A record that it was never told of and that its filter does not leave is none of its business. */
export async function nextEvents(
  { id, filter }: Pick<Subscription, "id" | "filter">,
  after: number,
  register: Pick<Register, "lastChange" | "listChanges" | "listedRecords" | "deliveriesOf">,
): Promise<NextEvents> {
  // Read first: what is numbered up to here is there to be listed.
  const last = await register.lastChange();
  const changes = await register.listChanges(after, portion, "record");
  const isLast = changes.length < portion;
  const upTo = isLast ? Math.max(last, changes.at(-1)?.seq ?? 0) : (changes.at(-1)?.seq ?? last);
  const ids = changes.map((change) => change.id);
  const left = new Map((await register.listedRecords(ids, filter)).map((record) => [record.id, record]));
  const known = new Map((await register.deliveriesOf(id, ids)).map((delivery) => [delivery.record, delivery]));
  const events = changes.flatMap((change) => {
    const before = known.get(change.id) ?? null;
    const event = eventOf(change, left.get(change.id), id);
    return event.type === "record.changed" || before !== null ? [{ event, before }] : [];
  });
  return { events, upTo, isLast };
}

function eventOf(
  { id, seq, removed, into }: Pick<Change, "id" | "seq" | "removed" | "into">,
  record: ListedRecord | undefined,
  subscription: string,
): WebhookEvent {
  const head = eventHead(subscription, seq);
  if (record !== undefined) return { ...head, type: "record.changed", record };
  if (removed) return { ...head, type: "record.removed", record: { id }, into };
  return { ...head, type: "record.left", record: { id } };
}

/** A dead letter, as it is to be told now. */
export async function eventOfAsked(
  { record: id, seq }: Delivery,
  { id: subscription, filter }: Pick<Subscription, "id" | "filter">,
  register: Pick<Register, "listedRecords" | "findRecord">,
): Promise<WebhookEvent> {
  const [record] = await register.listedRecords([id], filter);
  // Also found by the id of a record that it has become a part of.
  const kept = record === undefined ? await register.findRecord(id) : null;
  const removed = record === undefined && kept?.id !== id;
  return eventOf({ id, seq, removed, into: removed ? (kept?.id ?? null) : null }, record, subscription);
}
