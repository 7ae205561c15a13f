import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { documentText } from "../../src/crawl/document-text.ts";
import { readFeed } from "../../src/crawl/feed.ts";
import { readSitemap } from "../../src/crawl/sitemap.ts";
import { decodePage } from "../../src/page/decode.ts";
import { drip, head, pour, type RawAnswer, serveRaw } from "./raw-server.ts";
import { openTestFetcher, serve, serveTable } from "./server.ts";

const coded = (code: string) => expect.objectContaining({ name: "SijillError", code });

/** A megabyte for the price of a kilobyte. */
const zeros = Buffer.alloc(1_000_000);
const maxBytes = 100_000;
const deadline = 0.25;

const say =
  (...parts: readonly (string | Buffer)[]): RawAnswer =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
const sayAndClose =
  (...parts: readonly (string | Buffer)[]): RawAnswer =>
  (socket) => {
    say(...parts)(socket, "");
    socket.end();
  };
const compressed = (encoding: string, body: Buffer) =>
  sayAndClose(head("200 OK", { "content-encoding": encoding, "content-length": body.length }), body);
const moved = (location: string) => say(head("302 Found", { location, "content-length": 0 }));

const misbehaviour: readonly [name: string, answer: RawAnswer, code: string][] = [
  // Slow and endless
  ["says nothing", () => undefined, "timed-out"],
  ["drips its headers", (socket) => drip((socket.write("HTTP/1.1 200 OK\r\n"), socket), "x"), "timed-out"],
  ["drips its body", (socket) => drip((socket.write(head("200 OK")), socket), "x"), "timed-out"],
  ["hints without end", (socket) => drip(socket, "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"), "timed-out"],
  ["pours a body without end", (socket) => (socket.write(head("200 OK")), pour(socket, zeros)), "too-large"],
  ["announces a gigabyte", say(head("200 OK", { "content-length": 1_000_000_000 }), "x"), "too-large"],
  [
    "pours headers",
    (socket) => (socket.write("HTTP/1.1 200 OK\r\n"), pour(socket, "x-flood: 1\r\n".repeat(500))),
    "too-large",
  ],
  [
    "pours one header",
    (socket) => (socket.write("HTTP/1.1 200 OK\r\nx: "), pour(socket, "x".repeat(9_000))),
    "too-large",
  ],
  // Lengths
  [
    "sends less than its length",
    sayAndClose(head("200 OK", { "content-length": 500 }), "<p>half"),
    "connection-failed",
  ],
  [
    "gives two lengths",
    say("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx"),
    "connection-failed",
  ],
  ["gives a length below zero", say(head("200 OK", { "content-length": -1 })), "connection-failed"],
  [
    "ends within a chunk",
    sayAndClose(head("200 OK", { "transfer-encoding": "chunked" }), "ff\r\nhalf"),
    "connection-failed",
  ],
  [
    "ends without the last chunk",
    sayAndClose(head("200 OK", { "transfer-encoding": "chunked" }), "1\r\nx\r\n"),
    "connection-failed",
  ],
  [
    "gives no size of a chunk",
    say(head("200 OK", { "transfer-encoding": "chunked" }), "zz\r\nx\r\n"),
    "connection-failed",
  ],
  // Compression
  ["sends a bomb of gzip", compressed("gzip", gzipSync(zeros)), "too-large"],
  ["sends a bomb of brotli", compressed("br", brotliCompressSync(zeros)), "too-large"],
  ["sends a bomb of deflate", compressed("deflate", deflateSync(zeros)), "too-large"],
  ["sends a bomb in a bomb", compressed("gzip, gzip", gzipSync(gzipSync(zeros))), "too-large"],
  [
    "hides a bomb in compression",
    compressed("gzip, gzip", gzipSync(Buffer.concat([gzipSync("<p>hello"), zeros]))),
    "too-large",
  ],
  ["sends a bomb of two kinds", compressed("br, gzip", gzipSync(brotliCompressSync(zeros))), "too-large"],
  ["compresses three times", compressed("gzip, gzip, gzip", gzipSync("x")), "not-a-page"],
  ["compresses in its own way", compressed("rot13", Buffer.from("uryyb")), "not-a-page"],
  ["compresses nothing", compressed("gzip", Buffer.from("<p>plain")), "connection-failed"],
  ["stops compressing", compressed("gzip", gzipSync("<p>hello ".repeat(99)).subarray(0, 30)), "connection-failed"],
  ["stops compressing in brotli", compressed("br", brotliCompressSync(zeros).subarray(0, 9)), "connection-failed"],
  // What is no HTTP
  [
    "goes on without being asked",
    say("HTTP/1.1 100 Continue\r\n\r\n", head("200 OK", { "content-length": 1 }), "x"),
    "connection-failed",
  ],
  [
    "changes the protocol",
    say("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    "connection-failed",
  ],
  ["speaks HTTP/0.9", sayAndClose("<html><p>hello</html>\n"), "connection-failed"],
  ["ends its lines with LF alone", sayAndClose("HTTP/1.1 200 OK\ncontent-length: 8\n\n<p>hello"), "connection-failed"],
  ["speaks something else", sayAndClose(Buffer.from([0, 255, 1, 254, 13, 10, 13, 10])), "connection-failed"],
  ["hangs up", (socket) => socket.end(), "connection-failed"],
  ["breaks off", (socket) => socket.resetAndDestroy(), "connection-failed"],
  [
    "breaks off within its headers",
    (socket) => (socket.write("HTTP/1.1 200"), socket.resetAndDestroy()),
    "connection-failed",
  ],
  // Redirects
  ["moves in circles", moved("/page"), "too-many-redirects"],
  [
    "moves on and on",
    (socket, path) => moved(`/page${path.length}${"x".repeat(path.length)}`)(socket, path),
    "too-many-redirects",
  ],
  ["moves to nowhere", say(head("302 Found", { "content-length": 0 })), "http-refused"],
  ["moves to nonsense", moved("http://["), "http-refused"],
  ["moves to a file", moved("file:///etc/passwd"), "bad-address"],
  ["moves to a script", moved("javascript:alert(1)"), "bad-address"],
  ["moves to its own data", moved("data:text/html,<p>hello"), "bad-address"],
  ["moves with a password", moved("http://somebody:secret@press.example/"), "bad-address"],
  ["moves to an endless address", moved(`/${"x".repeat(5_000)}`), "bad-address"],
  // Refusals
  ["refuses and drips", (socket) => drip((socket.write(head("404 Not Found")), socket), "x"), "http-refused"],
  ["refuses and pours", (socket) => (socket.write(head("404 Not Found")), pour(socket, zeros)), "http-refused"],
  [
    "refuses with a bomb",
    sayAndClose(head("404 Not Found", { "content-encoding": "gzip" }), gzipSync(zeros)),
    "http-refused",
  ],
  ["does not know what changed", say(head("304 Not Modified")), "http-refused"],
  ["has trouble", say(head("500 Trouble", { "content-length": 0 })), "server-error"],
  ["asks for patience", say(head("429 Slowly", { "content-length": 0 })), "too-many-requests"],
  ["sends a film", say(head("200 OK", { "content-type": "video/mp4" })), "not-a-page"],
];

test.each(misbehaviour)("a server that %s gives one clear error", async (_, answer, code) => {
  const server = await serveRaw(answer);
  const fetcher = openTestFetcher([server.host], { deadline, maxBytes });
  const began = performance.now();
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).rejects.toThrow(coded(code));
  expect(performance.now() - began).toBeLessThan(5_000);
  // What cannot be read to its end is closed, so that nothing of it is held.
  if (["timed-out", "too-large", "connection-failed"].includes(code))
    await expect.poll(() => server.sockets.size).toBe(0);
});

test.each<[name: string, answer: RawAnswer]>([
  [
    "hints early",
    say("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", head("200 OK", { "content-length": 8 }), "<p>hello"),
  ],
  ["sends more than its length", say(head("200 OK", { "content-length": 8 }), "<p>hello, and more")],
  ["gives no length and closes", sayAndClose(head("200 OK"), "<p>hello")],
  ["has rubbish behind its gzip", compressed("gzip", Buffer.concat([gzipSync("<p>hello"), Buffer.alloc(100)]))],
  [
    "says twice what it sends",
    say(
      "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n",
      "content-type: text/html\r\n",
      "content-length: 8\r\n\r\n<p>hello",
    ),
  ],
])("a server that %s is read", async (_, answer) => {
  const server = await serveRaw(answer);
  const fetcher = openTestFetcher([server.host], { deadline, maxBytes });
  for (let time = 0; time < 2; time += 1) {
    const page = await fetcher.fetch(`${server.origin}/page`, { kind: "page" });
    expect(Buffer.from(page.body).toString()).toBe("<p>hello");
  }
});

test.each([
  ["in plain UTF-8", Buffer.from("/أخبار/قطاع")],
  ["in Latin letters", Buffer.from("/actualité", "latin1")],
  ["encoded", Buffer.from("/%D8%A3")],
])("a redirect whose path is written %s is followed", async (_, path) => {
  const paths: string[] = [];
  const server = await serveRaw((socket, asked) => {
    paths.push(asked);
    if (asked !== "/page") return socket.write(`${head("200 OK", { "content-length": 1 })}x`);
    socket.write("HTTP/1.1 301 Moved\r\ncontent-length: 0\r\nlocation: ");
    socket.write(path);
    return socket.write("\r\n\r\n");
  });
  const page = await openTestFetcher([server.host]).fetch(`${server.origin}/page`, { kind: "page" });
  const latin = path.toString("latin1");
  const written = path.toString("utf8").includes("\uFFFD") ? latin : path.toString("utf8");
  expect(page.finalAddress).toBe(new URL(written, server.origin).href);
  expect(paths).toEqual(["/page", new URL(written, server.origin).pathname]);
});

test("a refusal whose body drips is not waited for", async () => {
  const server = await serveRaw((socket) => drip((socket.write(head("404 Not Found")), socket), "x"));
  const began = performance.now();
  const fetched = openTestFetcher([server.host], { deadline: 15 }).fetch(`${server.origin}/page`, { kind: "page" });
  await expect(fetched).rejects.toThrow(coded("http-refused"));
  expect(performance.now() - began).toBeLessThan(8_000);
});

test("others are unharmed while all of them misbehave at once", async () => {
  const honest = await serveTable({ "/page": "<p>hello" });
  const hostile = await Promise.all(misbehaviour.map(([, answer]) => serveRaw(answer)));
  const fetcher = openTestFetcher([honest.host, ...hostile.map(({ host }) => host)], { deadline: 1, maxBytes });
  const failures = hostile.map(({ origin }) =>
    fetcher.fetch(`${origin}/page`, { kind: "page" }).catch((error: unknown) => error),
  );
  const pages = await Promise.all(
    Array.from({ length: 20 }, () => fetcher.fetch(`${honest.origin}/page`, { kind: "page" })),
  );
  expect(pages.map(({ body }) => Buffer.from(body).toString())).toEqual(Array.from({ length: 20 }, () => "<p>hello"));
  expect(await Promise.all(failures)).toEqual(misbehaviour.map(([, , code]) => coded(code)));
});

test("a storm of refusals is not answered with a storm of requests", async () => {
  const storm = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.writeHead(429, { "retry-after": "3600" }).end("slowly!");
  });
  const fetcher = openTestFetcher([storm.host], { maxBytes });
  const asked = Array.from({ length: 50 }, (_, index) => fetcher.fetch(`${storm.origin}/${index}`, { kind: "page" }));
  for (const result of await Promise.allSettled(asked))
    expect(result).toMatchObject({ status: "rejected", reason: { code: "too-many-requests" } });
  expect(storm.paths()).toEqual(["/0"]);
});

test("what is not what it says it is comes as bytes, and is refused by who reads it", async () => {
  const server = await serveTable({
    "/binary": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(Buffer.alloc(2_000, 1)),
    "/feed": "<!doctype html><title>Not found</title><p>There is no feed here.",
    "/sitemap.xml": "<!doctype html><title>Not found</title><p>There is no sitemap here.",
  });
  const fetcher = openTestFetcher([server.host], { maxBytes });
  const binary = await fetcher.fetch(`${server.origin}/binary`, { kind: "page" });
  expect(() => decodePage(binary)).toThrow(coded("not-text"));
  const feed = await fetcher.fetch(`${server.origin}/feed`, { kind: "feed" });
  expect(() => readFeed(documentText(feed, maxBytes), feed.address)).toThrow(coded("not-a-feed"));
  const sitemap = await fetcher.fetch(`${server.origin}/sitemap.xml`, { kind: "feed" });
  expect(() => readSitemap(documentText(sitemap, maxBytes), sitemap.address)).toThrow(coded("not-a-feed"));
});

test("a sitemap that decompresses into a gigabyte is refused", async () => {
  // One after another, members of gzip are one file.
  const bomb = Buffer.concat(Array.from({ length: 50 }, () => gzipSync(zeros)));
  const server = await serveTable({
    "/sitemap.xml.gz": (_, response) => response.writeHead(200, { "content-type": "application/gzip" }).end(bomb),
  });
  const fetcher = openTestFetcher([server.host], { maxBytes });
  const sitemap = await fetcher.fetch(`${server.origin}/sitemap.xml.gz`, { kind: "feed" });
  expect(() => documentText(sitemap, maxBytes)).toThrow(coded("too-large"));
});

test("of a robots.txt without end the beginning is obeyed", async () => {
  const server = await serve((request, response) => {
    if (request.url !== "/robots.txt") return response.writeHead(200, { "content-type": "text/html" }).end("x");
    response.writeHead(200, { "content-type": "text/plain" }).write("User-agent: *\nDisallow: /private\n");
    const line = "Disallow: /archive/of/some/year\n".repeat(1_000);
    const pump = () => {
      while (!response.destroyed && response.write(line));
    };
    response.on("drain", pump);
    return pump();
  });
  const fetcher = openTestFetcher([server.host]);
  await expect(fetcher.fetch(`${server.origin}/private`, { kind: "page" })).rejects.toThrow(coded("robots-disallow"));
  await expect(fetcher.fetch(`${server.origin}/page`, { kind: "page" })).resolves.toMatchObject({ status: 200 });
});
