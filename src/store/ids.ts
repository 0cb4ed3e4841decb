import { createHash, randomBytes } from 'node:crypto';
import { ID_PREFIX, type IdKind } from '../records/id.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new random id: the kind's letter and 80 random bits. */
export function newId(kind: IdKind): string {
  return ID_PREFIX[kind] + base32(randomBytes(10));
}

/**
 * The id that these parts always get (80 bits of SHA-256), so that the same record imported twice is one.
 * With 14 million records the chance of any collision is about 1e-10.
 */
export function idOf(kind: IdKind, ...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return ID_PREFIX[kind] + base32(hash.digest().subarray(0, 10));
}

/** Crockford base 32 of 10 bytes: 16 characters. */
function base32(bytes: Uint8Array): string {
  let text = '';
  for (let n = 0; n < 10; n += 5) {
    const high = bytes[n]! * 0x1000 + bytes[n + 1]! * 0x10 + (bytes[n + 2]! >> 4);
    const low = (bytes[n + 2]! & 15) * 0x10000 + bytes[n + 3]! * 0x100 + bytes[n + 4]!;
    for (const part of [high, low]) {
      for (let shift = 15; shift >= 0; shift -= 5) text += ALPHABET[(part >> shift) & 31];
    }
  }
  return text;
}
