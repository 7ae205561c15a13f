import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { Server } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { runErrand } from "./crawl-child-run.ts";
import { serveTable } from "./server.ts";

const file = (name: string) => fileURLToPath(new URL(`certificates/${name}.pem`, import.meta.url));
const key = readFileSync(file("server-key"));

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  return `127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
}

async function serveTls(certificate: string): Promise<{ readonly host: string; readonly paths: string[] }> {
  const paths: string[] = [];
  const server = createServer({ key, cert: readFileSync(file(certificate)) }, (request, response) => {
    paths.push(request.url ?? "");
    response.writeHead(request.url === "/page" ? 200 : 404, { "content-type": "text/html" }).end("<p>hello");
  });
  const host = await listen(server);
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { host, paths };
}

test("a certificate that cannot be trusted has a code and says what is wrong, and nothing is sent", async () => {
  const faults = [
    ["good", /^read$/],
    ["expired", /^tls-failed: .* has expired; try again later/],
    ["early", /^tls-failed: .* is not valid yet; /],
    ["other-host", /^tls-failed: .* is for another host; /],
    ["self-signed", /^tls-failed: .* signed its certificate itself; .*NODE_EXTRA_CA_CERTS/],
  ] as const;
  const servers = await Promise.all(faults.map(([certificate]) => serveTls(certificate)));
  const plain = await serveTable({ "/page": "<p>hello" });
  const hosts = [...servers, plain].map(({ host }) => host);
  const { codes } = await runErrand(
    {
      wishes: hosts.map((host) => ({ address: `https://${host}/page`, kind: "page" })),
      rounds: 1,
      allowed: hosts,
      deadline: 5,
      maxBytes: 100_000,
    },
    { NODE_EXTRA_CA_CERTS: file("issuer") },
  );
  expect(codes).toEqual([
    ...faults.map(([, words]) => expect.stringMatching(words)),
    expect.stringMatching(
      /^tls-failed: .* does not speak TLS as it should; look whether the address begins with http:/,
    ),
  ]);
  expect(servers.map(({ paths }) => paths)).toEqual([["/robots.txt", "/page"], [], [], [], []]);
});

test("an issuer that nobody knows is said to be unknown", async () => {
  const { host } = await serveTls("good");
  const { codes } = await runErrand({
    wishes: [{ address: `https://${host}/page`, kind: "page" }],
    rounds: 1,
    allowed: [host],
    deadline: 5,
    maxBytes: 100_000,
  });
  expect(codes).toEqual([expect.stringMatching(/^tls-failed: .* (?:its certificate|does not send the certificate)/)]);
});
