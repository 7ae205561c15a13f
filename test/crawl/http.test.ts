import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { openTestFetcher, serve, serveTable } from "./server.ts";

const coded = (code: string) => expect.objectContaining({ code });

test("a page comes back as bytes with its final address and headers", async () => {
  const latin = Buffer.from("<p>créé</p>", "latin1");
  const server = await serveTable({
    "/old": (_, response) => response.writeHead(301, { location: "/new?a=1" }).end("moved"),
    "/new?a=1": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html; charset=iso-8859-1", "x-two": ["a", "b"], etag: '"1"' })
        .end(latin),
  });
  const page = await openTestFetcher([server.host]).fetch(`${server.origin}/old`, { kind: "page" });
  expect(page).toMatchObject({
    address: `${server.origin}/old`,
    finalAddress: `${server.origin}/new?a=1`,
    status: 200,
    headers: { "content-type": "text/html; charset=iso-8859-1", "x-two": "a, b", etag: '"1"' },
  });
  expect(Buffer.from(page.body)).toEqual(latin);
  expect(Date.parse(page.fetchedAt)).toBeGreaterThan(Date.now() - 60_000);
});

test("every request says who is calling", async () => {
  const server = await serveTable({ "/page": "<p>hello" });
  await openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" });
  expect(server.visits.map(({ path }) => path)).toEqual(["/robots.txt", "/page"]);
  for (const { headers } of server.visits)
    expect(headers["user-agent"]).toBe("Sijill/9.9.9 (+https://example.org/crawler)");
});

test.each([
  ["gzip", gzipSync("<p>hello")],
  ["br", brotliCompressSync("<p>hello")],
  ["gzip, br", brotliCompressSync(gzipSync("<p>hello"))],
])("a body compressed with %s is decompressed", async (encoding, body) => {
  const server = await serveTable({
    "/page": (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(body),
  });
  const page = await openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" });
  expect(Buffer.from(page.body).toString()).toBe("<p>hello");
  expect(page.headers).not.toHaveProperty("content-encoding");
});

test("a small body that decompresses into a large one is refused", async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  expect(bomb.length).toBeLessThan(100_000);
  const server = await serveTable({
    "/gzip": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    "/twice": (_, response) => response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(bomb)),
  });
  const fetcher = openTestFetcher([server.host]);
  await expect(fetcher.fetch(`${server.origin}/gzip`, { kind: "page" })).rejects.toThrow(coded("too-large"));
  await expect(fetcher.fetch(`${server.origin}/twice`, { kind: "page" })).rejects.toThrow(coded("too-large"));
});

test("a body without end is cut off at the limit, and the connection with it", async () => {
  const server = await serve((request, response) => {
    if (request.url === "/robots.txt") return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html" });
    const pump = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 120)));
    };
    response.on("drain", pump);
    return pump();
  });
  await expect(openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    coded("too-large"),
  );
  await expect.poll(() => server.visits[1]?.ended).toBeGreaterThan(0);
});

test("a length above the limit is refused before it is read", async () => {
  const server = await serveTable({
    "/page": (_, response) => response.writeHead(200, { "content-length": "2000000" }).write("<p>"),
  });
  await expect(openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(
    coded("too-large"),
  );
});

test("a server that drips byte by byte meets the deadline", async () => {
  const drips = new Set<() => void>();
  const drip = setInterval(() => drips.forEach((send) => send()), 20);
  onTestFinished(() => clearInterval(drip));
  const server = await serveTable({
    "/page": (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      drips.add(() => response.write("x"));
    },
  });
  const began = Date.now();
  const fetcher = openTestFetcher([server.host], { deadline: 0.4 });
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(coded("timed-out"));
  expect(Date.now() - began).toBeLessThan(5_000);
});

test("redirects share one deadline", async () => {
  const server = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 150);
  });
  const fetcher = openTestFetcher([server.host], { deadline: 0.4 });
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(coded("timed-out"));
});

test("five redirects are followed, six are not", async () => {
  const server = await serve((request, response) => {
    const left = Number(/^\/(\d+)$/.exec(request.url ?? "")?.[1] ?? -1);
    if (left < 0) response.writeHead(404).end();
    else if (left === 0) response.writeHead(200, { "content-type": "text/html" }).end("here");
    else response.writeHead(307, { location: `/${left - 1}` }).end();
  });
  const fetcher = openTestFetcher([server.host]);
  await expect(fetcher.fetch(`${server.origin}/5`, { kind: "page" })).resolves.toMatchObject({
    finalAddress: `${server.origin}/0`,
  });
  await expect(fetcher.fetch(`${server.origin}/6`, { kind: "page" })).rejects.toThrow(coded("too-many-redirects"));
});

test("validators are sent back, and 304 comes as a page without a body and with its new headers", async () => {
  const server = await serveTable({
    "/page": (request, response) => {
      const unchanged =
        request.headers["if-none-match"] === '"é1"' && request.headers["if-modified-since"] === "yesterday";
      response.writeHead(unchanged ? 304 : 500, { etag: '"2"' }).end();
    },
    "/mute": (_, response) => response.writeHead(304).end(),
  });
  const fetcher = openTestFetcher([server.host]);
  const validators = { etag: '"é1"', lastModified: "yesterday" };
  const page = await fetcher.fetch(`${server.origin}/page`, { kind: "page", validators });
  expect(page).toMatchObject({ status: 304, headers: { etag: '"2"' } });
  expect(page.body).toHaveLength(0);
  await expect(fetcher.fetch(`${server.origin}/mute`, { kind: "page" })).rejects.toThrow(coded("http-refused"));
});

test("answers without a body to read leave their connection free for the next request", async () => {
  const sockets = new Set<unknown>();
  const server = await serve((request, response) => {
    sockets.add(request.socket);
    if (request.url === "/robots.txt") response.writeHead(404).end("no rules");
    else if (request.url === "/304") response.writeHead(304).end();
    else response.writeHead(410).end("gone".repeat(1_000));
  });
  const fetcher = openTestFetcher([server.host]);
  const validators = { etag: '"1"', lastModified: null };
  for (let count = 0; count < 20; count += 1) {
    await fetcher.fetch(`${server.origin}/304`, { kind: "page", validators });
    await expect(fetcher.fetch(`${server.origin}/gone`, { kind: "page" })).rejects.toThrow(coded("http-refused"));
  }
  expect(sockets.size).toBe(1);
});

test.each([
  [404, {}, "http-refused", undefined],
  [403, {}, "http-refused", undefined],
  [429, { "retry-after": "17" }, "too-many-requests", 17],
  [429, {}, "too-many-requests", null],
  [503, { "retry-after": "5" }, "server-error", 5],
  [500, {}, "server-error", undefined],
  [302, {}, "http-refused", undefined],
])("status %i with %j is %s", async (status, headers, code, seconds) => {
  const server = await serveTable({ "/page": (_, response) => response.writeHead(status, headers).end() });
  const failure: unknown = await openTestFetcher([server.host])
    .fetch(`${server.origin}/page`, { kind: "page" })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject(seconds === undefined ? { code } : { code, seconds });
});

test.each([
  ["page", "text/html", null],
  ["page", "application/xhtml+xml; charset=utf-8", null],
  ["page", "TEXT/PLAIN", null],
  ["page", "application/pdf", "is-pdf"],
  ["page", "image/png", "not-a-page"],
  ["page", "application/json", "not-a-page"],
  ["feed", "application/json", null],
  ["feed", "application/rss+xml", null],
  ["feed", "application/x-gzip", null],
  ["feed", "video/mp4", "not-a-page"],
] as const)("as a %s, %s gives %s", async (kind, type, code) => {
  const server = await serveTable({
    "/page": (_, response) => response.writeHead(200, { "content-type": type }).end("x"),
  });
  const fetched = openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind });
  if (code === null) await expect(fetched).resolves.toMatchObject({ status: 200 });
  else await expect(fetched).rejects.toThrow(coded(code));
});

test("a connection that breaks, a host that is not there and a port where nobody listens have their codes", async () => {
  const server = await serveTable({
    "/cut": (_, response) =>
      response.writeHead(200, { "content-length": "100" }).write("half", () => response.destroy()),
    "/damaged": (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip"),
  });
  const fetcher = openTestFetcher([server.host, "127.0.0.1:1"]);
  await expect(fetcher.fetch(`${server.origin}/cut`, { kind: "page" })).rejects.toThrow(coded("connection-failed"));
  await expect(fetcher.fetch(`${server.origin}/damaged`, { kind: "page" })).rejects.toThrow(coded("connection-failed"));
  await expect(fetcher.fetch("http://127.0.0.1:1/", { kind: "page" })).rejects.toThrow(coded("connection-failed"));
  await expect(fetcher.fetch("not an address", { kind: "page" })).rejects.toThrow(coded("bad-address"));
});
