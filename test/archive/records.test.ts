import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, type Bytes } from "../../src/archive/bytes.ts";
import { base32, digestFits } from "../../src/archive/digest.ts";
import { readRecords, type WarcEntry } from "../../src/archive/records.ts";
import { collect } from "../support/collect.ts";
import { compressedApart, recordBytes, responseBytes } from "./files.ts";

const limits = { maxBytes: 1_000_000, kinds: new Set(["response"]) };

function read(content: Uint8Array, changes: Partial<typeof limits> = {}): Promise<WarcEntry[]> {
  return collect(readRecords(bytesOf(content), { ...limits, ...changes }));
}

/** What was read, in short: the contents of records, and damage with its place. */
async function toldOf(content: Uint8Array, changes: Partial<typeof limits> = {}): Promise<(string | null)[]> {
  const entries = await read(content, changes);
  return entries.map((entry) => {
    if ("damage" in entry) return `${entry.offset}: ${entry.damage}`;
    return entry.content === null ? null : (Buffer.from(entry.content).toString("latin1").split("\r\n\r\n")[1] ?? "");
  });
}

const first = responseBytes("https://journal.example/1", "one");
const second = responseBytes("https://journal.example/2", "two");
const third = responseBytes("https://journal.example/3", "three");

const packings: readonly (readonly [string, (records: readonly Buffer[]) => Buffer])[] = [
  ["uncompressed", (records) => Buffer.concat(records)],
  ["with a member for each record", compressedApart],
  ["with one member for all", (records) => gzipSync(Buffer.concat(records))],
  [
    "with some records in one member",
    (records) => Buffer.concat([gzipSync(Buffer.concat(records.slice(0, 2))), compressedApart(records.slice(2))]),
  ],
];

describe.each(packings)("records %s", (_, pack) => {
  it("come in their order", async () => {
    expect(await toldOf(pack([first, second, third]))).toEqual(["one", "two", "three"]);
  });

  it("come back whatever they hold", async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom("WARC/1.0\r\n", "\r\n\r\n\r\n", "\x1f\x8b\x08"),
    );
    const record = fc.record({
      type: fc.constantFrom("response", "request", "metadata"),
      content,
      version: fc.constantFrom("1.0", "1.1", "0.17"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 6 }), async (records) => {
        const entries = await read(pack(records.map(recordBytes)));
        const wanted = records.map(({ type, content: bytes }) =>
          type === "response" ? Buffer.from(bytes).toString("hex") : null,
        );
        expect(
          entries.map((entry) =>
            "damage" in entry ? entry.damage : entry.content && Buffer.from(entry.content).toString("hex"),
          ),
        ).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it("bear any damage: no error, no record that was not there", async () => {
    const whole = pack([first, second, third]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (place, byte, isCut) => {
        const damaged = Buffer.from(isCut ? whole.subarray(0, place) : whole);
        if (!isCut) damaged[place] = byte;
        const told = await toldOf(damaged);
        expect(told.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 150 },
    );
  });

  it("that are not asked for, or too large, are passed over", async () => {
    const request = recordBytes({ type: "request", content: "GET / HTTP/1.1\r\n\r\n" });
    const large = responseBytes("https://journal.example/large", "x".repeat(5_000));
    expect(await toldOf(pack([request, first, large, second]), { maxBytes: 2_000 })).toEqual([
      null,
      "one",
      null,
      "two",
    ]);
  });
});

describe("damage", () => {
  it("of a compressed record costs that record only, and is told with its place", async () => {
    const members = [first, second, third].map((record) => gzipSync(record));
    const [before = Buffer.alloc(0), middle = Buffer.alloc(0), after = Buffer.alloc(0)] = members;
    const damaged = Buffer.from(middle);
    damaged.fill(0xff, 40, 60);
    const told = await toldOf(Buffer.concat([before, damaged, after]));
    expect(told).toEqual(["one", expect.stringMatching(`^${before.length}: `), "three"]);
  });

  it("that still inflates is known by its checksum", async () => {
    const member = gzipSync(first, { level: 0 });
    member[member.indexOf("one")] = "0".charCodeAt(0);
    const told = await toldOf(Buffer.concat([member, gzipSync(second)]));
    expect(told).toEqual(["0: its bytes do not fit their checksum", "two"]);
  });

  it("of an uncompressed header costs that record only", async () => {
    const headless = Buffer.from(second.toString("latin1").replace("Content-Length", "Content-Langth"), "latin1");
    const told = await toldOf(Buffer.concat([first, headless, third]));
    expect(told).toEqual(["one", `${first.length - 4}: it does not say how long it is`, "three"]);
  });

  it("between records is passed over", async () => {
    const told = await toldOf(Buffer.concat([first, Buffer.from("nonsense\r\n".repeat(20_000)), second]));
    expect(told).toEqual(["one", `${first.length - 4}: no record begins here`, "two"]);
  });

  it("of random bytes is told once", async () => {
    const noise = randomBytes(300_000);
    const told = await toldOf(Buffer.concat([gzipSync(first), noise, gzipSync(second)]));
    expect(told).toHaveLength(3);
    expect(told.at(-1)).toBe("two");
  });

  it("at the end: a file that was cut off", async () => {
    const whole = compressedApart([first, second]);
    expect(await toldOf(whole.subarray(0, whole.length - 12))).toEqual([
      "one",
      expect.stringMatching(`^${gzipSync(first).length}: `),
    ]);
    const plain = Buffer.concat([first, second]);
    expect(await toldOf(plain.subarray(0, plain.length - 6))).toEqual(["one", expect.stringContaining("are missing")]);
  });

  it("shows where bytes do not fit the digest", async () => {
    const told = await toldOf(
      Buffer.concat([
        responseBytes("https://journal.example/1", "one", {
          fields: { "WARC-Block-Digest": "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
        }),
        second,
      ]),
    );
    expect(told).toEqual(["0: its bytes do not fit its digest", "two"]);
  });

  it("of a header without end does not fill memory", async () => {
    const endless = Buffer.concat([Buffer.from("WARC/1.0\r\n"), Buffer.alloc(3_000_000, "a"), first]);
    expect(await toldOf(endless)).toEqual([expect.stringContaining("longer than"), "one"]);
    const lines = Buffer.concat([Buffer.from(`WARC/1.0\r\n${"a: b\r\n".repeat(100_000)}`), first]);
    expect(await toldOf(lines)).toEqual([expect.stringContaining("more than 1000 lines"), "one"]);
  });
});

describe("other writers' ways", () => {
  it.each([
    ["no line behind a record", [first.subarray(0, -4), second]],
    ["one line behind a record", [first.subarray(0, -2), second]],
    ["many lines behind a record", [first, Buffer.from("\r\n".repeat(9)), second]],
    [
      "line feeds alone",
      [Buffer.from(first.toString("latin1").replace("\r\nContent-Length", "\nContent-Length"), "latin1"), second],
    ],
  ])("are read: %s", async (_, parts) => {
    expect(await toldOf(Buffer.concat(parts))).toEqual(["one", "two"]);
  });

  it("are read: members with a name, a comment and extra fields", async () => {
    const member = gzipSync(first);
    const named = Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7]),
      Buffer.from("crawl.warc\0made by hand\0"),
      member.subarray(10),
    ]);
    expect(await toldOf(Buffer.concat([named, gzipSync(second)]))).toEqual(["one", "two"]);
  });

  it("an empty file has no records", async () => {
    expect(await read(new Uint8Array())).toEqual([]);
    expect(await read(Buffer.from("\r\n"))).toEqual([]);
  });
});

describe("reading", () => {
  it("asks for one piece at a time, however large the file", async () => {
    const filler = recordBytes({ type: "metadata", content: Buffer.alloc(400_000, "x") });
    let [largest, asked] = [0, 0];
    const content = Buffer.concat(Array.from({ length: 30 }, () => filler));
    const bytes: Bytes = {
      ...bytesOf(content),
      read(offset, length) {
        asked += 1;
        largest = Math.max(largest, length);
        return bytesOf(content).read(offset, length);
      },
    };
    expect(await collect(readRecords(bytes, limits))).toHaveLength(30);
    expect(largest).toBeLessThanOrEqual(65_536);
    expect(asked).toBeLessThan(250);
  });

  it("may be given up at any record", async () => {
    for await (const entry of readRecords(bytesOf(compressedApart([first, second])), limits)) {
      expect("damage" in entry).toBe(false);
      break;
    }
  });
});

describe("digests", () => {
  it("are written in base 32 (RFC 4648)", () => {
    const pairs = [
      ["", ""],
      ["f", "MY"],
      ["fo", "MZXQ"],
      ["foo", "MZXW6"],
      ["foob", "MZXW6YQ"],
      ["fooba", "MZXW6YTB"],
      ["foobar", "MZXW6YTBOI"],
    ];
    for (const [plain = "", coded] of pairs) expect(base32(Buffer.from(plain))).toBe(coded);
  });

  it.each([
    ["sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", true],
    ["SHA-1:da39a3ee5e6b4b0d3255bfef95601890afd80709", true],
    ["sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYA", false],
    ["sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====", true],
    ["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", true],
    ["md5:d41d8cd98f00b204e9800998ecf8427e", true],
    ["blake3:AAAA", null],
    ["", null],
  ])("%s of nothing: %s", (labelled, fits) => {
    expect(digestFits(labelled, new Uint8Array())).toBe(fits);
  });
});
