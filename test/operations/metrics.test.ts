import { array, assert, asyncProperty, constant, oneof, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { openMetrics } from "../../src/operations/metrics.ts";
import { timedReader, timedRegister, timedTurns } from "../../src/operations/timed.ts";
import type { CrawlEvent } from "../../src/pipeline/progress.ts";
import type { PageReader } from "../../src/pipeline/reader.ts";
import { systemClock } from "../../src/crawl/clock.ts";
import { testTurns } from "../crawl/server.ts";
import { sampleAddress, samplePage } from "../support/samples.ts";
import { newRegister } from "./register.ts";

const options = { sources: ["harbour", "mountain"], version: "9.9.9" };
const page = { source: "harbour", address: "https://harbour.example/quay?token=s3cret" };

const state = (source: string, value: string) => ({ labels: { source, state: value }, value: 1 });

/** The lines of the metrics that begin with `sijill_`, without their explanations. */
async function linesOf(metrics: ReturnType<typeof openMetrics>): Promise<string[]> {
  const { body } = await metrics.write();
  return body.split("\n").filter((line) => line.startsWith("sijill_"));
}

describe("metrics", () => {
  it("count every step of a crawl by source", async () => {
    const metrics = openMetrics(options);
    const events: CrawlEvent[] = [
      { kind: "source", source: "harbour" },
      { kind: "found", source: "harbour", shown: 12, added: 3 },
      { kind: "fetched", ...page },
      { kind: "fetched", ...page },
      { kind: "unchanged", ...page },
      { kind: "article", ...page, title: "Un quai", facts: 4 },
      { kind: "article", ...page, title: "Un phare", facts: 0 },
      { kind: "passed-over", ...page, reason: "listing: forty links and no text" },
      { kind: "failed", ...page, code: "timed-out", message: "no answer" },
      { kind: "failed", source: "mountain", address: page.address, code: "TypeError", message: "what is this" },
      { kind: "finished", source: "harbour" },
    ];
    for (const event of events) metrics.count(event);
    expect(await linesOf(metrics)).toEqual(
      expect.arrayContaining([
        'sijill_visits_total{source="harbour"} 1',
        'sijill_documents_total{source="harbour"} 1',
        'sijill_addresses_shown_total{source="harbour"} 12',
        'sijill_addresses_new_total{source="harbour"} 3',
        'sijill_pages_total{source="harbour",outcome="fetched"} 2',
        'sijill_pages_total{source="harbour",outcome="unchanged"} 1',
        'sijill_articles_total{source="harbour"} 2',
        'sijill_facts_total{source="harbour"} 4',
        'sijill_passed_over_total{source="harbour",kind="listing"} 1',
        'sijill_failures_total{source="harbour",code="timed-out"} 1',
        'sijill_failures_total{source="mountain",code="defect"} 1',
        'sijill_info{version="9.9.9"} 1',
      ]),
    );
  });

  it("stay few whatever comes, and never hold what a page or server says", async () => {
    const word = string({ minLength: 1, maxLength: 30 });
    const event = oneof(
      record({ kind: constant("source" as const), source: word }),
      record({ kind: constant("fetched" as const), source: word, address: word }),
      record({ kind: constant("passed-over" as const), source: word, address: word, reason: word }),
      record({ kind: constant("failed" as const), source: word, address: word, code: word, message: word }),
    );
    await assert(
      asyncProperty(array(event, { maxLength: 200 }), async (events) => {
        const metrics = openMetrics({ ...options, sources: [] });
        for (const one of events) metrics.count(one);
        const counted = (await linesOf(metrics)).filter((line) => line.includes("source="));
        expect(counted.length).toBeLessThanOrEqual(4);
        for (const line of counted)
          expect(line).toMatch(/^\w+\{source="other"(?:,\w+="(?:fetched|other|defect)")?\} \d+$/);
      }),
      { numRuns: 30 },
    );
  });

  it("forget the labels of a gauge that are not set again", async () => {
    const metrics = openMetrics(options);
    metrics.set("sijill_source_state", [state("harbour", "silent"), state("mountain", "ok")]);
    metrics.set("sijill_source_state", [state("harbour", "ok")]);
    const lines = (await linesOf(metrics)).filter((line) => line.startsWith("sijill_source_state"));
    expect(lines).toEqual(['sijill_source_state{source="harbour",state="ok"} 1']);
  });

  it("tell of the process when that is wished", async () => {
    const metrics = openMetrics(options);
    metrics.addProcess();
    const { type, body } = await metrics.write();
    expect(type).toMatch(/^text\/plain/);
    expect(body).toContain("process_resident_memory_bytes ");
    expect(body).toContain("nodejs_eventloop_lag_seconds ");
  });
});

describe("a watch", () => {
  it("is held to requests, without the wait for their turn, and to those that fail", async () => {
    const metrics = openMetrics(options);
    const turns = timedTurns(testTurns(systemClock), metrics.took);
    expect(await turns.take("a.example", 0, () => Promise.resolve("answer"))).toBe("answer");
    await expect(turns.take("a.example", 150, () => Promise.reject(new Error("cut off")))).rejects.toThrow("cut off");
    const lines = await linesOf(metrics);
    expect(lines).toContain('sijill_request_seconds_count{outcome="answered"} 1');
    expect(lines).toContain('sijill_request_seconds_bucket{le="0.1",outcome="failed"} 1');
  });

  it("is held to readings by what they give", async () => {
    const metrics = openMetrics(options);
    const reading = { address: "", bodyHash: "", rulesHash: "", reason: "", article: null, facts: [] };
    const reader: PageReader = {
      rules: "rules-1",
      read: () => Promise.resolve({ ...reading, kind: "gallery" }),
      readDocument: () => Promise.reject(new Error("no documents here")),
      close: () => Promise.resolve(),
    };
    const timed = timedReader(reader, metrics.took);
    expect(await timed.read(samplePage(""), null)).toEqual({ ...reading, kind: "gallery" });
    expect(timed.rules).toBe("rules-1");
    expect(await linesOf(metrics)).toContain('sijill_reading_seconds_count{kind="gallery"} 1');
  });

  it("is held to calls of the register, which does what it did", async () => {
    const metrics = openMetrics(options);
    const register = timedRegister(await newRegister(), metrics.took);
    expect(await register.saveAddresses([sampleAddress()])).toBe(1);
    await expect(register.saveAddresses([sampleAddress({ address: "x" })])).rejects.toMatchObject({
      code: "bad-address",
    });
    for await (const _ of register.listFacts()) expect.fail("there are no facts");
    const lines = await linesOf(metrics);
    expect(lines).toContain('sijill_register_seconds_count{call="saveAddresses"} 2');
    expect(lines.filter((line) => line.includes("listFacts"))).toEqual([]);
  });
});
