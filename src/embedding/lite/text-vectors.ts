/** The numbers of a static token-vector model. The vector of token t is `scales[t] * values[t * dimensions ...]`. */
export interface TokenVectors {
  readonly tokens: number;
  readonly dimensions: number;
  /** One a token; the frequency weight is in it. */
  readonly scales: Float32Array;
  /** tokens x dimensions, row by row, from -127 to 127, or from -7 to 7 where the file has 4 bits a value. */
  readonly values: Int8Array;
}

const MAGIC = 'PLTV';
/** Bits a value, by format. */
const BITS: Record<number, number> = { 1: 8, 2: 4 };
const HEADER_BYTES = 16;
const MAX_DIMENSIONS = 4096;

/**
 * Reads `vectors.bin`: the letters PLTV; format, tokens, dimensions as uint32; a float32 scale a token; the values; all
 * little endian. Values are int8 in format 1. In format 2 a byte holds two of them, the first in its lower half, each
 * with 8 added.
 *
 * @throws Error when the bytes are not such a file, are cut short, or hold a scale that is not a finite number
 */
export function parseTokenVectors(bytes: Uint8Array): TokenVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new Error('not a file of token vectors: it does not begin with PLTV');
  }
  const format = view.getUint32(4, true);
  const bits = BITS[format];
  if (bits === undefined)
    throw new Error(
      `token vectors of format ${format}; this code reads formats ${Object.keys(BITS).join(' and ')}`,
    );
  const tokens = view.getUint32(8, true);
  const dimensions = view.getUint32(12, true);
  if (tokens === 0 || dimensions === 0 || dimensions > MAX_DIMENSIONS) {
    throw new Error(`token vectors of an impossible shape: ${tokens} tokens of ${dimensions} dimensions`);
  }
  const packed = Math.ceil((tokens * dimensions * bits) / 8);
  const expected = HEADER_BYTES + 4 * tokens + packed;
  if (bytes.byteLength !== expected) {
    throw new Error(`token vectors of ${bytes.byteLength} bytes where the header promises ${expected}`);
  }
  const scales = new Float32Array(tokens);
  for (let token = 0; token < tokens; token++) {
    const scale = view.getFloat32(HEADER_BYTES + 4 * token, true);
    if (!Number.isFinite(scale) || scale < 0) throw new Error(`the scale of token ${token} is ${scale}`);
    scales[token] = scale;
  }
  const from = bytes.byteOffset + HEADER_BYTES + 4 * tokens;
  const values =
    bits === 8
      ? new Int8Array(bytes.buffer, from, packed)
      : unpacked(new Uint8Array(bytes.buffer, from, packed), tokens * dimensions);
  return { tokens, dimensions, scales, values };
}

function unpacked(bytes: Uint8Array, count: number): Int8Array {
  const values = new Int8Array(count);
  for (let n = 0; n < count; n++) values[n] = ((bytes[n >> 1]! >> (4 * (n & 1))) & 15) - 8;
  return values;
}
