import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { runErrand } from "./crawl-child-run.ts";
import { head, pour, type RawAnswer, serveRaw } from "./raw-server.ts";

const megabytes = 1_000_000;
const chunk = Buffer.alloc(64 * 1024, "<url><loc>https://press.example/a</loc></url>");

/** Members of gzip, one after another, are one file: 10 KB that stand for ten megabytes, a hundred times. */
const gigabyteInGzip = Buffer.concat(Array.from({ length: 100 }, () => gzipSync(Buffer.alloc(10 * megabytes, 32))));
const manyInBrotli = brotliCompressSync(Buffer.alloc(100 * megabytes, 32), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});

const compressed =
  (encoding: string, body: Buffer): RawAnswer =>
  (socket) =>
    socket.end(Buffer.concat([Buffer.from(head("200 OK", { "content-encoding": encoding })), body]));

const heavy: readonly [name: string, kind: "page" | "feed", answer: RawAnswer][] = [
  ["a body without end", "page", (socket) => (socket.write(head("200 OK")), pour(socket, chunk))],
  ["a bomb of gzip", "page", compressed("gzip", gigabyteInGzip)],
  ["a bomb of brotli", "page", compressed("br", manyInBrotli)],
  ["a bomb in a bomb", "page", compressed("gzip, gzip", gzipSync(gigabyteInGzip))],
  ["headers without end", "page", (socket) => (socket.write("HTTP/1.1 200 OK\r\nx: "), pour(socket, chunk))],
  [
    "a sitemap without end",
    "feed",
    (socket) => (socket.write(head("200 OK", { "content-type": "text/xml" })), pour(socket, chunk)),
  ],
  [
    "a sitemap of a gigabyte",
    "feed",
    (socket) => (socket.write(head("200 OK", { "content-length": 1_000 * megabytes })), pour(socket, chunk)),
  ],
  [
    "a sitemap of a gigabyte as a file of gzip",
    "feed",
    (socket) => (
      socket.write(head("200 OK", { "content-type": "application/gzip", "content-length": gigabyteInGzip.length })),
      socket.write(gigabyteInGzip)
    ),
  ],
];

test(
  "whatever a server sends, all of it at once and again, memory stays below 400 MB at the limits that are set by default",
  { retry: 2 },
  async () => {
    const servers = await Promise.all(heavy.map(([, , answer]) => serveRaw(answer)));
    const { codes, megabytes: peak } = await runErrand({
      wishes: servers.map(({ origin }, index) => ({ address: `${origin}/page`, kind: heavy[index]?.[1] ?? "page" })),
      rounds: 3,
      allowed: servers.map(({ host }) => host),
      deadline: 10,
      maxBytes: 10 * megabytes,
    });
    expect(codes).toEqual(heavy.map(() => expect.stringMatching(/^too-large: /)));
    expect(peak).toBeGreaterThan(20);
    expect(peak).toBeLessThan(400);
  },
);
