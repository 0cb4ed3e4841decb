/** The numbers of a static token-vector model. The vector of token t is `scales[t] * values[t * dimensions ...]`. */
export interface TokenVectors {
  readonly tokens: number;
  readonly dimensions: number;
  /** One a token; the frequency weight is in it. */
  readonly scales: Float32Array;
  /** tokens x dimensions, row by row, from -127 to 127. */
  readonly values: Int8Array;
}

const MAGIC = 'PLTV';
const FORMAT = 1;
const HEADER_BYTES = 16;
const MAX_DIMENSIONS = 4096;

/**
 * Reads `vectors.bin`: the letters PLTV; format, tokens, dimensions as uint32; a float32 scale a token; the int8
 * values; all little endian.
 *
 * @throws Error when the bytes are not such a file, are cut short, or hold a scale that is not a finite number
 */
export function parseTokenVectors(bytes: Uint8Array): TokenVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new Error('not a file of token vectors: it does not begin with PLTV');
  }
  const format = view.getUint32(4, true);
  if (format !== FORMAT)
    throw new Error(`token vectors of format ${format}; this code reads format ${FORMAT}`);
  const tokens = view.getUint32(8, true);
  const dimensions = view.getUint32(12, true);
  if (tokens === 0 || dimensions === 0 || dimensions > MAX_DIMENSIONS) {
    throw new Error(`token vectors of an impossible shape: ${tokens} tokens of ${dimensions} dimensions`);
  }
  const expected = HEADER_BYTES + tokens * (4 + dimensions);
  if (bytes.byteLength !== expected) {
    throw new Error(`token vectors of ${bytes.byteLength} bytes where the header promises ${expected}`);
  }
  const scales = new Float32Array(tokens);
  for (let token = 0; token < tokens; token++) {
    const scale = view.getFloat32(HEADER_BYTES + 4 * token, true);
    if (!Number.isFinite(scale) || scale < 0) throw new Error(`the scale of token ${token} is ${scale}`);
    scales[token] = scale;
  }
  const values = new Int8Array(
    bytes.buffer,
    bytes.byteOffset + HEADER_BYTES + 4 * tokens,
    tokens * dimensions,
  );
  return { tokens, dimensions, scales, values };
}
