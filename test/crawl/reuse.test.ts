import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { serveRaw } from "./raw-server.ts";
import { openTestFetcher } from "./server.ts";

const hello = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p>hello";

/** A server that closes a connection when a second page is asked for on it, and all connections when it `fails`. */
async function serveImpatiently({ fails }: { readonly fails: (path: string) => boolean }) {
  const used = new WeakSet<Socket>();
  const asked: string[] = [];
  const server = await serveRaw((socket, path) => {
    asked.push(`${path} on ${used.has(socket) ? "an old" : "a new"} connection`);
    if (used.has(socket) || fails(path)) socket.destroy();
    else socket.write(hello);
    used.add(socket);
  });
  const fetcher = openTestFetcher([server.host]);
  return { asked, fetcher, origin: server.origin };
}

test("a page whose connection turns out to be closed is asked for over a new one", async () => {
  const { asked, fetcher, origin } = await serveImpatiently({ fails: () => false });
  for (const path of ["/1", "/2", "/3"]) {
    expect(await fetcher.fetch(origin + path, { kind: "page" })).toMatchObject({ status: 200 });
  }
  expect(asked).toEqual([
    "/1 on a new connection",
    "/2 on an old connection",
    "/2 on a new connection",
    "/3 on an old connection",
    "/3 on a new connection",
  ]);
});

test("a server that closes every connection is not asked again", async () => {
  const { asked, fetcher, origin } = await serveImpatiently({ fails: (path) => path !== "/1" });
  await fetcher.fetch(`${origin}/1`, { kind: "page" });
  for (const path of ["/2", "/3"]) {
    await expect(fetcher.fetch(origin + path, { kind: "page" })).rejects.toMatchObject({ code: "connection-failed" });
  }
  expect(asked).toEqual([
    "/1 on a new connection",
    "/2 on an old connection",
    "/2 on a new connection",
    "/3 on a new connection",
  ]);
});
