import { type Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate, gunzipSync } from "node:zlib";
import { SijillError } from "../errors.ts";

const decompressors = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What the requests ask for; a server may still send any of `decompressors`. */
export const acceptedEncodings = "gzip, br";

/** No honest server compresses more than twice. */
const maxEncodings = 2;

export interface BodyLimits {
  /** Largest size in bytes, as sent and after each step of decompression. */
  readonly maxBytes: number;
  /** Bytes after which a body is cut off where its beginning is enough; left out where it is not. */
  readonly cutAt?: number | undefined;
}

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
 * All bytes of a body with its Content-Encoding undone. They are decompressed as they come, so that no more than the limit
 * is held, and a body that is refused or cut off is closed at once.
 * @param encodings the header's value; "" for none
 * @throws SijillError "too-large", "connection-failed" for damaged bytes, "not-a-page" for an encoding that was not asked for;
 *   whatever the stream fails with
 */
export async function readBody(stream: Readable, encodings: string, limits: BodyLimits): Promise<Uint8Array> {
  const { maxBytes, cutAt = Infinity } = limits;
  const decoders = decodersFor(encodings);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = new Writable({
    write(chunk: Uint8Array, _, done) {
      chunks.push(chunk);
      size += chunk.length;
      done(size >= cutAt ? new Error("enough") : null);
    },
  });
  try {
    await pipeline([
      stream,
      ...decoders.flatMap((decoder) => [limitTo(maxBytes), decoder]),
      limitTo(maxBytes),
      collect,
    ]);
  } catch (error) {
    if (size < cutAt) throw understood(error);
  }
  return Buffer.concat(chunks).subarray(0, cutAt);
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
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(maxBytes);
    throw understood(error);
  }
}

function limitTo(maxBytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      size += chunk.length;
      if (size > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
}

function decodersFor(encodings: string) {
  const names = encodings
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > maxEncodings)
    throw new SijillError("not-a-page", `the answer is compressed ${names.length} times over; give it up`);
  return names.toReversed().map((name) => {
    if (isKnown(name)) return decompressors[name]();
    throw new SijillError("not-a-page", `the answer is encoded as "${name}", which was not asked for; give it up`);
  });
}

function isKnown(name: string): name is keyof typeof decompressors {
  return Object.hasOwn(decompressors, name);
}

function understood(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^(?:Z_|ERR_BROTLI|ERR__)/.test(code)) return error;
  return new SijillError("connection-failed", `the compressed answer arrived damaged; try again`, { cause: error });
}

/** What to say of more than `maxBytes`. */
export function tooLarge(maxBytes: number): SijillError {
  return new SijillError(
    "too-large",
    `the answer is larger than ${maxBytes} bytes; raise the limit if it should be read`,
  );
}
