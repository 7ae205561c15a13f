import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createHostRules } from "../../src/crawl/host-rules.ts";
import { type Hosts, rememberedHosts } from "../../src/crawl/hosts.ts";
import type { Turns } from "../../src/crawl/turns.ts";
import type { Page } from "../../src/model.ts";
import { openTestFetcher, type Reply, serveTable, stillClock, testTurns } from "./server.ts";

const day = 24 * 3_600_000;
const json =
  (value: unknown): Reply =>
  (_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));

test("what a host says to robots is asked for once a day by all who share its turns", async () => {
  const server = await serveTable({
    "/robots.txt": (_, response) => response.end("User-agent: *\nDisallow: /private"),
    "/page": "<p>hello",
  });
  const clock = stillClock();
  const hosts = rememberedHosts();
  const asked = () => server.visits.filter(({ path }) => path === "/robots.txt").length;
  const visit = async (path: string) => {
    // Another process: nothing but what the hosts remember.
    const turns = testTurns(clock, hosts);
    await turns.hold(server.host);
    const fetcher = openTestFetcher([server.host], { clock, turns });
    return fetcher.fetch(`${server.origin}${path}`, { kind: "page", mining: true });
  };
  await visit("/page");
  await visit("/page");
  expect(asked()).toBe(1);
  expect(server.visits.filter(({ path }) => path.includes("tdmrep"))).toHaveLength(1);
  await expect(visit("/private")).rejects.toMatchObject({ code: "robots-disallow" });
  clock.set(clock.now() + day);
  await visit("/page");
  expect(asked()).toBe(2);
});

test("what http and https of a host say at the same moment is both remembered, though notes take their time", async () => {
  const clock = stillClock();
  const remembered = rememberedHosts();
  const hosts: Hosts = {
    ...remembered,
    async note(host, changes) {
      await sleep(20);
      await remembered.note(host, changes);
    },
  };
  const asked: string[] = [];
  const rulesOf = (turns: Turns) =>
    createHostRules({
      agent: "Sijill",
      clock,
      turns,
      fetch: (address) =>
        turns.take(new URL(address).host, 0, () => {
          asked.push(address);
          return Promise.resolve(pageOf(address));
        }),
    });
  const origins = [new URL("http://journal.example"), new URL("https://journal.example")];
  // Held for a visit, and come upon by a redirect.
  for (const isHeld of [true, false]) {
    const turns = testTurns(clock, hosts);
    if (isHeld) await turns.hold("journal.example");
    const rules = rulesOf(turns);
    asked.length = 0;
    await Promise.all(origins.flatMap((url) => [rules.robotsFor(url), rules.reservationsFor(url)]));
    expect(asked).toHaveLength(4);
    if (isHeld) await turns.letGo("journal.example");

    const later = testTurns(clock, hosts);
    await later.hold("journal.example");
    const sameRules = rulesOf(later);
    await Promise.all(origins.flatMap((url) => [sameRules.robotsFor(url), sameRules.reservationsFor(url)]));
    expect(asked).toHaveLength(4);
    clock.set(clock.now() + day);
  }
});

function pageOf(address: string): Page {
  const body = Buffer.from(address.endsWith(".json") ? "[]" : "User-agent: *\nAllow: /\n");
  const headers = { "content-type": address.endsWith(".json") ? "application/json" : "text/plain" };
  return { address, finalAddress: address, status: 200, headers, fetchedAt: "2026-03-04T05:06:07Z", body };
}

test("what comes last of a visit to a page is the page", async () => {
  const server = await serveTable({ "/page": "<p>hello" });
  await openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page", mining: true });
  expect(server.visits.map(({ path }) => path)).toEqual(["/robots.txt", "/.well-known/tdmrep.json", "/page"]);
});

test("a page whose publisher reserves text mining is read by a person and by no crawl", async () => {
  const server = await serveTable({
    "/.well-known/tdmrep.json": json([{ location: "/economie/*", "tdm-reservation": 1 }]),
    "/economie/1": "<p>hello",
    "/sport/1": "<p>hello",
    "/sport/2": '<meta name="tdm-reservation" content="1"><p>hello',
  });
  const fetcher = openTestFetcher([server.host]);
  const fetch = (path: string, mining: boolean) => fetcher.fetch(server.origin + path, { kind: "page", mining });
  await expect(fetch("/economie/1", true)).rejects.toMatchObject({ code: "mining-reserved" });
  await expect(fetch("/sport/2", true)).rejects.toMatchObject({ code: "mining-reserved" });
  await expect(fetch("/sport/1", true)).resolves.toMatchObject({ status: 200 });
  await expect(fetch("/economie/1", false)).resolves.toMatchObject({ status: 200 });
});
