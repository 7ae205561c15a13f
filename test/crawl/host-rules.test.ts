import { expect, test } from "vitest";
import { rememberedHosts } from "../../src/crawl/hosts.ts";
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
