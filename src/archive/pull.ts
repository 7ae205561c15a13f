import { Damage } from "./damage.ts";

/** A stream of bytes that is taken in lines and lengths, never holding more than is asked for and one piece. */
export class Pull {
  readonly #pieces: AsyncGenerator<Uint8Array, number>;
  #held: Uint8Array = new Uint8Array();
  #taken = 0;
  #end: number | null = null;

  /** @param pieces what to take from; it returns the offset at which it ended */
  constructor(pieces: AsyncGenerator<Uint8Array, number>) {
    this.#pieces = pieces;
  }

  /** Bytes taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * The next bytes up to a line feed, without the end of the line; null at the end of all.
   * @throws Damage for a line of more than `most` bytes
   */
  async line(most: number): Promise<Uint8Array | null> {
    for (let looked = 0; ;) {
      const at = this.#held.indexOf(0x0a, looked);
      if (at >= 0) {
        const line = this.#take(at + 1);
        return line.subarray(0, line[at - 1] === 0x0d ? at - 1 : at);
      }
      if (this.#held.length > most) throw new Damage(`a line of its header is longer than ${most} bytes`);
      looked = this.#held.length;
      if (!(await this.#more())) return looked === 0 ? null : this.#take(looked);
    }
  }

  /**
   * The next `length` bytes in pieces.
   * @throws Damage where there are not as many
   */
  async *next(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0;) {
      if (this.#held.length === 0 && !(await this.#more()))
        throw new Damage(`${left} of its ${length} bytes are missing`);
      const part = this.#take(Math.min(left, this.#held.length));
      left -= part.length;
      yield part;
    }
  }

  /** Passes over all that is left. @returns the offset at which it ended */
  async finish(): Promise<number> {
    do this.#take(this.#held.length);
    while (await this.#more());
    return this.#end ?? 0;
  }

  /** Lets go of what the bytes come from. */
  async close(): Promise<void> {
    await this.#pieces.return(0);
  }

  /** Adds a piece to what is held; false at the end. */
  async #more(): Promise<boolean> {
    if (this.#end !== null) return false;
    const next = await this.#pieces.next();
    if (next.done === true) {
      this.#end = next.value;
      return false;
    }
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    return true;
  }

  #take(length: number): Uint8Array {
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#taken += length;
    return taken;
  }
}
