/** Archives written by hand, as crawlers write them. */
import { gzipSync } from "node:zlib";

export interface RecordToWrite {
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly uri?: string;
  readonly date?: string;
  /** Further fields, or other values of those above. */
  readonly fields?: { readonly [name: string]: string };
  readonly version?: string;
}

/** A record, uncompressed. */
export function recordBytes({ type, content, uri, date, fields = {}, version = "1.0" }: RecordToWrite): Buffer {
  const body = Buffer.from(content);
  const all = {
    "WARC-Type": type,
    "WARC-Record-ID": "<urn:uuid:6e2b1a0c-6a3b-4b7e-9a51-2f9d1c0e7a44>",
    "WARC-Date": date ?? "2024-03-01T09:00:00Z",
    ...(uri === undefined ? {} : { "WARC-Target-URI": uri }),
    "Content-Length": String(body.length),
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/${version}\r\n${lines.join("")}\r\n`), body, Buffer.from("\r\n\r\n")]);
}

/** A `response` record of a page. */
export function responseBytes(uri: string, html: string, changes: Partial<RecordToWrite> = {}): Buffer {
  const content = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  return recordBytes({ type: "response", uri, content, ...changes });
}

/** As crawlers compress: each record by itself. */
export function compressedApart(records: readonly Buffer[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)));
}
