/** A register whose records change, and what is needed to tell receivers of it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createGuard } from "../../../src/crawl/guard.ts";
import { backoff } from "../../../src/export/webhooks/backoff.ts";
import { openPoster } from "../../../src/export/webhooks/post.ts";
import { runWebhooks, type WebhookOptions } from "../../../src/export/webhooks/run.ts";
import type { ListedRecord } from "../../../src/store/records.ts";
import type { Register } from "../../../src/store/register.ts";
import { openSqliteRegister } from "../../../src/store/sqlite/open.ts";
import type { Subscription } from "../../../src/store/subscriptions.ts";
import { keepRecords } from "../../store/kept-record.ts";
import type { Place } from "../../store/register.contract.ts";

export const noon = Date.parse("2026-03-02T12:00:00Z");
/** Milliseconds. */
export const hour = 3_600_000;

export interface Ground {
  readonly register: Register;
  readonly location: string;
  /** Moved by hand, and by whoever sleeps. */
  readonly clock: { time: number };
  readonly troubles: unknown[];
  /** Keeps so many records. @returns their ids */
  readonly keep: (count: number, rule?: string) => Promise<string[]>;
  /** Decides about a record, so that it changes. */
  readonly decide: (id: string, action: "accept" | "reject" | "reopen") => Promise<void>;
  /** Tells all receivers what is due now. @returns how many events have arrived */
  readonly run: (changes?: Partial<WebhookOptions>, signal?: AbortSignal) => Promise<number>;
}

export async function openGround(allowed: readonly string[] = ["127.0.0.1"], deadline = 500): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), "sijill-webhooks-"));
  const location = join(folder, "register.db");
  const register = await openSqliteRegister(location);
  const guard = createGuard(allowed, 5);
  const poster = openPoster({ guard, userAgent: "Sijill/test", deadline });
  const clock = { time: noon };
  const troubles: unknown[] = [];
  onTestFinished(async () => {
    await poster.close();
    await register.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const place: Place = { open: () => Promise.resolve(register), location, openingCode: "" };
  return {
    register,
    location,
    clock,
    troubles,
    keep: (count, rule = "jobs/creates") => keepRecords(place, count, { rule }),
    async decide(id, action) {
      const record = await register.findRecord(id);
      if (record === null) throw new Error(`There is no record ${id}.`);
      const at = new Date(clock.time).toISOString();
      await register.decide({ record: id, version: record.version, action, why: null, who: "amina", at });
    },
    run: (changes = {}, signal = new AbortController().signal) =>
      runWebhooks(
        {
          register,
          poster,
          clock: {
            now: () => clock.time,
            sleep: (milliseconds) => {
              clock.time += milliseconds;
              return Promise.resolve();
            },
          },
          backoff: (failures) => backoff(failures, 0.5),
          who: "one",
          lease: 60_000,
          every: 1_000,
          endless: false,
          trouble: (_, error) => troubles.push(error),
          ...changes,
        },
        signal,
      ),
  };
}

export function subscription(url: string, changes: Partial<Subscription> = {}): Subscription {
  return {
    id: "w0123456789abcdef",
    name: "warehouse",
    url,
    filter: {},
    state: "active",
    createdAt: "2026-03-01T00:00:00.000Z",
    createdBy: "amina",
    previousUntil: null,
    cursor: 0,
    failures: 0,
    nextAt: null,
    ...changes,
  };
}

/** What a copy of the records that a filter leaves must hold. */
export async function recordsOf(
  register: Register,
  filter: Subscription["filter"],
): Promise<Map<string, ListedRecord>> {
  const { records } = await register.listRecords(filter, { by: "since", descending: false }, 1_000);
  return new Map(records.map((record) => [record.id, record]));
}
