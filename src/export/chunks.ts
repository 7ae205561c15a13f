/** Characters that are encoded at once: many rows are few chunks, and few wait. */
const chunkSize = 65_536;

const encoder = new TextEncoder();

/** Pieces of text as bytes in UTF-8, in chunks that are worth writing. Half a pair of surrogates stays within its piece. */
export async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let waiting = "";
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < chunkSize) continue;
    yield encoder.encode(waiting);
    waiting = "";
  }
  if (waiting !== "") yield encoder.encode(waiting);
}
