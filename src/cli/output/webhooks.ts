import { oneLine } from "../../text/one-line.ts";
import type { Delivery, DeliveryCounts, Subscription } from "../../store/subscriptions.ts";
import { colours } from "./screen.ts";
import { cell, tableText } from "./table.ts";

export type CountedSubscription = Subscription & { readonly deliveries: DeliveryCounts };

/** Who is told, under each other; the host of each address alone, for who knows the rest may be able to write there. */
export function webhooksText(all: readonly CountedSubscription[]): string {
  if (all.length === 0) return "nobody is told of changes: sijill webhooks add names an address\n";
  const rows = all.map(({ name, url, state, deliveries, failures, nextAt }) => {
    const { delivered, dead } = deliveries;
    const trouble = failures === 0 ? "" : `${failures} in vain, next ${nextAt ?? "at once"}`;
    return [name, new URL(url).host, state, String(delivered), String(dead), trouble];
  });
  return tableText(rows, { names: ["webhook", "host", "state", "records", "dead letters", "attempts"] });
}

/** One with its dead letters and what was tried last. */
export function webhookText(one: CountedSubscription, dead: readonly Delivery[], latest: readonly Delivery[]): string {
  const { name, id, url, state, filter, createdAt, createdBy, previousUntil, cursor, deliveries } = one;
  const about = [
    ["id", id],
    ["address", oneLine(url)],
    ["state", state],
    ["filter", JSON.stringify(filter)],
    ["since", `${createdAt.slice(0, 10)}, by ${createdBy}`],
    ["told up to", `change ${cursor}`],
    ["old secret", previousUntil === null ? "" : `good until ${previousUntil}`],
    ["records", `${deliveries.delivered} delivered, ${deliveries.waiting} waiting, ${deliveries.dead} dead letters`],
  ].filter(([, text]) => text !== "");
  return [
    `${colours.bold(name)}\n`,
    tableText(about.map(([what = "", text = ""]) => [colours.dim(what), text])),
    ...part("dead letters", dead),
    ...part("tried last", latest),
  ].join("");
}

function part(name: string, deliveries: readonly Delivery[]): string[] {
  if (deliveries.length === 0) return [];
  const rows = deliveries.map(({ record, state, attempts, at, error }) => [
    record,
    state,
    String(attempts),
    at,
    cell(error ?? "", 80),
  ]);
  return [
    `\n${colours.dim(name)}\n`,
    tableText(rows, { names: ["record", "state", "attempts", "at", "trouble"], indent: 2 }),
  ];
}
