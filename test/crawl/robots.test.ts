import { expect, test } from "vitest";
import { openTestFetcher, type Reply, serveTable, stillClock } from "./server.ts";

const hour = 3_600_000;
const disallowed = expect.objectContaining({ code: "robots-disallow" });

function robots(text: string): Reply {
  return (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end(text);
}

test("what robots.txt forbids is not fetched, and the group of our name goes before the general one", async () => {
  const server = await serveTable({
    "/robots.txt": robots(
      "User-agent: *\nDisallow: /\n\nUser-agent: sijill\nDisallow: /private\nAllow: /private/open$\nDisallow: /*.php",
    ),
    "/page": "<p>hello",
    "/private/open": "<p>hello",
  });
  const fetcher = openTestFetcher([server.host]);
  await fetcher.fetch(`${server.origin}/page`, { kind: "page" });
  await fetcher.fetch(`${server.origin}/private/open`, { kind: "page" });
  await expect(fetcher.fetch(`${server.origin}/private/more`, { kind: "page" })).rejects.toThrow(disallowed);
  await expect(fetcher.fetch(`${server.origin}/list.php?id=1`, { kind: "feed" })).rejects.toThrow(disallowed);
  expect(server.paths()).toEqual(["/page", "/private/open"]);
});

test("the target of a redirect is asked for as well", async () => {
  const target = await serveTable({ "/robots.txt": robots("User-agent: *\nDisallow: /page"), "/page": "<p>hello" });
  const server = await serveTable({
    "/page": (_, response) => response.writeHead(302, { location: `${target.origin}/page` }).end(),
  });
  const fetcher = openTestFetcher([server.host, target.host]);
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(disallowed);
  expect(target.paths()).toEqual([]);
});

test.each([401, 403, 404, 410])("a robots.txt that answers %i allows everything", async (status) => {
  const server = await serveTable({
    "/robots.txt": (_, response) => response.writeHead(status).end("Disallow: /"),
    "/page": "x",
  });
  await expect(openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" })).resolves.toMatchObject({
    status: 200,
  });
});

test("a robots.txt that fails closes the host for now and says why", async () => {
  const clock = stillClock();
  let status = 503;
  const server = await serveTable({
    "/robots.txt": (_, response) => response.writeHead(status).end(),
    "/page": "<p>hello",
  });
  const fetcher = openTestFetcher([server.host], { clock });
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    /robots\.txt cannot be read for now.*503/,
  );
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    expect.objectContaining({ code: "robots-unreadable" }),
  );
  expect(server.visits).toHaveLength(1);
  status = 404;
  clock.set(clock.now() + hour);
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).resolves.toMatchObject({ status: 200 });
});

test("a robots.txt that never comes closes the host for now", async () => {
  const server = await serveTable({ "/robots.txt": (_, response) => response.flushHeaders(), "/page": "<p>hello" });
  const fetcher = openTestFetcher([server.host], { deadline: 0.2 });
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    /robots\.txt cannot be read for now.*too long/,
  );
  expect(server.paths()).toEqual([]);
});

test("a host that asks for fewer requests with its robots.txt is left alone", async () => {
  const server = await serveTable({
    "/robots.txt": (_, response) => response.writeHead(429, { "retry-after": "60" }).end(),
    "/page": "<p>hello",
  });
  const fetcher = openTestFetcher([server.host]);
  const busy = expect.objectContaining({ code: "too-many-requests", seconds: 60 });
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(busy);
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    expect.objectContaining({ code: "too-many-requests" }),
  );
  expect(server.visits).toHaveLength(1);
});

test("rules are kept for a day and fetched once for all who wait for them", async () => {
  const clock = stillClock();
  const server = await serveTable({ "/robots.txt": robots("User-agent: *\nDisallow:"), "/page": "<p>hello" });
  const fetcher = openTestFetcher([server.host], { clock });
  const get = () => fetcher.fetch(`${server.origin}/page`, { kind: "page" });
  const asked = () => server.visits.filter(({ path }) => path === "/robots.txt").length;
  await Promise.all([get(), get(), get()]);
  clock.set(clock.now() + 23 * hour);
  await get();
  expect(asked()).toBe(1);
  clock.set(clock.now() + 2 * hour);
  await get();
  expect(asked()).toBe(2);
});

test("robots.txt may redirect and may begin with a byte order mark", async () => {
  const server = await serveTable({
    "/robots.txt": (_, response) => response.writeHead(301, { location: "/rules" }).end(),
    "/rules": robots("\uFEFFUser-agent: *\r\nDisallow: /page"),
    "/page": "<p>hello",
  });
  await expect(openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    disallowed,
  );
});

test("robots.txt may redirect five times, to another host too, and its rules are those of the host that was asked", async () => {
  const other = await serveTable({ "/5": robots("User-agent: *\nDisallow: /private") });
  const hops = Object.fromEntries(
    ["/robots.txt", "/1", "/2", "/3", "/4"].map((path, index): [string, Reply] => [
      path,
      (_, response) => response.writeHead(302, { location: index === 4 ? `${other.origin}/5` : `/${index + 1}` }).end(),
    ]),
  );
  const server = await serveTable({ ...hops, "/page": "<p>hello", "/private": "<p>hello" });
  const fetcher = openTestFetcher([server.host, other.host]);
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).resolves.toMatchObject({ status: 200 });
  await expect(fetcher.fetch(`${server.origin}/private`, { kind: "page" })).rejects.toThrow(disallowed);
  expect(other.visits.map(({ path }) => path)).toEqual(["/5"]);
});

test("a host that wants more than a day between two requests is not crawled", async () => {
  const server = await serveTable({ "/robots.txt": robots("User-agent: *\nCrawl-delay: 90000"), "/page": "<p>hello" });
  await expect(openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    /90000 seconds/,
  );
});
