import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { WARCParser } from "warcio";
import { bytesOf } from "../../src/archive/bytes.ts";
import { base32 } from "../../src/archive/digest.ts";
import { exportArchive, type ExportFilter } from "../../src/archive/export.ts";
import { importArchive, type ImportFailure, type ImportReport } from "../../src/archive/import.ts";
import { identityOf } from "../../src/crawl/canonical.ts";
import { loadEngine } from "../../src/facts/engine.ts";
import { extractFacts } from "../../src/facts/extract.ts";
import { readPage } from "../../src/page/read.ts";
import { readSamplePages } from "../../src/sample/pages.ts";
import { loadSources } from "../../src/sources/load.ts";
import type { KeptPage, Register } from "../../src/store/register.ts";
import { openSqliteRegister } from "../../src/store/sqlite/open.ts";
import { collect } from "../support/collect.ts";
import { samplePage } from "../support/samples.ts";
import { compressedApart, recordBytes, responseBytes } from "./files.ts";

const folder = fileURLToPath(new URL("../../fixtures/pages", import.meta.url));
const sources = loadSources();
const engine = loadEngine();
const everything: ExportFilter = { from: null, before: null, accepts: () => true };
const about = { madeAt: "2026-01-31T08:00:00.000Z", software: "Sijill 0" };

async function openRegister(): Promise<Register> {
  const place = mkdtempSync(join(tmpdir(), "sijill-archive-"));
  const register = await openSqliteRegister(join(place, "register.db"));
  onTestFinished(async () => {
    await register.close();
    rmSync(place, { recursive: true });
  });
  return register;
}

/** Reads every page of a register that nobody has read. */
async function readUnread(register: Register): Promise<void> {
  for (const address of await register.unreadPages("", 1_000)) {
    const found = await register.pageToRead(address);
    const body = found === null ? null : await register.readBody(found.page.bodyHash);
    if (found === null || body === null) throw new Error(`${address} is not kept.`);
    const article = readPage({ ...found.page, body }, sources);
    const { facts, rules } = extractFacts(article, engine);
    const { kind, kindReason: reason } = article;
    const reading = { address, bodyHash: found.page.bodyHash, rulesHash: rules, kind, reason };
    const isArticle = kind === "article" || kind === "page" || kind === "partial";
    await register.saveReadings([{ ...reading, article: isArticle ? article : null, facts: isArticle ? facts : [] }]);
  }
}

async function exported(register: Register, filter: Partial<ExportFilter> = {}): Promise<Buffer> {
  return Buffer.concat(await collect(exportArchive(register, { ...everything, ...filter }, about, () => undefined)));
}

const asItIs = (address: string) => address;
const identify = (address: string) => identityOf(address, null);

async function imported(
  register: Register,
  archive: Uint8Array,
): Promise<ImportReport & { failures: ImportFailure[] }> {
  const failures: ImportFailure[] = [];
  const parts = { register, canonical: asItIs, identify, maxBytes: 1_000_000 };
  const report = await importArchive(bytesOf(archive), { ...parts, fail: (failure) => failures.push(failure) });
  return { ...report, failures };
}

function digestOf(bytes: Uint8Array): string {
  return `sha1:${base32(createHash("sha1").update(bytes).digest())}`;
}

async function pagesOf(register: Register): Promise<KeptPage[]> {
  return (await collect(register.listPages({ from: null, before: null }))).map(({ page }) => page);
}

describe("an archive of the sample pages", () => {
  let archive: Buffer;
  let first: Register;
  let pages: number;

  beforeAll(async () => {
    const place = mkdtempSync(join(tmpdir(), "sijill-archive-"));
    first = await openSqliteRegister(join(place, "register.db"));
    const samples = readSamplePages(folder).slice(0, 24);
    pages = samples.length;
    for (const { address, body, contentType, etag } of samples) {
      const headers = { "content-type": contentType, etag };
      await first.recordFetch({ ...samplePage(""), address, finalAddress: address, headers, body }, null);
    }
    await readUnread(first);
    archive = await exported(first);
    return async () => {
      await first.close();
      rmSync(place, { recursive: true });
    };
  });

  it("gives an empty register the same pages, bodies, articles and facts", async () => {
    const second = await openRegister();
    expect(await imported(second, archive)).toMatchObject({
      kept: pages,
      known: 0,
      failed: 0,
      passedOver: { warcinfo: 1 },
    });
    await readUnread(second);
    expect(await pagesOf(second)).toEqual(await pagesOf(first));
    for (const { bodyHash } of await pagesOf(first)) {
      expect(await second.readBody(bodyHash)).toEqual(await first.readBody(bodyHash));
    }
    const facts = await collect(first.listFacts());
    expect(facts.length).toBeGreaterThan(25);
    expect(await collect(second.listFacts())).toEqual(facts);
    for (const { article } of facts) {
      expect(await second.findArticle(article.url ?? "")).toEqual(await first.findArticle(article.url ?? ""));
    }
  });

  it("is the same bytes again", async () => {
    const second = await openRegister();
    await imported(second, archive);
    expect(await exported(second)).toEqual(archive);
    expect(await exported(first)).toEqual(archive);
  });

  it("taken twice changes nothing", async () => {
    const second = await openRegister();
    await imported(second, archive);
    expect(await imported(second, archive)).toMatchObject({ kept: 0, known: pages });
  });

  it("is read by warcio, and its digests fit", async () => {
    const kinds = new Set<string>();
    for await (const record of WARCParser.iterRecords([new Uint8Array(archive)], { parseHttp: false })) {
      kinds.add(record.warcType);
      expect(record.warcHeaders.statusline).toBe("WARC/1.1");
      const block = Buffer.from(await record.readFully());
      expect(block.length).toBe(record.warcContentLength);
      if (record.warcType !== "response") continue;
      const payload = block.subarray(block.indexOf("\r\n\r\n") + 4);
      expect(record.warcBlockDigest).toBe(digestOf(block));
      expect(record.warcPayloadDigest).toBe(digestOf(payload));
      const { bodyHash } = (await first.findPage(record.warcTargetURI ?? "")) ?? { bodyHash: "" };
      expect(createHash("sha256").update(payload).digest("hex")).toBe(bodyHash);
    }
    expect([...kinds]).toEqual(["warcinfo", "response"]);
  });
});

describe("exporting", () => {
  it("keeps what else is known of a page", async () => {
    const [first, second] = [await openRegister(), await openRegister()];
    const redirected = samplePage("<p>1</p>", {
      finalAddress: "https://journal.example/economie/un",
      headers: { "x-title": "Région", etag: '"1"' },
    });
    await first.recordFetch(redirected, null);
    await first.recordFetch(
      { ...redirected, status: 304, headers: { etag: '"2"' }, fetchedAt: "2024-05-16T08:00:00.000Z" },
      null,
    );
    const feed = { address: "https://journal.example/feed", finalAddress: "https://journal.example/feed" };
    await first.recordFetch(samplePage("<rss/>", { ...feed, headers: {} }), null, "feed");
    await imported(second, await exported(first));
    const [list, again] = [first, second].map((register) => collect(register.listPages({ from: null, before: null })));
    const [page, feedPage] = (await again) ?? [];
    expect(feedPage).toEqual((await list)?.[1]);
    expect(page?.page).toMatchObject({
      finalAddress: redirected.finalAddress,
      headers: { "x-title": "Région", etag: '"2"' },
    });
    expect(page?.page.validators).toEqual({ etag: '"2"', lastModified: null });
    expect(page?.page.fetchedAt).toBe("2024-05-16T08:00:00.000Z");
  });

  it("leaves out headers that speak of bytes which are not kept", async () => {
    const register = await openRegister();
    const headers = {
      "content-encoding": "gzip",
      "transfer-encoding": "chunked",
      "content-length": "3",
      "x-a": "b\r\nc",
    };
    await register.recordFetch(samplePage("<p>Bien plus long.</p>", { headers }), null);
    const [, record] = await collect(WARCParser.iterRecords([new Uint8Array(await exported(register))]));
    const names = Object.fromEntries(record?.httpHeaders?.headers ?? []);
    expect(names).toEqual({ "content-length": "22", "x-a": "b c" });
  });

  it("takes only what is wanted", async () => {
    const register = await openRegister();
    for (const day of ["14", "15", "16"]) {
      const address = `https://journal.example/${day}`;
      await register.recordFetch(
        samplePage(day, { address, finalAddress: address, fetchedAt: `2024-05-${day}T12:00:00.000Z` }),
        null,
      );
    }
    const addressesIn = async (filter: Partial<ExportFilter>) => {
      const second = await openRegister();
      await imported(second, await exported(register, filter));
      return (await pagesOf(second)).map(({ address }) => address.slice(-2));
    };
    expect(await addressesIn({ from: "2024-05-15T00:00:00Z" })).toEqual(["15", "16"]);
    expect(await addressesIn({ before: "2024-05-15T00:00:00Z" })).toEqual(["14"]);
    expect(await addressesIn({ accepts: (address) => address.endsWith("15") })).toEqual(["15"]);
  });
});

describe("importing what other crawlers wrote", () => {
  const address = "https://nowhere.example/a";

  it("takes pages of hosts that belong to no source, and passes over what is no page", async () => {
    const register = await openRegister();
    const archive = compressedApart([
      recordBytes({ type: "warcinfo", content: "software: other\r\n" }),
      recordBytes({ type: "request", uri: address, content: "GET /a HTTP/1.1\r\n\r\n" }),
      responseBytes(
        address,
        "<h1>Safi</h1><p>Le nouveau port de Safi, dont les travaux ont commencé lundi, créera 300 emplois directs d'ici deux ans, a annoncé la région.</p>",
      ),
      recordBytes({ type: "metadata", uri: address, content: "fetchTimeMs: 12\r\n" }),
      recordBytes({ type: "revisit", uri: `${address}?again`, content: "HTTP/1.1 200 OK\r\n\r\n" }),
      responseBytes(`${address}.png`, "x", { content: "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx" }),
      responseBytes(`${address}/gone`, "x", { content: "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx" }),
    ]);
    expect(await imported(register, archive)).toEqual({
      records: 7,
      kept: 1,
      known: 0,
      failed: 0,
      failures: [],
      passedOver: { warcinfo: 1, request: 1, metadata: 1, revisit: 1, response: 2 },
    });
    expect(await register.findPage(address)).toMatchObject({ status: 200, fetchedAt: "2024-03-01T09:00:00.000Z" });
    await readUnread(register);
    expect(await register.unreadPages("", 10)).toEqual([]);
    expect(await collect(register.listFacts())).toMatchObject([{ fact: { type: "jobs", value: 300 } }]);
  });

  it("lets no older state take the place of a newer one, in whatever order they come", async () => {
    const states = ["01", "03", "02"].map((day) =>
      responseBytes(address, `state ${day}`, { date: `2024-03-${day}T09:00:00Z` }),
    );
    const register = await openRegister();
    expect(await imported(register, Buffer.concat(states))).toMatchObject({ kept: 2, known: 1 });
    const kept = await register.findPage(address);
    expect(Buffer.from((await register.readBody(kept?.bodyHash ?? "")) ?? []).toString()).toBe("state 03");
    expect(kept?.fetchedAt).toBe("2024-03-03T09:00:00.000Z");
  });

  it("takes no page that was forgotten, under whatever address it has it", async () => {
    const page = samplePage("1", { address: "http://m.journal.example/a?utm_source=x" });
    const given = await openRegister();
    await given.recordFetch(page, null);
    const register = await openRegister();
    const note = { at: "2025-06-01T00:00:00Z", reason: null };
    await register.forgetPage("https://www.journal.example/a", identify, note);
    const archive = await exported(given);
    expect(await imported(register, archive)).toMatchObject({ kept: 0, passedOver: { forgotten: 1 }, failures: [] });
    expect(await register.counts()).toMatchObject({ pages: 0 });
  });

  it("tells what it cannot take with its place, and takes the rest", async () => {
    const register = await openRegister();
    const records = [
      recordBytes({ type: "response", uri: address, content: "no answer" }),
      responseBytes(`${address}/undated`, "x", { date: "some day" }),
      responseBytes(`${address}/large`, "x".repeat(3_000_000)),
      responseBytes(`${address}/good`, "good"),
    ];
    const { failures, ...report } = await imported(
      register,
      Buffer.concat([...records, Buffer.from("WARC/1.0\r\nhalf a head")]),
    );
    expect(report).toMatchObject({ kept: 1, failed: 4 });
    const ends = records.map((_, at) => Buffer.concat(records.slice(0, at)).length);
    expect(failures.map(({ offset, code }) => [offset, code])).toEqual([
      [ends[0], "bad-data"],
      [ends[1], "bad-data"],
      [ends[2], "too-large"],
      [Buffer.concat(records).length - 4, "bad-data"],
    ]);
  });
});
