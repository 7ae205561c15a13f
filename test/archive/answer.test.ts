import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readAnswer } from "../../src/archive/answer.ts";
import { type ArchivedPage, readArchivedPage } from "../../src/archive/page.ts";

const html = "<p>Le port de Safi emploiera 300 personnes.</p>";

function answer(headers: readonly string[], body: string | Uint8Array, status = "HTTP/1.1 200 OK"): Buffer {
  return Buffer.concat([Buffer.from(`${[status, ...headers].join("\r\n")}\r\n\r\n`, "latin1"), Buffer.from(body)]);
}

function chunked(body: Uint8Array): Buffer {
  const [one, two] = [body.subarray(0, 7), body.subarray(7)].map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)};note=1\r\n`), part, Buffer.from("\r\n")]),
  );
  return Buffer.concat([one ?? Buffer.alloc(0), two ?? Buffer.alloc(0), Buffer.from("0\r\n\r\n")]);
}

async function bodyOf(headers: readonly string[], body: string | Uint8Array): Promise<string> {
  return Buffer.from((await readAnswer(answer(headers, body), 100_000)).body).toString();
}

describe("an HTTP answer of an archive", () => {
  it.each([
    ["as it is", [], html],
    ["in chunks", ["Transfer-Encoding: chunked"], chunked(Buffer.from(html))],
    ["compressed", ["Content-Encoding: gzip"], gzipSync(html)],
    ["compressed in chunks", ["Content-Encoding: br", "Transfer-Encoding: chunked"], chunked(brotliCompressSync(html))],
    ["said to be in chunks", ["Transfer-Encoding: chunked"], html],
    ["said to be compressed", ["Content-Encoding: gzip"], html],
    ["in an encoding that nobody knows", ["Content-Encoding: utf-8"], html],
    ["of another length than it says", ["Content-Length: 3"], html],
  ])("gives its body %s", async (_, headers, body) => {
    expect(await bodyOf(headers, body)).toBe(html);
  });

  it("has headers without those of the way", async () => {
    const sent = [
      "Content-Type:text/html",
      'ETag: "a"',
      "Vary: a",
      "Vary: b",
      "Content-Length: 3",
      "Connection: close",
    ];
    const { status, headers } = await readAnswer(answer(sent, "abc", "HTTP/1.0 404 Not Found"), 100);
    expect(status).toBe(404);
    expect(headers).toEqual({ "content-type": "text/html", etag: '"a"', vary: "a, b" });
  });

  it.each([
    ["HTTP/2 200", 200],
    ["HTTP/1.1 200 ", 200],
    ["HTTP/1.1 503 Service Unavailable", 503],
  ])("has the status of %s", async (line, status) => {
    expect((await readAnswer(answer([], "", line), 100)).status).toBe(status);
  });

  it("reads headers in UTF-8 or Latin 1", async () => {
    const latin = await readAnswer(answer(["X-Title: Région"], ""), 100);
    const utf = await readAnswer(Buffer.from("HTTP/1.1 200 OK\nX-Title: Région\n\nbody"), 100);
    expect([latin.headers["x-title"], utf.headers["x-title"]]).toEqual(["Région", "Région"]);
    expect(Buffer.from(utf.body).toString()).toBe("body");
  });

  it("refuses a bomb", async () => {
    const bomb = answer(["Content-Encoding: gzip"], gzipSync(Buffer.alloc(5_000_000)));
    await expect(readAnswer(bomb, 100_000)).rejects.toMatchObject({ code: "too-large" });
  });

  it.each(["", "nonsense", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 OK\r\n\r\n"])("is not %j", async (content) => {
    await expect(readAnswer(Buffer.from(content), 100)).rejects.toMatchObject({ code: "bad-data" });
  });
});

type Changes = { [name: string]: string };

function read(content: Buffer, changes: Changes = {}): Promise<ArchivedPage | null> {
  const fields = { "warc-target-uri": "https://journal.example/a", "warc-date": "2024-03-01T09:00:00Z", ...changes };
  return readArchivedPage(new Map(Object.entries(fields)), content, 10_000);
}

describe("a page of an archive", () => {
  it.each([
    ["text/html; charset=windows-1256", "page"],
    ["application/xhtml+xml", "page"],
    ["application/rss+xml; charset=utf-8", "feed"],
    ["text/xml", "feed"],
    ["image/png", undefined],
    ["application/pdf", undefined],
    ["application/json", undefined],
  ])("of type %s is a %s", async (type, role) => {
    const archived = await read(answer([`Content-Type: ${type}`], html));
    expect(archived?.role).toBe(role);
  });

  it("without a type is a page where it looks like one", async () => {
    expect((await read(answer([], `\n<!DOCTYPE html><title>a</title>${html}`)))?.role).toBe("page");
    expect(await read(answer([], "%PDF-1.4"))).toBeNull();
  });

  it("has its address without brackets and fragment, and its date", async () => {
    const archived = await read(answer(["Content-Type: text/html"], html), {
      "warc-target-uri": "<HTTPS://Journal.example/a#top>",
      "warc-date": "2024-03-01T09:00:00.123456Z",
    });
    expect(archived?.page).toMatchObject({
      address: "https://journal.example/a",
      finalAddress: "https://journal.example/a",
      fetchedAt: "2024-03-01T09:00:00.123Z",
    });
  });

  it("is none where it was no success or no web address", async () => {
    expect(await read(answer(["Content-Type: text/html"], html, "HTTP/1.1 404 Not Found"))).toBeNull();
    expect(
      await read(answer(["Content-Type: text/html"], html), { "warc-target-uri": "dns:journal.example" }),
    ).toBeNull();
  });

  it("without a date is refused", async () => {
    const content = answer(["Content-Type: text/html"], html);
    await expect(read(content, { "warc-date": "yesterday" })).rejects.toMatchObject({ code: "bad-data" });
    await expect(read(content, { "warc-date": "2024-13-40T09:00:00Z" })).rejects.toMatchObject({ code: "bad-data" });
  });
});
