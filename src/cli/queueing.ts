import { openQueueAdmin, type QueueAdmin } from "../../workers/admin.ts";
import { connectRedis } from "../../workers/connection.ts";
import { queueNames } from "../../workers/queues.ts";
import { readSettings } from "../settings.ts";
import { oneLine } from "../text/one-line.ts";
import { tableText } from "./output/table.ts";
import { write } from "./output/write.ts";
import type { QueueOptions } from "./queue.ts";

/** Dead letters shown of each queue. */
const shownLetters = 20;

export async function showQueues({ json = false }: QueueOptions): Promise<void> {
  await withQueues(async (admin) => {
    const status = await admin.status();
    const { scheduler, workers } = await admin.presence();
    const letters = await admin.deadLetters(shownLetters);
    if (json) {
      const lines = status.map((one) => Object.assign({}, one, { workers: workers[one.queue] }));
      for (const line of [...lines, { scheduler }, ...letters]) await write(`${JSON.stringify(line)}\n`);
      return;
    }
    const rows = status.map(({ queue, waiting, active, delayed, failed }) =>
      [workers[queue] ?? "?", waiting, active, delayed, failed].map(String).toSpliced(0, 0, queue),
    );
    const names = ["queue", "workers", "waiting", "active", "delayed", "failed"];
    await write(tableText(rows, { names, numbers: true }));
    if (!scheduler)
      await write("\nNo scheduler is at work: nothing new is looked at until one is (sijill scheduler).\n");
    if (Object.values(workers).includes(0)) await write("\nNo worker takes these jobs: start one (sijill worker).\n");
    if (letters.length === 0) return;
    const told = letters.map(({ queue, failedAt, data, reason }) => [
      queue,
      failedAt ?? "",
      oneLine(JSON.stringify(data)).slice(0, 80),
      oneLine(reason).slice(0, 100),
    ]);
    await write(`\n${tableText(told, { names: ["queue", "given up", "job", "reason"], numbers: false })}`);
    await write("\nNext: sijill queue retry puts them back into their queues.\n");
  });
}

export async function retryQueues(options: QueueOptions): Promise<void> {
  await withQueues(async (admin) => {
    await write(`${await admin.retry(chosen(options))} jobs were put back.\n`);
  });
}

export async function drainQueues(options: QueueOptions): Promise<void> {
  await withQueues(async (admin) => {
    await admin.drain(chosen(options));
    await write(`Emptied: ${chosen(options).join(", ")}. The scheduler fills them again with what is due.\n`);
  });
}

function chosen({ queue }: QueueOptions) {
  return queueNames.filter((name) => queue === undefined || name === queue);
}

async function withQueues(work: (admin: QueueAdmin) => Promise<void>): Promise<void> {
  const settings = readSettings(process.env);
  const redis = await connectRedis(settings.redisUrl);
  const admin = openQueueAdmin(redis, settings.queuePrefix);
  try {
    await work(admin);
  } finally {
    await admin.close();
    redis.disconnect();
  }
}
