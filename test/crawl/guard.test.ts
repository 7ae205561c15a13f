import { expect, test } from "vitest";
import { createGuard } from "../../src/crawl/guard.ts";
import { openTestFetcher, serve, serveTable } from "./server.ts";

const forbidden = expect.objectContaining({ code: "address-forbidden" });

test.each([
  "http://127.0.0.1:PORT/secret",
  "http://127.1:PORT/secret",
  "http://2130706433:PORT/secret",
  "http://0x7f000001:PORT/secret",
  "http://0177.0.0.1:PORT/secret",
  "http://0.0.0.0:PORT/secret",
  "http://[::ffff:127.0.0.1]:PORT/secret",
  "http://[::ffff:7f00:1]:PORT/secret",
  "http://localhost:PORT/secret",
  "http://%31%32%37.0.0.1:PORT/secret",
])("a redirect to this machine is refused: %s", async (target) => {
  const secret = await serveTable({ "/secret": "the secret" });
  const address = target.replace("PORT", String(secret.port));
  const open = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.writeHead(302, { location: address }).end();
  });
  const fetcher = openTestFetcher([open.host]);

  await expect(fetcher.fetch(`${open.origin}/page`, { kind: "page" })).rejects.toThrow(forbidden);
  await expect(fetcher.fetch(address, { kind: "page" })).rejects.toThrow(forbidden);
  expect(secret.visits).toEqual([]);
});

test("a robots.txt that redirects to this machine is refused", async () => {
  const secret = await serveTable({ "/secret": "the secret" });
  const open = await serve((_, response) => response.writeHead(302, { location: `${secret.origin}/secret` }).end());
  await expect(openTestFetcher([open.host]).fetch(`${open.origin}/page`, { kind: "page" })).rejects.toThrow(forbidden);
  expect(secret.visits).toEqual([]);
});

test("a range that is allowed lets a name in that leads into it", async () => {
  const server = await serveTable({ "/page": "<p>hello" });
  const fetcher = openTestFetcher(["127.0.0.0/8", "::1"]);
  await expect(fetcher.fetch(`http://localhost:${server.port}/page`, { kind: "page" })).resolves.toMatchObject({
    status: 200,
  });
});

test.each([
  ["file:///etc/passwd", "bad-address"],
  ["ftp://example.org/", "bad-address"],
  ["https://somebody:password@example.org/", "bad-address"],
  ["http://example.org:22/", "address-forbidden"],
  ["http://169.254.169.254/latest/meta-data/", "address-forbidden"],
  ["http://[fd00:ec2::254]/", "address-forbidden"],
])("%s is refused before anything is sent", (address, code) => {
  expect(() => createGuard([], 1).check(new URL(address))).toThrow(expect.objectContaining({ code }));
});

test.each(["http://example.org/", "https://example.org/", "https://example.org:8443/", "http://8.8.8.8/"])(
  "%s may be visited",
  (address) => {
    expect(() => createGuard([], 1).check(new URL(address))).not.toThrow();
  },
);
