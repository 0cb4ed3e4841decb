/**
 * Reads rows in ClickHouse's RowBinary format, as {@link import('./row-binary.ts').RowBinaryWriter} writes them.
 * @see https://clickhouse.com/docs/interfaces/formats/RowBinary
 */
export class RowBinaryReader {
  readonly #bytes: Buffer;
  #at = 0;

  /** @param at where to begin. */
  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the next value begins. */
  get at(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  string(): string {
    return this.bytes().toString('utf8');
  }

  /** A string as it stands in the row, not copied. */
  bytes(): Buffer {
    const size = this.count();
    const from = this.#at;
    this.#at += size;
    return this.#bytes.subarray(from, this.#at);
  }

  uint64(): bigint {
    const value = this.#bytes.readBigUInt64LE(this.#at);
    this.#at += 8;
    return value;
  }

  /** Array(Float32). */
  vector(): Float32Array {
    const length = this.count();
    const vector = new Float32Array(length);
    this.#bytes.copy(new Uint8Array(vector.buffer), 0, this.#at, this.#at + 4 * length);
    this.#at += 4 * length;
    return vector;
  }

  /** Array(Float32) of as many numbers as a part of another has, into that. @throws Error when it has another length. */
  vectorInto(target: Float32Array): void {
    const length = this.count();
    if (length !== target.length) throw new Error(`a vector of ${length} numbers, not ${target.length}`);
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    this.#bytes.copy(bytes, 0, this.#at, this.#at + bytes.length);
    this.#at += bytes.length;
  }

  /** Of an array, or of the bytes of a string: an unsigned LEB128. */
  count(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes.readUInt8(this.#at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
}
