import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../src/crawl/clock.ts";
import { createGuard } from "../../src/crawl/guard.ts";
import { openHttp } from "../../src/crawl/http.ts";
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
  "http://127.0.0.1.:PORT/secret",
  "http://１２７.０.０.１:PORT/secret",
  "http://①②⑦。0。0。1:PORT/secret",
  "http://[::127.0.0.1]:PORT/secret",
  "http://[64:ff9b::127.0.0.1]:PORT/secret",
  "http://[2002:7f00:1::]:PORT/secret",
  "http://localhost.:PORT/secret",
  "http://ⓛocalhost:PORT/secret",
])("a redirect to this machine is refused: %s", async (target) => {
  const secret = await serveTable({ "/secret": "the secret" });
  const address = target.replace("PORT", String(secret.port));
  const open = await serve((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    // As a header has it: one character per byte.
    else response.writeHead(302, { location: Buffer.from(address).toString("latin1") }).end();
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
  ["http://100.100.100.200/latest/meta-data/", "address-forbidden"],
  ["http://168.63.129.16/machine", "address-forbidden"],
  ["http://[fe80::1]/", "address-forbidden"],
  ["http://10.0.0.1./", "address-forbidden"],
  [`http://example.org/${"a".repeat(4_000)}`, "bad-address"],
])("%s is refused before anything is sent", (address, code) => {
  expect(() => createGuard([], 1).check(new URL(address))).toThrow(expect.objectContaining({ code }));
});

test.each(["http://example.org/", "https://example.org/", "https://example.org:8443/", "http://8.8.8.8/"])(
  "%s may be visited",
  (address) => {
    expect(() => createGuard([], 1).check(new URL(address))).not.toThrow();
  },
);

/** A name server that gives its answers in turn, the last one for ever. */
function names(...answers: readonly (readonly string[])[]): {
  readonly lookup: LookupFunction;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, _, done) => {
    const ips = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    done(
      null,
      ips.map((address): LookupAddress => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { lookup, asked };
}

function get(address: string, list: readonly string[], lookup: LookupFunction) {
  const http = openHttp({
    userAgent: "Sijill/9.9.9",
    guard: createGuard(list, 1, lookup),
    maxBytes: 100_000,
    clock: systemClock,
  });
  onTestFinished(() => http.close());
  return http.get(new URL(address), { kind: "page", validators: null, deadline: 2_000 });
}

/** A port on loopback that counts who connects and what they send. */
async function trap(): Promise<{ readonly port: number; readonly seen: string[] }> {
  const seen: string[] = [];
  const server = createServer((socket) => {
    seen.push("connected");
    socket.on("error", () => undefined).on("data", () => seen.push("bytes"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const bound = server.address();
  return { port: typeof bound === "object" && bound !== null ? bound.port : 0, seen };
}

test.each(["http", "https"])(
  "over %s, a name that leads to this machine is not even connected to",
  async (protocol) => {
    const { port, seen } = await trap();
    const { lookup, asked } = names(["127.0.0.1", "::1", "10.0.0.1"]);
    await expect(get(`${protocol}://press.example:${port}/`, [], lookup)).rejects.toThrow(
      expect.objectContaining({
        code: "address-forbidden",
        message:
          "press.example may not be visited: it leads to 127.0.0.1, ::1, 10.0.0.1, which is not on the open internet; allow the host in the settings if it should be",
      }),
    );
    expect(asked).toEqual(["press.example"]);
    expect(seen).toEqual([]);
  },
);

test("a name is looked up anew for each connection, and only what it leads to now counts", async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/html", connection: "close" }).end("<p>hello");
  });
  const { lookup } = names(["127.0.0.1"], ["127.0.0.2"]);
  const http = openHttp({
    userAgent: "Sijill/9.9.9",
    guard: createGuard(["127.0.0.1"], 1, lookup),
    maxBytes: 100_000,
    clock: systemClock,
  });
  onTestFinished(() => http.close());
  const again = () =>
    http.get(new URL(`http://press.example:${server.port}/`), { kind: "page", validators: null, deadline: 2_000 });
  await expect(again()).resolves.toMatchObject({ kind: "page" });
  await expect(again()).rejects.toThrow(forbidden);
  expect(server.visits).toHaveLength(1);
});

test("of the addresses that a name leads to, those that may be visited are used", async () => {
  const server = await serveTable({ "/page": "<p>hello" });
  const { lookup } = names(["10.0.0.1", "127.0.0.1"]);
  const answer = get(`http://press.example:${server.port}/page`, [`127.0.0.1:${server.port}`], lookup);
  await expect(answer).resolves.toMatchObject({ kind: "page", page: { status: 200 } });
  await expect(get(`http://press.example:${server.port}/page`, ["127.0.0.1:1"], lookup)).rejects.toThrow(forbidden);
});

test("a host that is allowed by its name may lie anywhere, with the dot of a full name or without", async () => {
  const server = await serveTable({ "/page": "<p>hello" });
  const { lookup } = names(["127.0.0.1"]);
  for (const host of ["intranet.example", "intranet.example.", "INTRANET.example"])
    await expect(get(`http://${host}:${server.port}/page`, ["intranet.example"], lookup)).resolves.toMatchObject({
      kind: "page",
    });
  await expect(get(`http://other.example:${server.port}/page`, ["intranet.example"], lookup)).rejects.toThrow(
    forbidden,
  );
});

test.each([
  ["ENOTFOUND", "unknown-host"],
  ["ENODATA", "unknown-host"],
  ["EAI_AGAIN", "connection-failed"],
  ["ESERVFAIL", "connection-failed"],
])("a name server that says %s gives %s", async (code, expected) => {
  const lookup: LookupFunction = (_name, _options, done) => done(Object.assign(new Error(code), { code }), []);
  await expect(get("http://press.example/", [], lookup)).rejects.toThrow(expect.objectContaining({ code: expected }));
});

test("a name server that never answers meets the limit of a connection", async () => {
  await expect(get("http://press.example/", [], () => undefined)).rejects.toThrow(
    expect.objectContaining({ code: "timed-out" }),
  );
});

test("names of this machine lead to it, whatever stands before them", async () => {
  const { port, seen } = await trap();
  const { lookup } = names(["127.0.0.1"]);
  for (const host of ["localhost", "localhost.", "press.localhost", "xn--lcalhost-1za.localhost"])
    await expect(get(`http://${host}:${port}/`, [], lookup)).rejects.toThrow(forbidden);
  expect(seen).toEqual([]);
});
