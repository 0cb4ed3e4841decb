import { PromptloomError } from '../../errors.ts';

/**
 * Writes rows in ClickHouse's RowBinary format: numbers little-endian, strings and arrays with their length
 * as an unsigned LEB128 before them, Nullable with a byte before it.
 * @see https://clickhouse.com/docs/interfaces/formats/RowBinary
 */
export class RowBinaryWriter {
  #buffer: Buffer;
  #length = 0;
  #dimensions: number | undefined;

  /** @param capacity bytes to begin with; it grows as needed. */
  constructor(capacity = 1 << 20) {
    this.#buffer = Buffer.allocUnsafe(capacity);
  }

  /** The rows written so far; valid until the next write. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  string(value: string): void {
    const size = Buffer.byteLength(value);
    this.#reserve(size + 10);
    this.#varint(size);
    this.#length += this.#buffer.write(value, this.#length, 'utf8');
  }

  strings(values: readonly string[]): void {
    this.#reserve(10);
    this.#varint(values.length);
    for (const value of values) this.string(value);
  }

  uint32(value: number): void {
    this.#reserve(4);
    this.#length = this.#buffer.writeUInt32LE(value, this.#length);
  }

  /** Milliseconds since 1970, for DateTime64(3). */
  milliseconds(value: number): void {
    this.#reserve(8);
    this.#length = this.#buffer.writeBigInt64LE(BigInt(value), this.#length);
  }

  nullableUint64(value: number | string | undefined): void {
    if (this.#null(value)) return;
    this.#length = this.#buffer.writeBigUInt64LE(BigInt(value!), this.#length);
  }

  nullableUint32(value: number | undefined): void {
    if (this.#null(value)) return;
    this.#length = this.#buffer.writeUInt32LE(value!, this.#length);
  }

  float32(value: number): void {
    this.#reserve(4);
    this.#length = this.#buffer.writeFloatLE(value, this.#length);
  }

  nullableFloat32(value: number | undefined): void {
    if (this.#null(value)) return;
    this.#length = this.#buffer.writeFloatLE(value!, this.#length);
  }

  /**
   * Array(Float32); the platforms that run this are little-endian.
   * @throws PromptloomError `store-failed` for another length than the block's first: on a cluster only the shards that
   * get such a row would refuse theirs, and the others would keep the rest.
   */
  vector(value: Float32Array): void {
    this.#dimensions ??= value.length;
    if (value.length !== this.#dimensions)
      throw new PromptloomError(
        'store-failed',
        `vectors of ${this.#dimensions} and ${value.length} numbers in a block`,
      );
    this.#reserve(value.byteLength + 10);
    this.#varint(value.length);
    this.#buffer.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), this.#length);
    this.#length += value.byteLength;
  }

  #null(value: number | string | undefined): boolean {
    this.#reserve(9);
    this.#buffer[this.#length++] = value === undefined ? 1 : 0;
    return value === undefined;
  }

  #varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#buffer[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#buffer[this.#length++] = rest;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + size));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}
