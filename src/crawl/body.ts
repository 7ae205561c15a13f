import { promisify } from "node:util";
import { brotliDecompress, gunzip, gunzipSync, inflate } from "node:zlib";
import { SijillError } from "../errors.ts";

const decompressors = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** What the requests ask for; a server may still send any of `decompressors`. */
export const acceptedEncodings = "gzip, br";

/** No honest server compresses more than twice. */
const maxEncodings = 2;

/**
 * All bytes of a stream.
 * @throws SijillError "too-large" above `maxBytes`; the stream is then closed
 */
export async function readAll(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Undoes a Content-Encoding.
 * @param encodings the header's value; "" for none
 * @throws SijillError "too-large" above `maxBytes` at any stage, "connection-failed" for damaged bytes, "not-a-page" for an encoding that was not asked for
 */
export async function decompress(bytes: Uint8Array, encodings: string, maxBytes: number): Promise<Uint8Array> {
  const names = encodings
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > maxEncodings)
    throw new SijillError("not-a-page", `the answer is compressed ${names.length} times over; give it up`);
  let result = bytes;
  for (const name of names.toReversed()) result = await decompressOnce(result, name, maxBytes);
  return result;
}

async function decompressOnce(bytes: Uint8Array, name: string, maxBytes: number): Promise<Uint8Array> {
  if (!isKnown(name))
    throw new SijillError("not-a-page", `the answer is encoded as "${name}", which was not asked for; give it up`);
  if (bytes.length === 0) return bytes;
  try {
    return await decompressors[name](bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw notDecompressed(error, maxBytes);
  }
}

/**
 * The bytes themselves, or what they hold where they are a gzip file.
 * @throws SijillError "too-large" above `maxBytes`, "connection-failed" for a damaged file
 */
export function gunzipFile(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw notDecompressed(error, maxBytes);
  }
}

function notDecompressed(error: unknown, maxBytes: number): SijillError {
  if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return tooLarge(maxBytes);
  return new SijillError("connection-failed", `the compressed answer arrived damaged; try again`, { cause: error });
}

function isKnown(name: string): name is keyof typeof decompressors {
  return Object.hasOwn(decompressors, name);
}

/** What to say of more than `maxBytes`. */
export function tooLarge(maxBytes: number): SijillError {
  return new SijillError(
    "too-large",
    `the answer is larger than ${maxBytes} bytes; raise the limit if it should be read`,
  );
}
