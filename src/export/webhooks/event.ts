/** What receivers are told. */
import type { ListedRecord } from "../../store/records.ts";

/**
 * - `record.changed`: a record that the filter leaves is new or has changed; `record` is what it is now
 * - `record.left`: a record that the receiver was told of is left by the filter no more
 * - `record.removed`: one is gone; `into` is the record that it has become a part of, null where it is in none
 */
export const eventTypes = ["record.changed", "record.left", "record.removed"] as const;

export type WebhookEvent = EventHead &
  (
    | { readonly type: "record.changed"; readonly record: ListedRecord }
    | { readonly type: "record.left"; readonly record: { readonly id: string } }
    | { readonly type: "record.removed"; readonly record: { readonly id: string }; readonly into: string | null }
  );

export interface EventHead {
  /** The same whenever it is sent again: receivers drop what they have had. */
  readonly id: string;
  readonly subscription: string;
  /** The number of the change: that of a later one is larger. */
  readonly seq: number;
}

export function eventHead(subscription: string, seq: number): EventHead {
  return { id: `${subscription}-${seq}`, subscription, seq };
}
