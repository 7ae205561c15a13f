/** The tables of saved filters and of webhooks. */
import type { DigestPlan } from "../saved-filters.ts";
import type { DeliveryState, SubscriptionState } from "../subscriptions.ts";

export interface SavedFilterRow {
  id: string;
  name: string;
  owner: string;
  filter_json: string;
  created_at: string;
}

export interface DigestRow {
  filter_id: string;
  every: DigestPlan["every"];
  language: DigestPlan["language"];
  recipients_json: string;
  told_until: string;
  due_at: string;
  taken_until: string | null;
}

export interface SubscriptionRow {
  id: string;
  name: string;
  url: string;
  filter_json: string;
  state: SubscriptionState;
  created_at: string;
  created_by: string;
  secret: string;
  previous_secret: string | null;
  previous_until: string | null;
  cursor: number;
  failures: number;
  next_at: string | null;
  taken_by: string | null;
  taken_until: string | null;
}

export interface DeliveryRow {
  subscription_id: string;
  record_id: string;
  seq: number;
  state: DeliveryState;
  attempts: number;
  at: string;
  status: number | null;
  error: string | null;
}

export interface SubscriptionTables {
  saved_filters: SavedFilterRow;
  digests: DigestRow;
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
}
