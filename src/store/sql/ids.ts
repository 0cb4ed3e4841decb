import { createHash, randomBytes } from 'node:crypto';
import { ID_PREFIX, type IdKind } from '../../records/id.ts';

/** Digits of an id after its letter, in ascending order: Crockford base 32. */
export const ID_DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Characters of an id. */
export const ID_LENGTH = 17;

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
      for (let shift = 15; shift >= 0; shift -= 5) text += ID_DIGITS[(part >> shift) & 31];
    }
  }
  return text;
}

/** Values of digits by their character code. */
const VALUES = new Uint8Array(128);
for (const [value, digit] of [...ID_DIGITS].entries()) VALUES[digit.charCodeAt(0)] = value;

/** Digits that a number holds exactly: 50 bits. */
export const HEAD_DIGITS = 10;

/** So many digits of an id as a number, in the order of the ids. */
export function decodeDigits(text: string, from: number, count: number): number {
  let value = 0;
  for (let n = from; n < from + count; n++) value = value * 32 + VALUES[text.charCodeAt(n)]!;
  return value;
}

/** The two numbers of an id, see {@link encodeId}. */
export function splitId(id: string): [head: number, tail: number] {
  return [decodeDigits(id, 1, HEAD_DIGITS), decodeDigits(id, 1 + HEAD_DIGITS, ID_LENGTH - 1 - HEAD_DIGITS)];
}

/** The id whose first {@link HEAD_DIGITS} digits, and whose others, are these numbers. */
export function encodeId(kind: IdKind, head: number, tail: number): string {
  return ID_PREFIX[kind] + digitsOf(head, HEAD_DIGITS) + digitsOf(tail, ID_LENGTH - 1 - HEAD_DIGITS);
}

function digitsOf(value: number, count: number): string {
  let digits = '';
  for (let n = 0, rest = value; n < count; n++, rest = Math.floor(rest / 32)) {
    digits = ID_DIGITS[rest % 32]! + digits;
  }
  return digits;
}
