/** HTTP answers as archives hold them: HTTP/1.x on the wire, or what a crawler made of it. */
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { readBody } from "../crawl/body.ts";
import { SijillError } from "../errors.ts";
import { fieldsOf } from "./fields.ts";

/** An answer with nothing between its headers and its body: neither chunks nor compression. */
export interface Answer {
  readonly status: number;
  /** By names in lower case; without those that speak of the way the body was sent. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Uint8Array;
}

const statusLine = /^HTTP\/\d(?:\.\d)? +(\d{3})(?: |$)/u;
/** Headers that speak of bytes which are not kept. */
export const wayHeaders: ReadonlySet<string> = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "transfer-encoding",
]);

/**
 * Reads the content of a `response` record.
 * @param maxBytes largest body after decompression
 * @throws SijillError "bad-data" for what is no HTTP answer, "too-large"
 */
export async function readAnswer(content: Uint8Array, maxBytes: number): Promise<Answer> {
  const { head, rest } = partHead(content);
  const [first = "", ...lines] = decodeHead(head).trimEnd().split(/\r?\n/u);
  const status = statusLine.exec(first)?.[1];
  if (status === undefined) throw new SijillError("bad-data", "it holds no HTTP answer; it is passed over");
  const fields = fieldsOf(lines);
  const isChunked = /\bchunked\b/iu.test(fields.get("transfer-encoding") ?? "");
  const whole = isChunked ? (joinChunks(rest) ?? rest) : rest;
  const body = await unpack(whole, fields.get("content-encoding") ?? "", maxBytes);
  const headers = Object.fromEntries([...fields].filter(([name]) => !wayHeaders.has(name)));
  return { status: Number(status), headers, body };
}

/** Servers write headers in UTF-8 or Latin 1, and do not say in which. */
function decodeHead(head: Uint8Array): string {
  const bytes = Buffer.from(head);
  return bytes.toString(isUtf8(bytes) ? "utf8" : "latin1");
}

function partHead(content: Uint8Array): { head: Uint8Array; rest: Uint8Array } {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    const next = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
    if (bytes[next] === 0x0a) return { head: bytes.subarray(0, at), rest: bytes.subarray(next + 1) };
  }
  return { head: bytes, rest: bytes.subarray(bytes.length) };
}

/** Puts the chunks of a body together; null for a body that a crawler put together already. */
function joinChunks(body: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: Uint8Array[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0 || end - at > 200) return null;
    const length = /^([0-9a-f]{1,8}) *(?:;|$)/iu.exec(bytes.toString("latin1", at, end))?.[1];
    if (length === undefined) return null;
    const size = Number.parseInt(length, 16);
    if (size === 0) return Buffer.concat(chunks);
    if (end + 2 + size > bytes.length) return null;
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** Many crawlers keep the header of a compression that they have undone. */
async function unpack(body: Uint8Array, encoding: string, maxBytes: number): Promise<Uint8Array> {
  try {
    return await readBody(Readable.from([body]), encoding, { maxBytes });
  } catch (error) {
    if (error instanceof SijillError && error.code !== "too-large") return body;
    throw error;
  }
}
