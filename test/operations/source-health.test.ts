import { expect, test } from "vitest";
import { systemClock } from "../../src/crawl/clock.ts";
import { openMetrics } from "../../src/operations/metrics.ts";
import { checkHealth, healthGauges } from "../../src/operations/source-health.ts";
import type { Register } from "../../src/store/register.ts";
import { sampleAddress, sampleArticle, samplePage } from "../support/samples.ts";
import { newRegister } from "./register.ts";

const hour = 3_600_000;
const now = Date.parse("2026-06-01T12:00:00Z");
const at = (hoursAgo: number) => new Date(now - hoursAgo * hour).toISOString();

/** A source that showed a page every ten hours for forty days, up to so many hours ago, and whose feed answers still. */
async function watch(register: Register, sourceId: string, hoursAgo: number): Promise<void> {
  const host = `https://${sourceId}.example`;
  const feed = { address: `${host}/feed`, identity: `${sourceId}/feed`, role: "feed", depth: 0 } as const;
  const pages = Array.from({ length: 96 }, (_, index) => {
    const foundAt = at(hoursAgo + 950 - index * 10);
    return sampleAddress({ address: `${host}/${index}`, identity: `${sourceId}/${index}`, sourceId, foundAt });
  });
  await register.saveAddresses([sampleAddress({ ...feed, sourceId, foundAt: at(hoursAgo + 960) }), ...pages]);
  await register.recordFetch(samplePage("<rss/>", { address: feed.address, fetchedAt: at(1) }), at(-1), "feed");
  const last = pages.at(-1)?.address ?? "";
  const { bodyHash } = await register.recordFetch(samplePage(sourceId, { address: last }), null);
  await register.saveReadings([
    {
      address: last,
      bodyHash: bodyHash ?? "",
      rulesHash: "rules-1",
      kind: "article",
      reason: "",
      article: sampleArticle({ url: last }),
      facts: [],
    },
  ]);
}

test("sources are judged from what the register knows of them", async () => {
  const register = await newRegister();
  await watch(register, "harbour", 3);
  await watch(register, "mountain", 100);
  expect(await checkHealth(register, ["harbour", "mountain", "never"], now)).toEqual([
    {
      source: "harbour",
      state: "ok",
      reason: "something new 3 hours ago",
      lastAnswer: at(1),
      lastArticle: at(3),
    },
    {
      source: "mountain",
      state: "silent",
      reason: "nothing new for 4 days, longer than 30 hours",
      lastAnswer: at(1),
      lastArticle: at(100),
    },
  ]);
});

test("the health of sources is shown as gauges", async () => {
  const register = await newRegister();
  await watch(register, "harbour", 3);
  await watch(register, "mountain", 100);
  const metrics = openMetrics({ sources: ["harbour", "mountain"], version: "9.9.9" });
  const clock = { ...systemClock, now: () => now };
  await healthGauges(register, ["harbour", "mountain"], clock, metrics).work();
  const { body } = await metrics.write();
  expect(body.split("\n").filter((line) => line.startsWith("sijill_source_"))).toEqual([
    `sijill_source_last_article_seconds{source="harbour"} ${now / 1000 - 3 * 3600}`,
    `sijill_source_last_article_seconds{source="mountain"} ${now / 1000 - 100 * 3600}`,
    `sijill_source_last_answer_seconds{source="harbour"} ${now / 1000 - 3600}`,
    `sijill_source_last_answer_seconds{source="mountain"} ${now / 1000 - 3600}`,
    'sijill_source_state{source="harbour",state="ok"} 1',
    'sijill_source_state{source="mountain",state="silent"} 1',
  ]);
});
