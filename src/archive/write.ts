import { createHash } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { WARCRecord, WARCSerializer, type WARCRecordOpts } from "warcio";
import type { Page } from "../model.ts";
import type { AddressRole } from "../store/register.ts";
import { wayHeaders } from "./answer.ts";
import { finalAddressField, roleField } from "./own-fields.ts";

const version = "WARC/1.1";
/** Crawlers write SHA-1 in base 32, and readers of archives expect it. */
const form = { gzip: true, digest: { algo: "sha-1", prefix: "sha1:", base32: true } } as const;

/**
 * The record that an archive begins with, compressed.
 * @param madeAt ISO 8601 instant
 * @param fields what made the archive, and how
 */
export function warcinfoRecord(madeAt: string, fields: { readonly [name: string]: string }): Promise<Uint8Array> {
  const warcHeaders = { "WARC-Record-ID": recordId(JSON.stringify([madeAt, fields])) };
  const record = WARCRecord.createWARCInfo({ date: madeAt, warcVersion: version, warcHeaders }, { ...fields });
  return WARCSerializer.serialize(record, form);
}

/**
 * A page as a `response` record, compressed. Bodies are kept without Content-Encoding and Transfer-Encoding, so the headers that
 * speak of them are left out. The same page gives the same bytes.
 */
export function pageRecord(page: Page, role: AddressRole): Promise<Uint8Array> {
  const { address, finalAddress, status, headers, fetchedAt, body } = page;
  const own = { [roleField]: role, ...(finalAddress !== address && { [finalAddressField]: finalAddress }) };
  const httpHeaders = Object.entries(headers)
    .filter(([name]) => !wayHeaders.has(name))
    .map(([name, value]) => [name, inOneLine(value)] as const);
  const options: WARCRecordOpts = {
    type: "response",
    url: address,
    date: fetchedAt,
    warcVersion: version,
    warcHeaders: { "WARC-Record-ID": recordId(`${address} ${fetchedAt}`), ...own },
    statusline: `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`.trim(),
    httpHeaders: Object.fromEntries([...httpHeaders, ["content-length", String(body.length)]]),
  };
  return WARCSerializer.serialize(WARCRecord.create(options, [body]), form);
}

/** A line break in a header would end it. */
function inOneLine(value: string): string {
  return value.replace(/[\r\n]+/gu, " ");
}

/** A name for a record that is the same whenever it is written: a UUID (version 8) made of what identifies it. */
function recordId(identity: string): string {
  const digits = createHash("sha256").update(identity).digest("hex");
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`];
  return `<urn:uuid:${[...parts, digits.slice(20, 32)].join("-")}>`;
}
