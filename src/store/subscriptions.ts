/** Webhooks: who is told of changes, how far each has been told, and what could not be told. */
import type { RecordFilter } from "./record-filter.ts";

export const subscriptionStates = ["active", "paused"] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Without its secrets, which nobody is shown again. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  /** Web address that events are posted to. */
  readonly url: string;
  readonly filter: RecordFilter;
  readonly state: SubscriptionState;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Until when events are signed with the secret before as well; null where there is none. */
  readonly previousUntil: string | null;
  /** The number of the last change that is delivered, passed over or put aside. */
  readonly cursor: number;
  /** Attempts in vain since the last that was not. */
  readonly failures: number;
  /** When the next attempt is made; null for at once. */
  readonly nextAt: string | null;
}

/** A subscription in the hands of one deliverer. */
export interface TakenSubscription extends Subscription {
  readonly secret: string;
  readonly previousSecret: string | null;
}

/**
 * - `waiting`: tried in vain, and tried again
 * - `dead`: tried in vain too often, and put aside
 * - `asked`: put aside, and to be sent again because somebody asked for it
 */
export const deliveryStates = ["delivered", "waiting", "dead", "asked"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The latest event about a record that a receiver was told of, or could not be told of. */
export interface Delivery {
  readonly record: string;
  /** The number of the change that it tells of. */
  readonly seq: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Of the last attempt. */
  readonly at: string;
  /** Of the answer; null where there was none. */
  readonly status: number | null;
  /** What was wrong; null where nothing was. */
  readonly error: string | null;
}

export type DeliveryCounts = { readonly [state in DeliveryState]: number };

/** What came of an attempt. */
export interface DeliveryNote {
  readonly delivery: Delivery;
  /** Whether the receiver need hear no more of the record: nothing is kept of it. */
  readonly isOver: boolean;
  readonly cursor: number;
  readonly failures: number;
  readonly nextAt: string | null;
}

export interface Subscriptions {
  /** False where another has the name. */
  addSubscription(subscription: Subscription, secret: string): Promise<boolean>;
  /** By name. */
  listSubscriptions(): Promise<Subscription[]>;
  findSubscription(id: string): Promise<Subscription | null>;
  /** Pauses or resumes; resumed it is tried at once. False where there is none. */
  setSubscriptionState(id: string, state: SubscriptionState): Promise<boolean>;
  /** Sets another secret; the one before is good until an instant. False where there is none. */
  rotateSecret(id: string, secret: string, previousUntil: string): Promise<boolean>;
  /** With all that is kept of its deliveries. False where there is none. */
  removeSubscription(id: string): Promise<boolean>;
  countDeliveries(id: string): Promise<DeliveryCounts>;
  /** Those that were tried last first. */
  listDeliveries(id: string, limit: number, state?: DeliveryState): Promise<Delivery[]>;
  /** Asks for a dead letter to be sent again, or for all. @returns how many */
  retryDeliveries(id: string, record?: string): Promise<number>;

  /**
   * An active subscription with something to tell whose time has come by `now`, for this deliverer alone until `until`; null where there is none.
   * @param who unlike any other deliverer's
   */
  takeSubscription(who: string, now: string, until: string): Promise<TakenSubscription | null>;
  /** The deliveries that are asked for, in the order of their changes. */
  askedDeliveries(id: string, limit: number): Promise<Delivery[]>;
  /** What is kept of some records' deliveries. */
  deliveriesOf(id: string, records: readonly string[]): Promise<Delivery[]>;
  /** Notes what came of an attempt, and takes the subscription until `until`. False where it is in other hands, paused or gone. */
  noteDelivery(id: string, who: string, note: DeliveryNote, until: string): Promise<boolean>;
  /** Notes that changes up to a number need not be told. False as above. */
  passOver(id: string, who: string, cursor: number, until: string): Promise<boolean>;
  /** Lets a subscription go. */
  leaveSubscription(id: string, who: string): Promise<void>;
}
